"""One request to a model and what comes back, whatever the endpoint."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mock_interview.settings import ResponseFormat

Role = Literal["system", "user"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message to the model."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class ReplySchema:
    """The JSON Schema that the reply must fit; `name` has letters, digits, ``_`` and ``-`` only."""

    name: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What a model is asked. The last message holds the data; those before it are fixed and cacheable.

    `stream`, `temperature`, `reasoning_effort` and the schema are asked for only where the endpoint takes them.
    `max_reply_tokens` bounds the reply, with what the model thinks before it.
    """

    model: str
    messages: tuple[Message, ...]
    schema: ReplySchema | None = None
    max_reply_tokens: int = 8000
    temperature: float | None = 0.0
    reasoning_effort: str | None = None
    stream: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens as the server counted them; 0 where it did not say."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """A reply. `model` is as the server named it; `requests` counts every request made for it.

    From `response_format` on: what was asked for in the end, None or False where the endpoint would not take it.
    """

    text: str
    model: str
    finish_reason: str
    tokens: Tokens = Tokens()
    requests: int = 1
    response_format: ResponseFormat = "plain"
    temperature: float | None = None
    reasoning_effort: str | None = None
    streamed: bool = False
