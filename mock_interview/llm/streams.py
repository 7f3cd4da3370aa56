"""A reply that arrives as a stream of events, put together as a completion."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError

from mock_interview.llm.chat import Completion
from mock_interview.llm.errors import (
    BrokenJsonError,
    DroppedError,
    EndedEarlyError,
    EndlessError,
    NoChoicesError,
    RefusalError,
    WrongEncodingError,
)
from mock_interview.llm.events import EventReader
from mock_interview.llm.redaction import Hider, hide, redact
from mock_interview.llm.replies import MODEL_WIDTH, check_finished, check_no_error, joined, read_tokens
from mock_interview.text import one_line

MAX_REPLY_CHARS = 100_000  # twelve times what a reply may have in tokens is no reply any more
DONE = "[DONE]"

Hear = Callable[[str], None]


class _Delta(BaseModel):
    content: Annotated[str | None, BeforeValidator(joined)] = None
    refusal: str | None = None


class _Choice(BaseModel):
    delta: _Delta | None = None
    finish_reason: str | None = None


class _Chunk(BaseModel):
    choices: list[_Choice] | None = None
    model: str | None = None
    usage: Any = None


async def read_stream(pieces: AsyncIterator[bytes], endpoint: str, key: str | None, hear: Hear) -> "StreamedReply":
    """Return the reply in `pieces`; `hear` is told its text as it arrives.

    Raises `LlmError` and `RefusedError` as `read_completion` does, and `NoAnswerError` where the
    stream ends or breaks before the reply is complete.
    """
    reader, reply = EventReader(), StreamedReply(endpoint, key, hear)
    try:
        async for piece in pieces:
            for event in reader.feed(piece):
                reply.take(event)
            if reply.done:
                break
    except UnicodeDecodeError:
        raise WrongEncodingError(endpoint) from None
    except DroppedError:
        if not reply.finished:
            raise
    reply.end()
    return reply


class StreamedReply:
    """What has arrived of a reply. `done` once nothing more is to come, `finished` once its text is complete."""

    def __init__(self, endpoint: str, key: str | None, hear: Hear) -> None:
        self.done = False
        self._endpoint = endpoint
        self._key = key
        self._hear = hear
        self._hider = Hider(key)
        self._text: list[str] = []
        self._length = 0
        self._refusal: list[str] = []
        self._finish_reason: str | None = None
        self._model: str | None = None
        self._usage: Any = None
        self._begun = False

    @property
    def finished(self) -> bool:
        """Whether the text is complete."""
        return self.done or self._finish_reason is not None

    def take(self, event: str) -> None:
        """Take in the data of one event. Raises `UnreadableError`, `EndlessError` and `RefusedError`."""
        if self.done or event.strip() == DONE:
            self.done = True
            return
        chunk = _read_chunk(event, self._endpoint)
        self._model = chunk.model or self._model
        self._usage = chunk.usage or self._usage
        if chunk.choices:
            self._continue(chunk.choices[0])

    def end(self) -> None:
        """Let the last words be heard, once no more events are to come."""
        self._tell(self._hider.rest())

    def completion(self, model: str) -> Completion:
        """Return the whole reply. Raises `LlmError` where it is not one."""
        if self._refusal:
            raise RefusalError(self._endpoint, redact("".join(self._refusal), self._key))
        check_finished(self._finish_reason, self._endpoint)
        if not self.finished:
            raise EndedEarlyError(self._endpoint)
        if not self._begun:
            raise NoChoicesError(self._endpoint)
        return Completion(
            text=hide("".join(self._text), self._key),
            model=one_line(hide(self._model or model, self._key), MODEL_WIDTH),
            finish_reason=one_line(hide(self._finish_reason or "", self._key), MODEL_WIDTH),
            tokens=read_tokens(self._usage),
            streamed=True,
        )

    def _continue(self, choice: _Choice) -> None:
        self._begun = True
        self._finish_reason = choice.finish_reason or self._finish_reason
        delta = choice.delta or _Delta()
        if delta.refusal:
            self._refusal.append(delta.refusal)
        if delta.content:
            self._grow(delta.content)

    def _grow(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_REPLY_CHARS:
            raise EndlessError(self._endpoint)
        self._text.append(text)
        self._tell(self._hider.feed(text))

    def _tell(self, text: str) -> None:
        if text:
            self._hear(text)


def _read_chunk(event: str, endpoint: str) -> _Chunk:
    try:
        value = json.loads(event)
    except (ValueError, RecursionError):
        raise BrokenJsonError(endpoint) from None
    check_no_error(value)
    try:
        return _Chunk.model_validate(value)
    except ValidationError:
        raise NoChoicesError(endpoint) from None
