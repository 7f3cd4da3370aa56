import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mock_interview.errors import InputError
from mock_interview.settings import Settings, endpoint_of, load_settings, read_api_key

KEY = "a-made-up-key"


class Home:
    """A home whose config.toml, environment and flags a test fills in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = root / "config" / "config.toml"

    def load(
        self,
        toml: str | bytes = "",
        environment: Mapping[str, str] | None = None,
        flags: Mapping[str, Any] | None = None,
    ) -> Settings:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        return load_settings({"MOCK_INTERVIEW_HOME": str(self.root), **(environment or {})}, flags)

    def refusal(self, toml: str | bytes = "", **given: Any) -> str:
        """Return the sentence that loading ends in, with the path of the file cut to its name."""
        with pytest.raises(InputError) as refused:
            self.load(toml, **given)
        return str(refused.value).replace(str(self.file), "config.toml")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def python(code: str) -> str:
    """Return a command line that runs `code`."""
    return f'"{Path(sys.executable).as_posix()}" -c "{code}"'


class TestPrecedence:
    def test_without_any_word_from_the_person_the_defaults_hold(self, tmp_path: Path) -> None:
        settings = load_settings({"MOCK_INTERVIEW_HOME": str(tmp_path)})
        assert settings == Settings(locations=settings.locations)

    def test_the_environment_overrides_the_file_and_flags_override_both(self, home: Home) -> None:
        toml = 'model = "from-file"\ngrader = "offline"\nbase_url = "http://file:1/v1"'
        environment = {"MOCK_INTERVIEW_MODEL": "from-environment", "OPENAI_BASE_URL": "http://environment:2/v1"}
        settings = home.load(toml, environment, {"model": "from-flag"})
        assert (settings.grader, settings.service_url, settings.model) == (
            "offline",
            "http://environment:2/v1",
            "from-flag",
        )

    def test_a_flag_not_given_and_a_variable_left_empty_say_nothing(self, home: Home) -> None:
        settings = home.load('model = "m"', {"MOCK_INTERVIEW_MODEL": ""}, {"model": None, "rubrics": ()})
        assert settings.model == "m"

    def test_every_setting_can_stand_in_the_file(self, home: Home) -> None:
        settings = home.load(
            'grader = "llm"\nbase_url = "https://host/v1"\nmodel = " m "\napi_key_command = "pass show key"\n'
            'deadline_seconds = 30\nfollow_ups = 0\nrubrics = ["one", "two"]'
        )
        assert settings == Settings(
            locations=settings.locations,
            grader="llm",
            base_url="https://host/v1",
            models=("m",),
            api_key_command="pass show key",
            deadline_seconds=30.0,
            follow_ups=0,
            rubrics=(Path("one"), Path("two")),
        )

    def test_folders_of_rubrics_add_up_flags_first_then_the_environment_then_the_file(self, home: Home) -> None:
        environment = {"MOCK_INTERVIEW_RUBRICS": os.pathsep.join(["environment-1", "", "environment-2"])}
        settings = home.load('rubrics = "file"', environment, {"rubrics": ("flag",)})
        assert [path.name for path in settings.rubrics] == ["flag", "environment-1", "environment-2", "file"]

    def test_a_tilde_in_a_folder_of_rubrics_is_the_persons_home(
        self, home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(home.root))
        monkeypatch.setenv("USERPROFILE", str(home.root))
        assert home.load('rubrics = "~/packs"').rubrics == (home.root / "packs",)

    def test_a_file_saved_with_a_byte_order_mark_is_read(self, home: Home) -> None:
        assert home.load(b'\xef\xbb\xbfmodel = "m"').model == "m"


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
                (f"rubrics = {value}", "config.toml:1:1: rubrics must be a list of folders.")
                for value in ("[1]", "{}", '""', '["one", " "]', "true")
            ),
            (
                "\n[llm]\nx = 1",
                (
                    "config.toml:2:1: there is no setting 'llm'; the settings are anchors, api_key_command, base_url, "
                    "currency, deadline_seconds, endpoint, follow_ups, fresh, grader, model, prices, rubrics, strict, "
                    "votes."
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
    def test_in_the_file_are_told_with_line_and_column(self, home: Home, toml: str, sentence: str) -> None:
        assert home.refusal(toml) == sentence

    def test_an_unknown_name_cannot_steer_the_terminal(self, home: Home) -> None:
        assert "\x1b" not in home.refusal('"\\u001b]0;x\\u0007name" = 1')

    def test_a_file_that_is_not_utf8_is_told(self, home: Home) -> None:
        assert home.refusal(b'model = "\xff"') == "config.toml: is not UTF-8 text; save it as UTF-8."

    def test_a_folder_in_its_place_is_told(self, home: Home) -> None:
        home.file.mkdir(parents=True)
        with pytest.raises(InputError, match=r"config\.toml: cannot be read \(.+\); check what stands there\.$"):
            load_settings({"MOCK_INTERVIEW_HOME": str(home.root)})

    @pytest.mark.parametrize(
        ("variable", "value", "end"),
        [
            ("MOCK_INTERVIEW_GRADER", "gpt", "grader must be auto, llm or offline."),
            ("OPENAI_BASE_URL", "localhost", "base_url must be an address such as http://localhost:11434/v1."),
            ("MOCK_INTERVIEW_MODEL", " ", "model must be a text that is not empty."),
        ],
    )
    def test_in_the_environment_are_told_with_the_variable(
        self, home: Home, variable: str, value: str, end: str
    ) -> None:
        assert home.refusal(environment={variable: value}) == f"the environment variable {variable}: {end}"

    def test_on_the_command_line_are_told_with_the_flag(self, home: Home) -> None:
        assert home.refusal(flags={"follow_ups": 9}) == "--follow-ups: follow_ups must be a whole number from 0 to 5."

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
    def test_a_folder_of_an_unknown_user_is_told(self, home: Home, given: dict[str, Any], place: str) -> None:
        assert home.refusal(**given) == f"{place}: rubrics names the home folder of an unknown user, '~nobody-here/x'."


class TestChoice:
    @pytest.mark.parametrize(
        ("toml", "environment", "chosen"),
        [
            ("", {}, "offline"),
            ("", {"OPENAI_API_KEY": KEY}, "llm"),
            ("", {"OPENAI_API_KEY": " \n"}, "offline"),
            ('api_key_command = "print-key"', {}, "llm"),
            ('base_url = "http://localhost:8080/v1"', {}, "llm"),
            ('grader = "offline"', {"OPENAI_API_KEY": KEY}, "offline"),
            ('grader = "llm"', {}, "llm"),
        ],
    )
    def test_auto_is_the_llm_where_a_key_or_an_address_is_configured(
        self, home: Home, toml: str, environment: dict[str, str], chosen: str
    ) -> None:
        assert home.load(toml, environment).chosen_grader == chosen

    def test_the_service_is_openai_unless_another_address_is_given(self, home: Home) -> None:
        settings = home.load()
        assert settings.is_openai
        assert settings.endpoint == "https://api.openai.com"
        assert not home.load('base_url = "https://api.openai.com.example.org/v1"').is_openai

    @pytest.mark.parametrize(
        ("url", "endpoint"),
        [
            ("http://LocalHost:11434/v1?x=1#y", "http://localhost:11434"),
            ("https://user:secret@host.example/v1", "https://host.example"),
            ("http://[::1]:8080/v1", "http://[::1]:8080"),
        ],
    )
    def test_an_endpoint_is_scheme_host_and_port_alone(self, url: str, endpoint: str) -> None:
        assert endpoint_of(url) == endpoint


class TestKey:
    def test_is_never_part_of_the_settings(self, home: Home) -> None:
        assert KEY not in repr(home.load("", {"OPENAI_API_KEY": KEY}))

    def test_comes_from_the_environment_without_the_white_space_around_it(self, home: Home) -> None:
        assert read_api_key(home.load(), {"OPENAI_API_KEY": f" {KEY}\n"}) == KEY

    def test_is_none_where_none_is_configured(self, home: Home) -> None:
        assert read_api_key(home.load(), {"OPENAI_API_KEY": " "}) is None

    def test_comes_from_the_command_where_the_environment_has_none(self, home: Home) -> None:
        settings = home.load(flags={"api_key_command": python(f"print('{KEY}')")})
        assert read_api_key(settings, {}) == KEY
        assert read_api_key(settings, {"OPENAI_API_KEY": "other"}) == "other"

    @pytest.mark.parametrize(
        ("command", "sentence"),
        [
            (
                "no-such-command-here",
                "api_key_command did not print a key; run it yourself to see why, then try again.",
            ),
            ('"unclosed', "api_key_command did not print a key; run it yourself to see why, then try again."),
            (
                python("import sys; print('a-made-up-key'); sys.exit(1)"),
                "api_key_command did not print a key; run it yourself to see why, then try again.",
            ),
            (
                python("import sys; sys.stdout.buffer.write(bytes([255, 254]))"),
                "api_key_command did not print a key; run it yourself to see why, then try again.",
            ),
            (python("print()"), "api_key_command printed nothing; it must print the key on standard output."),
            (
                python("print('a-made-up-key'); print('user: me')"),
                "api_key_command printed more than one line; it must print the key alone.",
            ),
        ],
    )
    def test_a_command_that_prints_none_is_told_without_what_it_printed(
        self, home: Home, command: str, sentence: str
    ) -> None:
        settings = home.load(flags={"api_key_command": command})
        with pytest.raises(InputError) as refused:
            read_api_key(settings, {})
        assert str(refused.value) == sentence

    def test_the_command_does_not_read_the_answer_from_standard_input(self, home: Home) -> None:
        home.load("api_key_command = '''" + python("import sys; print('read', len(sys.stdin.read()))") + "'''")
        code = "from mock_interview.settings import *; print(read_api_key(load_settings()))"
        environment = {**os.environ, "MOCK_INTERVIEW_HOME": str(home.root), "OPENAI_API_KEY": ""}
        done = subprocess.run(
            [sys.executable, "-c", code], input="my answer", capture_output=True, text=True, env=environment, check=True
        )
        assert done.stdout == "read 0\n"
