"""Each setting's value, checked: what is wrong is raised as the end of a sentence."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import urlsplit

from mock_interview.errors import InputError
from mock_interview.locations import expand_home
from mock_interview.settings.model import Pins, Price, ReplyLimit, ResponseFormat
from mock_interview.text import is_utf8, one_line

MAX_URL = 2000


def _grader(value: object) -> str:
    if value not in ("auto", "llm", "offline"):
        raise ValueError("must be auto, llm or offline")
    return str(value)


def _string(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    if not is_utf8(value):
        raise ValueError("must be text in UTF-8")
    return value.strip()


def _url(value: object) -> str:
    url = _string(value)
    if len(url) > MAX_URL:
        raise ValueError(f"must be no longer than {MAX_URL:,} characters")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or " " in url or not url.isprintable():
        raise ValueError("must be an address such as http://localhost:11434/v1")
    return url


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= 3600:
        raise ValueError("must be a number of seconds from 1 to 3600")
    return float(value)


def _factor(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= 20:
        raise ValueError("must be a number from 1 to 20")
    return float(value)


def _follow_ups(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 5:
        raise ValueError("must be a whole number from 0 to 5")
    return value


def _paths(value: object) -> tuple[Path, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    folders = [item for item in values if isinstance(item, str | Path) and str(item).strip()]
    if len(folders) < len(values):
        raise ValueError("must be a list of folders")
    return tuple(expand_home(folder) for folder in folders)


def _votes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 15:
        raise ValueError("must be a whole number from 1 to 15")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _models(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    if not values:
        raise ValueError("must name at least one model")
    return tuple(dict.fromkeys(_string(item) for item in values))


def _pins(value: object) -> Pins:
    table = _table(value)
    checked = {name: _known(_PINS, name)(item) for name, item in table.items()}
    return Pins(**checked)


def _prices(value: object) -> Mapping[str, Price]:
    return MappingProxyType({model: _price(item) for model, item in _table(value).items()})


def _price(value: object) -> Price:
    table = {name: _known(_PRICE, name)(item) for name, item in _table(value).items()}
    if not {"input", "output"} <= set(table):
        raise ValueError("needs input and output for each model, per million tokens")
    return Price(**table)


def _amount(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
        raise ValueError("must hold amounts of 0 or more")
    return float(value)


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("must be a table")
    return value


def _known(checks: Mapping[str, Callable[[object], Any]], name: str) -> Callable[[object], Any]:
    if name not in checks:
        raise ValueError(f"has no {one_line(name, 40)!r}; it takes {', '.join(checks)}")
    return checks[name]


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            raise ValueError(f"must have one of {', '.join(choices)}, not {one_line(str(value), 40)!r}")
        return str(value)

    return check


_PINS: dict[str, Callable[[object], Any]] = {
    "response_format": _one_of(*get_args(ResponseFormat)),
    "reply_limit": _one_of(*get_args(ReplyLimit)),
    "temperature": _switch,
    "stream": _switch,
    "reasoning_effort": _string,
}
_PRICE: dict[str, Callable[[object], Any]] = {"input": _amount, "output": _amount, "cached": _amount}

# The settings by the name a person writes: the field they fill and how their value is checked.
CHECKS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "grader": ("grader", _grader),
    "base_url": ("base_url", _url),
    "model": ("models", _models),
    "votes": ("votes", _votes),
    "strict": ("strict", _switch),
    "anchors": ("anchors", _switch),
    "fresh": ("fresh", _switch),
    "api_key_command": ("api_key_command", _string),
    "deadline_seconds": ("deadline_seconds", _seconds),
    "follow_ups": ("follow_ups", _follow_ups),
    "clock_factor": ("clock_factor", _factor),
    "self_rating": ("self_rating", _switch),
    "speaking": ("speaking", _switch),
    "reduced_motion": ("reduced_motion", _switch),
    "rubrics": ("rubrics", _paths),
    "endpoint": ("endpoint_pins", _pins),
    "prices": ("prices", _prices),
    "currency": ("currency", _string),
}


def check_setting(name: str, value: object) -> Any:  # noqa: ANN401 - each setting has a type of its own
    """Return the checked value of the setting `name`. Raises `InputError`."""
    if name not in CHECKS:
        known = ", ".join(sorted(CHECKS))
        raise InputError(f"there is no setting {one_line(name, 40)!r}; the settings are {known}.")
    try:
        return CHECKS[name][1](value)
    except ValueError as error:
        raise InputError(f"{name} {error}.") from None
