import os
from typing import Any

import pytest

from mock_interview.errors import InputError
from mock_interview.settings import load_settings
from tests.settings.homes import Home


class TestBadValues:
    @pytest.mark.parametrize(
        ("toml", "sentence"),
        [
            ('grader = "gpt"', "config.toml:1:1: grader must be auto, llm or offline."),
            ("grader = []", "config.toml:1:1: grader must be auto, llm or offline."),
            ('\n\nmodel = ""', "config.toml:3:1: model must be a text that is not empty."),
            ("model = 3", "config.toml:1:1: model must be a text that is not empty."),
            ('api_key_command = "  "', "config.toml:1:1: api_key_command must be a text that is not empty."),
            *(
                (
                    f'base_url = "{url}"',
                    "config.toml:1:1: base_url must be an address such as http://localhost:11434/v1.",
                )
                for url in (
                    *("localhost:11434", "ftp://host", "http://", "http://host:99999", "http://host:x", "http://[::1"),
                    *("http://two words/v1", "http://host/\\u001b[2J", "http://ho\\nst/v1"),
                )
            ),
            *(
                (
                    f"deadline_seconds = {value}",
                    "config.toml:1:1: deadline_seconds must be a number of seconds from 1 to 3600.",
                )
                for value in ("0", "3601", "nan", "inf", "true", '"9"', "1979-05-27")
            ),
            *(
                (f"follow_ups = {value}", "config.toml:1:1: follow_ups must be a whole number from 0 to 5.")
                for value in ("-1", "6", "1.5", "false")
            ),
            *(
                (f"votes = {value}", "config.toml:1:1: votes must be a whole number from 1 to 15.")
                for value in ("0", "16", "true", "1.0")
            ),
            *((f"{name} = 1", f"config.toml:1:1: {name} must be true or false.") for name in ("strict", "fresh")),
            ("model = []", "config.toml:1:1: model must name at least one model."),
            ("endpoint = 1", "config.toml:1:1: endpoint must be a table."),
            (
                '\n[endpoint]\nreply_limit = "tokens"',
                "config.toml:2:1: endpoint must have one of max_completion_tokens, max_tokens, none, not 'tokens'.",
            ),
            (
                "[endpoint]\nheat = true",
                (
                    "config.toml:1:1: endpoint has no 'heat'; it takes response_format, reply_limit, temperature, "
                    "stream, reasoning_effort."
                ),
            ),
            (
                '[prices."m"]\ninput = 1',
                "config.toml:1:1: prices needs input and output for each model, per million tokens.",
            ),
            (
                "prices.m = { input = nan, output = 1 }",
                "config.toml:1:1: prices must hold amounts of 0 or more.",
            ),
            *(
                (f"rubrics = {value}", "config.toml:1:1: rubrics must be a list of folders.")
                for value in ("[1]", "{}", '""', '["one", " "]', "true")
            ),
            (
                "\n[llm]\nx = 1",
                (
                    "config.toml:2:1: there is no setting 'llm'; the settings are anchors, api_key_command, base_url, "
                    "clock_factor, currency, deadline_seconds, endpoint, follow_ups, fresh, grader, model, prices, "
                    "reduced_motion, rubrics, self_rating, speaking, strict, votes."
                ),
            ),
            ('rubrics = [\n  "model",\n]\n"model" = ""', "config.toml:4:1: model must be a text that is not empty."),
            ('model = "a"\nmodel = "b"', "config.toml:2:12: Cannot overwrite a value; correct the line or remove it."),
            ("model = ", "config.toml:1:9: Invalid value; correct the line or remove it."),
            ('model = "m"\nmodel = """open\n', "config.toml:3:1: Unterminated string; correct the line or remove it."),
            ("model = " + "[" * 5000, "config.toml: is nested too deeply; settings are plain values."),
            (
                "follow_ups = " + "9" * 5000,
                "config.toml: holds a number that is too long; correct it or remove it.",
            ),
        ],
        ids=lambda text: text[:40],
    )
    def test_in_the_file_are_told_with_line_and_column(self, settings_home: Home, toml: str, sentence: str) -> None:
        assert settings_home.refusal(toml) == sentence

    def test_an_unknown_name_cannot_steer_the_terminal(self, settings_home: Home) -> None:
        assert "\x1b" not in settings_home.refusal('"\\u001b]0;x\\u0007name" = 1')

    def test_a_file_that_is_not_utf8_is_told(self, settings_home: Home) -> None:
        assert settings_home.refusal(b'model = "\xff"') == "config.toml: is not UTF-8 text; save it as UTF-8."

    def test_a_folder_in_its_place_is_told(self, settings_home: Home) -> None:
        settings_home.file.mkdir(parents=True)
        with pytest.raises(InputError, match=r"config\.toml: cannot be read \(.+\); check what stands there\.$"):
            load_settings({"MOCK_INTERVIEW_HOME": str(settings_home.root)})

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
    def test_a_pipe_in_its_place_is_told(self, settings_home: Home) -> None:
        settings_home.file.parent.mkdir()
        os.mkfifo(settings_home.file)
        with pytest.raises(InputError, match=r"config\.toml: cannot be read \(not a regular file\); check what"):
            load_settings({"MOCK_INTERVIEW_HOME": str(settings_home.root)})

    def test_a_huge_file_is_told(self, settings_home: Home) -> None:
        assert settings_home.refusal(b" " * 2_000_000) == (
            "config.toml: is larger than 1,000,000 bytes; settings are a small file."
        )

    def test_an_address_too_long_to_be_sent_is_told(self, settings_home: Home) -> None:
        assert settings_home.refusal(flags={"base_url": "http://host/" + "a" * 70_000}) == (
            "--base-url: base_url must be no longer than 2,000 characters."
        )

    @pytest.mark.parametrize(
        ("variable", "value", "end"),
        [
            ("MOCK_INTERVIEW_GRADER", "gpt", "grader must be auto, llm or offline."),
            ("OPENAI_BASE_URL", "localhost", "base_url must be an address such as http://localhost:11434/v1."),
            ("MOCK_INTERVIEW_MODEL", " ", "model must be a text that is not empty."),
            ("MOCK_INTERVIEW_MODEL", "m\udcff", "model must be text in UTF-8."),
        ],
    )
    def test_in_the_environment_are_told_with_the_variable(
        self, settings_home: Home, variable: str, value: str, end: str
    ) -> None:
        assert settings_home.refusal(environment={variable: value}) == f"the environment variable {variable}: {end}"

    def test_on_the_command_line_are_told_with_the_flag(self, settings_home: Home) -> None:
        assert (
            settings_home.refusal(flags={"follow_ups": 9})
            == "--follow-ups: follow_ups must be a whole number from 0 to 5."
        )

    @pytest.mark.parametrize(
        ("given", "place"),
        [
            ({"toml": 'rubrics = "~nobody-here/x"'}, "config.toml:1:1"),
            (
                {"environment": {"MOCK_INTERVIEW_RUBRICS": "~nobody-here/x"}},
                "the environment variable MOCK_INTERVIEW_RUBRICS",
            ),
            ({"flags": {"rubrics": ("~nobody-here/x",)}}, "--rubrics"),
        ],
    )
    def test_a_folder_of_an_unknown_user_is_told(self, settings_home: Home, given: dict[str, Any], place: str) -> None:
        assert (
            settings_home.refusal(**given)
            == f"{place}: rubrics names the home folder of an unknown user, '~nobody-here/x'."
        )
