"""Settings are read from ``config.toml``, then the environment, then flags."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.locations import locate, read_start
from mock_interview.settings.checks import CHECKS, check_setting
from mock_interview.settings.keys import environment_key
from mock_interview.settings.model import Settings

MAX_BYTES = 1_000_000
RUBRICS_VARIABLE = "MOCK_INTERVIEW_RUBRICS"

_VARIABLES = {
    "OPENAI_BASE_URL": "base_url",
    "MOCK_INTERVIEW_MODEL": "model",
    "MOCK_INTERVIEW_GRADER": "grader",
    RUBRICS_VARIABLE: "rubrics",
}


def load_settings(environment: Mapping[str, str] = os.environ, flags: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings; a flag that is None was not given. Folders of rubrics add up, a flag's first.

    Raises `InputError` with file, line and column, or the variable, that is wrong.
    """
    settings = Settings(locations=locate(environment))
    settings = _from_file(settings, settings.locations.settings_file)
    for variable, name in _VARIABLES.items():
        if value := environment.get(variable):
            given = [part for part in value.split(os.pathsep) if part] if name == "rubrics" else value
            settings = _with(settings, name, given, f"the environment variable {variable}")
    for name, value in (flags or {}).items():
        if value is not None and value != ():
            settings = _with(settings, name, value, f"--{name.replace('_', '-')}")
    return replace(settings, environment_key=bool(environment_key(environment)))


def _from_file(settings: Settings, path: Path) -> Settings:
    source = _read(path)
    for name, value in _parse(path, source).items():
        settings = _with(settings, name, value, f"{path}:{_line_of(name, source)}:1")
    return settings


def _read(path: Path) -> str:
    try:
        data = read_start(path, MAX_BYTES + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path}: cannot be read ({reason}); check what stands there.") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: is larger than {MAX_BYTES:,} bytes; settings are a small file.")
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    return text.replace("\r\n", "\n")


def _parse(path: Path, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_toml_sentence(path, source, str(error))) from error
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply; settings are plain values.") from None
    except ValueError:
        raise InputError(f"{path}: holds a number that is too long; correct it or remove it.") from None


def _toml_sentence(path: Path, source: str, message: str) -> str:
    what, _, place = message.rpartition(" (at ")
    end = source.split("\n")
    line, column = re.findall(r"\d+", place) or (len(end), len(end[-1]) + 1)
    return f"{path}:{line}:{column}: {what or message}; correct the line or remove it."


def _line_of(name: str, source: str) -> int:
    pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[.=\]]")
    return next((n for n, line in enumerate(source.splitlines(), 1) if pattern.match(line)), 1)


def _with(settings: Settings, name: str, value: object, place: str) -> Settings:
    try:
        checked = check_setting(name, value)
    except InputError as error:
        raise InputError(f"{place}: {error}") from None
    field, _ = CHECKS[name]
    if name == "rubrics":
        checked = (*checked, *settings.rubrics)
    return replace(settings, **{field: checked})
