"""The API key: read when a request is about to be made, and never written anywhere."""

import os
import shlex
import subprocess
from collections.abc import Mapping

from mock_interview.errors import InputError
from mock_interview.settings.model import Settings

KEY_VARIABLE = "OPENAI_API_KEY"
KEY_COMMAND_SECONDS = 30


def read_api_key(settings: Settings, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the API key, or None where none is configured.

    Raises `InputError` if ``api_key_command`` does not print one.
    """
    if key := environment_key(environment):
        return key
    return None if settings.api_key_command is None else _printed_key(settings.api_key_command)


def environment_key(environment: Mapping[str, str]) -> str:
    """Return the key in the environment, or nothing."""
    return environment.get(KEY_VARIABLE, "").strip()


def _printed_key(command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the person's own command, from their own settings
            shlex.split(command),
            stdin=subprocess.DEVNULL,  # the answer to be graded may be waiting there
            capture_output=True,
            text=True,
            timeout=KEY_COMMAND_SECONDS,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise InputError("api_key_command did not print a key; run it yourself to see why, then try again.") from error
    if not (key := done.stdout.strip()):
        raise InputError("api_key_command printed nothing; it must print the key on standard output.")
    if len(key.splitlines()) > 1:
        raise InputError("api_key_command printed more than one line; it must print the key alone.")
    return key
