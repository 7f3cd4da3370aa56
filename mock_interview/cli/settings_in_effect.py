"""The settings in effect and where each comes from. A key, or a command that may hold one, is never shown."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from mock_interview.llm.endpoints import address_of
from mock_interview.settings import KEY_VARIABLE, RUBRICS_VARIABLE, Settings
from mock_interview.settings.checks import CHECKS

HIDDEN = "set, not shown"
NONE = "-"

_VARIABLES = {
    "grader": "MOCK_INTERVIEW_GRADER",
    "base_url": "OPENAI_BASE_URL",
    "model": "MOCK_INTERVIEW_MODEL",
    "rubrics": RUBRICS_VARIABLE,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is shown."""

    name: str
    value: str
    origin: str


def settings_in_effect(settings: Settings, environment: Mapping[str, str] = os.environ) -> Iterator[Setting]:
    """Yield every setting, the key last."""
    written = _written(settings)
    for name, (field, _) in CHECKS.items():
        value = _shown(name, getattr(settings, field))
        yield Setting(name, value, _origin(name, settings, written, environment))
    if settings.environment_key:
        yield Setting("API key", HIDDEN, KEY_VARIABLE)
    else:
        yield Setting("API key", NONE, "from api_key_command" if settings.api_key_command else f"no {KEY_VARIABLE}")


def _shown(name: str, value: Any) -> str:  # noqa: ANN401 - settings are of many types
    if value and name == "api_key_command":
        return HIDDEN
    return _plain(address_of(value) if value and name == "base_url" else value)


def _plain(value: Any) -> str:  # noqa: ANN401 - as above
    if is_dataclass(value) and not isinstance(value, type):
        value = {name: part for name, part in asdict(value).items() if part is not None}
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        value = [f"{name}: {_plain(part)}" for name, part in value.items()]
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or NONE
    return NONE if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _origin(name: str, settings: Settings, written: frozenset[str], environment: Mapping[str, str]) -> str:
    """Return the source that decides; folders of rubrics add up, so that they may have two."""
    sources = [variable for variable in [_VARIABLES.get(name, "")] if environment.get(variable)]
    if name in written:
        sources.append(str(settings.locations.settings_file))
    return " and ".join(sources if name == "rubrics" else sources[:1]) or "default"


def _written(settings: Settings) -> frozenset[str]:
    """Return the names in ``config.toml``, which was read without fault before."""
    path = settings.locations.settings_file
    return frozenset(tomllib.loads(path.read_text("utf-8-sig"))) if path.is_file() else frozenset()
