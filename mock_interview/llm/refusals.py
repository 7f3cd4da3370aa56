"""Refusals: what a server said with a status of 400 or above, and what it was about."""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

Feature = Literal[
    "json_schema",
    "json_object",
    "max_completion_tokens",
    "max_tokens",
    "temperature",
    "reasoning_effort",
    "separate_messages",
    "stream",
    "stream_options",
]

CAPABILITY_STATUSES = frozenset({400, 404, 422, 500})
READ_CHARS = 2000  # a server that echoes the request back may name anything further down

_PATTERNS: Mapping[Feature, str] = {
    "json_schema": r"response_?format|json_?schema|structured.?outputs?|guided_|grammar",
    "json_object": r"response_?format|json_?object|json.?mode",
    "max_completion_tokens": r"max_completion_tokens",
    "max_tokens": r"\bmax_tokens\b",
    "temperature": r"\btemperature\b",
    "reasoning_effort": r"reasoning[_. ]effort",
    "separate_messages": r"roles? must alternate|system (?:message|role|prompt)|roles are supported",
    # The bare word also stands in reports of real faults, such as a stream that broke further up.
    "stream": r"^stream$|\W(?:body|query)\W+stream\b|\bstream(?:ing)?\b[^.]{0,40}"
    r"\b(?:not (?:support|allow|permit|available)|unsupported|disabled|unavailable|must be)"
    r"|(?:unsupported|unrecogni[sz]ed|unknown|invalid|(?:not|n't) (?:support|allow|permit|accept))[^.]{0,60}"
    r"\bstream(?:ing)?\b",
    "stream_options": r"stream_?options|include_usage",
}
_NAMED = {feature: re.compile(pattern, re.IGNORECASE) for feature, pattern in _PATTERNS.items()}
_LIMIT_TOO_LARGE = re.compile(r"\bmax_(?:completion_)?tokens\b.{0,60}too large", re.IGNORECASE | re.DOTALL)
_TOO_LONG = re.compile(
    r"context.{0,10}(?:length|window|size)|(?:prompt|input|request) (?:is )?too (?:long|large)|too many tokens",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"\bmodels?\b:?(?:\s+\S+)?\s+(?:was |is |does |could |has been )?"
    r"(?:not (?:be )?(?:found|exist|available|loaded)|no longer|decommissioned|deprecated)"
    r"|(?:unknown|invalid|no such|not a valid) model|no models? loaded",
    re.IGNORECASE,
)
_UNSUPPORTED = re.compile(
    r"unsupported|not supported|unrecogni[sz]ed|unknown|not permitted|extra_forbidden|requested parameters",
    re.IGNORECASE,
)
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_MODEL_CODES = frozenset({"model_not_found", "model_not_exist", "model_decommissioned", "invalid_model"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the server said. Its words are as they came: neither sanitised nor redacted."""

    status: int
    message: str = ""
    code: str = ""
    param: str = ""
    retry_after: float | None = None


class RefusedError(Exception):
    """The server refused; whether that is about a capability is for the client to find out."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"status {refusal.status}")
        self.refusal = refusal


def read_refusal(status: int, content: bytes, headers: Mapping[str, str]) -> Refusal:
    """Return what an answer with an error status says."""
    text = content.decode("utf-8", "replace").strip()
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        body = "" if text.startswith("<") else text
    return refusal_from(status, body, parse_retry_after(headers))


def refusal_from(status: int, body: object, retry_after: float | None = None) -> Refusal:
    """Return what a decoded error body says, in any of the shapes that servers use."""
    error = body.get("error", body) if isinstance(body, Mapping) else body
    fields: Mapping[str, Any] = error if isinstance(error, Mapping) else {"message": error}
    said = fields.get("message") or fields.get("detail") or fields.get("error") or ""
    return Refusal(
        status=status,
        message=(said if isinstance(said, str) else json.dumps(said))[:READ_CHARS],
        code=str(fields.get("code") or fields.get("type") or ""),
        param=str(fields.get("param") or ""),
        retry_after=retry_after,
    )


def named_feature(refusal: Refusal, used: Sequence[Feature]) -> Feature | None:
    """Return which of the features in use the refusal names, or None where it is about something else."""
    if refusal.status not in CAPABILITY_STATUSES:
        return None
    if _LIMIT_TOO_LARGE.search(refusal.message) and {"max_tokens", "max_completion_tokens"} & set(used):
        return "max_tokens"
    if is_about_length(refusal) or is_about_model(refusal):
        return None
    return _first_named(refusal.param, used) or _first_named(refusal.message, used)


def is_opaque(refusal: Refusal) -> bool:
    """Tell whether the refusal may be about a feature that it does not name."""
    if refusal.status not in CAPABILITY_STATUSES or is_about_length(refusal) or is_about_model(refusal):
        return False
    return refusal.status == 500 or bool(_UNSUPPORTED.search(refusal.message))


def is_about_length(refusal: Refusal) -> bool:
    """Tell whether the request was longer than the model's context."""
    return "context" in refusal.code or bool(_TOO_LONG.search(refusal.message))


def is_about_model(refusal: Refusal) -> bool:
    """Tell whether the endpoint does not have the model."""
    return refusal.code in _MODEL_CODES or bool(_NO_MODEL.search(refusal.message))


def is_about_quota(refusal: Refusal) -> bool:
    """Tell whether the account is used up, which waiting does not mend."""
    return refusal.status == 402 or refusal.code in _QUOTA_CODES


def parse_retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``Retry-After`` asks for, as a number or a date; None where it does not say."""
    value = headers.get("retry-after", "")
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value)
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def _seconds_until(date: str) -> float:
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return math.nan
    return (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds()


def _first_named(text: str, used: Iterable[Feature]) -> Feature | None:
    places = {feature: found.start() for feature in used if (found := _NAMED[feature].search(text))}
    return min(places, key=places.__getitem__, default=None)
