"""Settings: ``config.toml``, then the environment, then flags, made into one frozen object.

The API key is not a setting: it is read from ``OPENAI_API_KEY``, or printed by the command named
in ``api_key_command``, when a request is about to be made. It is never written anywhere.
"""

import os
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mock_interview.errors import InputError
from mock_interview.locations import Locations, expand_home, locate
from mock_interview.text import one_line

GraderKind = Literal["llm", "offline"]
GraderChoice = Literal["auto", "llm", "offline"]

OPENAI_BASE_URL = "https://api.openai.com/v1"
KEY_VARIABLE = "OPENAI_API_KEY"
RUBRICS_VARIABLE = "MOCK_INTERVIEW_RUBRICS"
KEY_COMMAND_SECONDS = 30

_VARIABLES = {
    "OPENAI_BASE_URL": "base_url",
    "MOCK_INTERVIEW_MODEL": "model",
    "MOCK_INTERVIEW_GRADER": "grader",
    RUBRICS_VARIABLE: "rubrics",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the program can be told, with its defaults."""

    locations: Locations
    grader: GraderChoice = "auto"
    base_url: str | None = None
    model: str | None = None
    api_key_command: str | None = None
    deadline_seconds: float = 120.0
    follow_ups: int = 1
    rubrics: tuple[Path, ...] = ()
    environment_key: bool = False

    @property
    def has_key(self) -> bool:
        """Whether a key, or a command that prints one, is configured."""
        return self.environment_key or self.api_key_command is not None

    @property
    def chosen_grader(self) -> GraderKind:
        """What ``auto`` comes to here: ``llm`` where a key or a base URL is configured."""
        if self.grader != "auto":
            return self.grader
        return "llm" if self.has_key or self.base_url else "offline"

    @property
    def service_url(self) -> str:
        """The base URL that requests go to."""
        return self.base_url or OPENAI_BASE_URL

    @property
    def endpoint(self) -> str:
        """Scheme, host and port that requests go to; never a path, a user name or a query."""
        return endpoint_of(self.service_url)

    @property
    def is_openai(self) -> bool:
        """Whether requests go to the OpenAI service itself."""
        return urlsplit(self.service_url).hostname == urlsplit(OPENAI_BASE_URL).hostname


def endpoint_of(url: str) -> str:
    """Return scheme, host and port of `url`."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


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
    return replace(settings, environment_key=bool(_environment_key(environment)))


def read_api_key(settings: Settings, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the API key, or None where none is configured.

    Raises `InputError` if ``api_key_command`` does not print one.
    """
    if key := _environment_key(environment):
        return key
    return None if settings.api_key_command is None else _printed_key(settings.api_key_command)


def _environment_key(environment: Mapping[str, str]) -> str:
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


def _from_file(settings: Settings, path: Path) -> Settings:
    source = _read(path)
    for name, value in _parse(path, source).items():
        settings = _with(settings, name, value, f"{path}:{_line_of(name, source)}:1")
    return settings


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path}: cannot be read ({reason}); check what stands there.") from error


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
        check = _CHECKS[name]
    except KeyError:
        known = ", ".join(sorted(_CHECKS))
        raise InputError(f"{place}: there is no setting {one_line(name, 40)!r}; the settings are {known}.") from None
    try:
        checked = check(value)
    except ValueError as error:
        raise InputError(f"{place}: {name} {error}.") from None
    if name == "rubrics":
        checked = (*checked, *settings.rubrics)
    return replace(settings, **{name: checked})


def _grader(value: object) -> str:
    if value not in ("auto", "llm", "offline"):
        raise ValueError("must be auto, llm or offline")
    return str(value)


def _string(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return value.strip()


def _url(value: object) -> str:
    url = _string(value)
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


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 5:
        raise ValueError("must be a whole number from 0 to 5")
    return value


def _paths(value: object) -> tuple[Path, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    folders = [item for item in values if isinstance(item, str | Path) and str(item).strip()]
    if len(folders) < len(values):
        raise ValueError("must be a list of folders")
    return tuple(expand_home(folder) for folder in folders)


_CHECKS: dict[str, Callable[[object], Any]] = {
    "grader": _grader,
    "base_url": _url,
    "model": _string,
    "api_key_command": _string,
    "deadline_seconds": _seconds,
    "follow_ups": _count,
    "rubrics": _paths,
}
assert set(_CHECKS) <= {field.name for field in fields(Settings)}
