"""The body of an answer with status 200, read as a chat completion."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from mock_interview.llm.chat import Completion, Tokens
from mock_interview.llm.errors import (
    BrokenJsonError,
    FilteredError,
    NoChoicesError,
    RefusalError,
    ServerFaultError,
    TruncatedError,
    WebPageError,
    WrongEncodingError,
)
from mock_interview.llm.redaction import hide, redact
from mock_interview.llm.refusals import RefusedError, refusal_from
from mock_interview.text import one_line

MODEL_WIDTH = 100


def joined(content: object) -> object:
    """Return content in one piece; some servers give it in parts, and those that are not text are thoughts."""
    if not isinstance(content, list):
        return content
    return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))


class _Message(BaseModel):
    content: Annotated[str | None, BeforeValidator(joined)] = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Body(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    model: str | None = None
    usage: Any = None


class _Cached(BaseModel):
    cached_tokens: int | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Cached | None = None


def read_completion(content: bytes, endpoint: str, model: str, key: str | None) -> Completion:
    """Return the completion in `content`.

    Raises `UnreadableError` where it holds none, `ReplyError` where the reply is unfinished, and
    `RefusedError` where the server put an error in an answer with status 200.
    """
    body = _read_body(content, endpoint)
    choice = body.choices[0]
    if choice.message.refusal:
        raise RefusalError(endpoint, redact(choice.message.refusal, key))
    check_finished(choice.finish_reason, endpoint)
    return Completion(
        text=hide(choice.message.content or "", key),
        model=one_line(hide(body.model or model, key), MODEL_WIDTH),
        finish_reason=one_line(hide(choice.finish_reason or "", key), MODEL_WIDTH),
        tokens=read_tokens(body.usage),
    )


def read_tokens(usage: object) -> Tokens:
    """Return the tokens counted; a count that makes no sense is no reason to lose a reply."""
    try:
        counted = _Usage.model_validate(usage)
    except ValidationError:
        return Tokens()
    cached = counted.prompt_tokens_details.cached_tokens if counted.prompt_tokens_details else 0
    return Tokens(
        prompt=max(counted.prompt_tokens or 0, 0),
        cached=max(cached or 0, 0),
        completion=max(counted.completion_tokens or 0, 0),
    )


def read_json(content: bytes, endpoint: str) -> object:
    """Return the JSON value in `content`. Raises `UnreadableError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongEncodingError(endpoint) from None
    if text.lstrip().startswith("<"):
        raise WebPageError(endpoint)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenJsonError(endpoint) from None


def check_no_error(value: object) -> None:
    """Raise `RefusedError` where an answer with status 200 is an error all the same."""
    if isinstance(value, dict) and value.get("error") and not value.get("choices"):
        raise RefusedError(refusal_from(_status_within(value["error"]), value))


def check_finished(reason: str | None, endpoint: str) -> None:
    """Raise the error for a reply that ended for another reason than being complete."""
    match reason:
        case "length":
            raise TruncatedError(endpoint)
        case "content_filter":
            raise FilteredError(endpoint)
        case "error":
            raise ServerFaultError(endpoint)


def _read_body(content: bytes, endpoint: str) -> _Body:
    value = read_json(content, endpoint)
    check_no_error(value)
    try:
        return _Body.model_validate(value)
    except ValidationError:
        raise NoChoicesError(endpoint) from None


def _status_within(error: object) -> int:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 502
