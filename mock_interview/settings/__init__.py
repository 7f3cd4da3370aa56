"""Settings: ``config.toml``, then the environment, then flags, made into one frozen object.

The API key is not a setting: it is read from ``OPENAI_API_KEY``, or printed by the command named
in ``api_key_command``, when a request is about to be made.
"""

from mock_interview.settings.checks import check_setting
from mock_interview.settings.keys import KEY_COMMAND_SECONDS, KEY_VARIABLE, read_api_key
from mock_interview.settings.loading import RUBRICS_VARIABLE, load_settings
from mock_interview.settings.model import (
    CLOCK_FACTOR,
    OPENAI_BASE_URL,
    GraderChoice,
    GraderKind,
    Pins,
    Price,
    ReplyLimit,
    ResponseFormat,
    Settings,
    endpoint_of,
)

__all__ = [
    "CLOCK_FACTOR",
    "KEY_COMMAND_SECONDS",
    "KEY_VARIABLE",
    "OPENAI_BASE_URL",
    "RUBRICS_VARIABLE",
    "GraderChoice",
    "GraderKind",
    "Pins",
    "Price",
    "ReplyLimit",
    "ResponseFormat",
    "Settings",
    "check_setting",
    "endpoint_of",
    "load_settings",
    "read_api_key",
]
