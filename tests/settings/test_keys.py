import os
import subprocess
import sys
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.settings import read_api_key
from tests.settings.homes import Home

KEY = "a-made-up-key"


def python(code: str) -> str:
    """Return a command line that runs `code`."""
    return f'"{Path(sys.executable).as_posix()}" -c "{code}"'


class TestKey:
    def test_is_never_part_of_the_settings(self, settings_home: Home) -> None:
        assert KEY not in repr(settings_home.load("", {"OPENAI_API_KEY": KEY}))

    def test_comes_from_the_environment_without_the_white_space_around_it(self, settings_home: Home) -> None:
        assert read_api_key(settings_home.load(), {"OPENAI_API_KEY": f" {KEY}\n"}) == KEY

    def test_is_none_where_none_is_configured(self, settings_home: Home) -> None:
        assert read_api_key(settings_home.load(), {"OPENAI_API_KEY": " "}) is None

    def test_comes_from_the_command_where_the_environment_has_none(self, settings_home: Home) -> None:
        settings = settings_home.load(flags={"api_key_command": python(f"print('{KEY}')")})
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
        self, settings_home: Home, command: str, sentence: str
    ) -> None:
        settings = settings_home.load(flags={"api_key_command": command})
        with pytest.raises(InputError) as refused:
            read_api_key(settings, {})
        assert str(refused.value) == sentence

    def test_the_command_does_not_read_the_answer_from_standard_input(self, settings_home: Home) -> None:
        settings_home.load("api_key_command = '''" + python("import sys; print('read', len(sys.stdin.read()))") + "'''")
        code = "from mock_interview.settings import *; print(read_api_key(load_settings()))"
        environment = {**os.environ, "MOCK_INTERVIEW_HOME": str(settings_home.root), "OPENAI_API_KEY": ""}
        done = subprocess.run(
            [sys.executable, "-c", code], input="my answer", capture_output=True, text=True, env=environment, check=True
        )
        assert done.stdout == "read 0\n"
