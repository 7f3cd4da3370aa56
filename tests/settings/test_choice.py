import pytest

from mock_interview.settings import endpoint_of
from tests.settings.homes import Home

KEY = "a-made-up-key"


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
        self, settings_home: Home, toml: str, environment: dict[str, str], chosen: str
    ) -> None:
        assert settings_home.load(toml, environment).chosen_grader == chosen

    def test_the_service_is_openai_unless_another_address_is_given(self, settings_home: Home) -> None:
        settings = settings_home.load()
        assert settings.is_openai
        assert settings.endpoint == "https://api.openai.com"
        assert not settings_home.load('base_url = "https://api.openai.com.example.org/v1"').is_openai

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
