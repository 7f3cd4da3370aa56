"""What the program can be told, as one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from mock_interview.locations import Locations

GraderKind = Literal["llm", "offline"]
GraderChoice = Literal["auto", "llm", "offline"]
ResponseFormat = Literal["json_schema", "json_object", "plain"]
ReplyLimit = Literal["max_completion_tokens", "max_tokens", "none"]

OPENAI_BASE_URL = "https://api.openai.com/v1"

# People type about 50 words a minute and speak about 150.
CLOCK_FACTOR = 3.0


@dataclass(frozen=True, slots=True)
class Pins:
    """What the person says of their endpoint, so that it is not found out: None means find out.

    `temperature` and `stream` say whether to ask for it at all; `reasoning_effort` is sent as given.
    """

    response_format: ResponseFormat | None = None
    reply_limit: ReplyLimit | None = None
    temperature: bool | None = None
    stream: bool | None = None
    reasoning_effort: str | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, per million tokens, in the currency of the person's choice."""

    input: float
    output: float
    cached: float | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the program can be told, with its defaults.

    `models`: more than one is a jury. `votes`: how often each model is asked. `strict`: a request per
    criterion. `anchors`: the rubric's marked examples go along. `fresh`: ask again even where the very
    same was graded before. `prices` by model name. `clock_factor`: an exam's clock gives this many times
    the spoken time of a question. `self_rating`: ask how it went before the score is shown. `speaking`:
    finished sentences stay as they are. `reduced_motion`: nothing on the screen moves or blinks by itself.
    """

    locations: Locations
    grader: GraderChoice = "auto"
    base_url: str | None = None
    models: tuple[str, ...] = ()
    votes: int = 1
    strict: bool = False
    anchors: bool = True
    fresh: bool = False
    api_key_command: str | None = None
    deadline_seconds: float = 120.0
    follow_ups: int = 1
    clock_factor: float = CLOCK_FACTOR
    self_rating: bool = True
    speaking: bool = False
    reduced_motion: bool = False
    rubrics: tuple[Path, ...] = ()
    endpoint_pins: Pins = Pins()
    prices: Mapping[str, Price] = field(default_factory=lambda: MappingProxyType({}))
    currency: str = "USD"
    environment_key: bool = False

    @property
    def model(self) -> str | None:
        """The model to ask, or the first of a jury; None where it is to be found out."""
        return self.models[0] if self.models else None

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
