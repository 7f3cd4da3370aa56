"""What the SDK raises and what servers refuse with, told apart as errors for a person."""

import httpx2
from openai import APIConnectionError

from mock_interview.llm.errors import (
    BusyError,
    DroppedError,
    FilteredError,
    ForbiddenError,
    KeyRefusedError,
    LlmError,
    QuotaError,
    RequestRefusedError,
    ServerFaultError,
    TooLongError,
    UnknownModelError,
    UnreachableError,
    WrongAddressError,
)
from mock_interview.llm.redaction import redact
from mock_interview.llm.refusals import Refusal, is_about_length, is_about_model, is_about_quota


def connection_fault(error: APIConnectionError, endpoint: str) -> LlmError:
    """Return whether no connection could be made, or one broke."""
    if isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout):
        return UnreachableError(endpoint)
    return DroppedError(endpoint)


def refusal_fault(refusal: Refusal, endpoint: str, model: str, key: str | None) -> LlmError:
    """Return the error for a refusal that is not about a capability."""
    said = redact(refusal.message, key)
    if is_about_quota(refusal):
        return QuotaError(endpoint)
    match refusal.status:
        case 401:
            return KeyRefusedError(endpoint)
        case 403:
            return ForbiddenError(endpoint, said)
        case 429:
            return BusyError(endpoint, said, refusal.retry_after)
        case 408:
            return ServerFaultError(endpoint, said)
        case status if status >= 500:
            return ServerFaultError(endpoint, said)
    return _request_fault(refusal, endpoint, model, said)


def _request_fault(refusal: Refusal, endpoint: str, model: str, said: str) -> LlmError:
    if refusal.code == "content_filter":
        return FilteredError(endpoint)
    if refusal.status == 413 or is_about_length(refusal):
        return TooLongError(endpoint)
    if is_about_model(refusal):
        return UnknownModelError(endpoint, model)
    if refusal.status == 404:
        return WrongAddressError(endpoint, said)
    return RequestRefusedError(endpoint, said)
