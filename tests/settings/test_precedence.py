import os
from pathlib import Path

import pytest

from mock_interview.settings import Pins, Price, Settings, load_settings
from tests.settings.homes import Home


class TestPrecedence:
    def test_without_any_word_from_the_person_the_defaults_hold(self, tmp_path: Path) -> None:
        settings = load_settings({"MOCK_INTERVIEW_HOME": str(tmp_path)})
        assert settings == Settings(locations=settings.locations)

    def test_the_environment_overrides_the_file_and_flags_override_both(self, settings_home: Home) -> None:
        toml = 'model = "from-file"\ngrader = "offline"\nbase_url = "http://file:1/v1"'
        environment = {"MOCK_INTERVIEW_MODEL": "from-environment", "OPENAI_BASE_URL": "http://environment:2/v1"}
        settings = settings_home.load(toml, environment, {"model": "from-flag"})
        assert (settings.grader, settings.service_url, settings.model) == (
            "offline",
            "http://environment:2/v1",
            "from-flag",
        )

    def test_a_flag_not_given_and_a_variable_left_empty_say_nothing(self, settings_home: Home) -> None:
        settings = settings_home.load('model = "m"', {"MOCK_INTERVIEW_MODEL": ""}, {"model": None, "rubrics": ()})
        assert settings.model == "m"

    def test_every_setting_can_stand_in_the_file(self, settings_home: Home) -> None:
        settings = settings_home.load(
            'grader = "llm"\nbase_url = "https://host/v1"\nmodel = " m "\napi_key_command = "pass show key"\n'
            'deadline_seconds = 30\nfollow_ups = 0\nrubrics = ["one", "two"]\n'
            'votes = 3\nstrict = true\nanchors = false\nfresh = true\ncurrency = "EUR"\n'
            '[endpoint]\nreply_limit = "none"\nstream = false\n[prices.m]\ninput = 1\noutput = 2.5'
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
            votes=3,
            strict=True,
            anchors=False,
            fresh=True,
            currency="EUR",
            endpoint_pins=Pins(reply_limit="none", stream=False),
            prices={"m": Price(input=1.0, output=2.5)},
        )

    def test_folders_of_rubrics_add_up_flags_first_then_environment_then_file(self, settings_home: Home) -> None:
        environment = {"MOCK_INTERVIEW_RUBRICS": os.pathsep.join(["environment-1", "", "environment-2"])}
        settings = settings_home.load('rubrics = "file"', environment, {"rubrics": ("flag",)})
        assert [path.name for path in settings.rubrics] == ["flag", "environment-1", "environment-2", "file"]

    def test_a_tilde_in_a_folder_of_rubrics_is_the_persons_home(
        self, settings_home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(settings_home.root))
        monkeypatch.setenv("USERPROFILE", str(settings_home.root))
        assert settings_home.load('rubrics = "~/packs"').rubrics == (settings_home.root / "packs",)

    def test_a_file_saved_with_a_byte_order_mark_is_read(self, settings_home: Home) -> None:
        assert settings_home.load(b'\xef\xbb\xbfmodel = "m"').model == "m"
