"""The settings in effect and where each comes from. A key, or a command that may hold one, is never shown."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mock_interview.llm.endpoints import address_of
from mock_interview.settings import KEY_VARIABLE, RUBRICS_VARIABLE, Settings

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
    for name, value in _values(settings).items():
        yield Setting(name, value, _origin(name, settings, written, environment))
    if settings.environment_key:
        yield Setting("API key", HIDDEN, KEY_VARIABLE)
    else:
        yield Setting("API key", NONE, "from api_key_command" if settings.api_key_command else f"no {KEY_VARIABLE}")


def _values(settings: Settings) -> dict[str, str]:
    return {
        "grader": settings.grader,
        "base_url": address_of(settings.base_url) if settings.base_url else NONE,
        "model": settings.model or NONE,
        "api_key_command": HIDDEN if settings.api_key_command else NONE,
        "deadline_seconds": f"{settings.deadline_seconds:g}",
        "follow_ups": str(settings.follow_ups),
        "rubrics": ", ".join(map(str, settings.rubrics)) or NONE,
    }


def _origin(name: str, settings: Settings, written: frozenset[str], environment: Mapping[str, str]) -> str:
    """Return the source that decides; folders of rubrics add up, so that they may have two."""
    sources = [variable for variable in [_VARIABLES.get(name, "")] if environment.get(variable)]
    if name in written:
        sources.append(str(settings.locations.settings_file))
    return " and ".join(sources if name == "rubrics" else sources[:1]) or "default"


def _written(settings: Settings) -> frozenset[str]:
    """Return the names in ``config.toml``, which was read without fault before."""
    path = settings.locations.settings_file
    return frozenset(tomllib.loads(path.read_text("utf-8"))) if path.is_file() else frozenset()
