"""What can go wrong with an endpoint: each fault as the local server plays it, or as it is set wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.servers.plays import PLAYS, Play, failing, honest, replying


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong: what the server plays, once or for good, or what is set wrong."""

    name: str
    play: Play = honest
    once: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""


_BUSY = failing(429, "Rate limit reached.", {"Retry-After": "2"}, code="rate_limit_exceeded")
_BUSY_FOR_LONG = failing(429, "Rate limit reached.", {"Retry-After": "900"}, code="rate_limit_exceeded")
_USED_UP = failing(429, "You exceeded your current quota.", code="insufficient_quota")
_TOO_LONG = failing(400, "The context length is exceeded.", code="context_length_exceeded")

FAULTS: Sequence[Fault] = (
    Fault("host cannot be reached", settings={"base_url": "http://127.0.0.1:9/v1"}),
    Fault("connection breaks, once", PLAYS["dropped"], once=True),
    Fault("connection breaks, always", PLAYS["dropped"]),
    Fault("stream ends in the middle", PLAYS["no-done"]),
    Fault("says nothing until the deadline", PLAYS["slow"], settings={"deadline_seconds": 1.0}),
    Fault("rate limit, Retry-After 2, once", _BUSY, once=True),
    Fault("rate limit, Retry-After 2, always", _BUSY),
    Fault("rate limit, Retry-After 900", _BUSY_FOR_LONG),
    Fault("server overloaded (503), once", PLAYS["overloaded"], once=True),
    Fault("server overloaded (503), always", PLAYS["overloaded"]),
    Fault("no key for a service that wants one", settings={"base_url": None}),
    Fault("key with a space in it", key="not a key"),
    Fault("wrong key (the server echoes it)", PLAYS["wrong-key"], key="sk-test-0123456789abcdef"),
    Fault("not allowed (403)", failing(403, "Your region is not supported.")),
    Fault("account used up", _USED_UP),
    Fault("unknown model", PLAYS["unknown-model"]),
    Fault("several models, none chosen", settings={"models": ()}),
    Fault("wrong path in the base URL", failing(404, "Not Found")),
    Fault("longer than the context", _TOO_LONG),
    Fault("web page instead of an API", PLAYS["html"]),
    Fault("body cut off", PLAYS["truncated"]),
    Fault("not UTF-8", PLAYS["wrong-utf8"]),
    Fault("no choices in the reply", PLAYS["no-choices"]),
    Fault("model refuses", PLAYS["refusal"]),
    Fault("content filter", PLAYS["content-filter"]),
    Fault("reply cut off at the length limit", PLAYS["length"]),
    Fault("{} instead of a scorecard, once", PLAYS["empty-object"], once=True),
    Fault("{} instead of a scorecard, always", PLAYS["empty-object"]),
    Fault("words instead of JSON", replying("That was a lovely answer, 9 out of 10!")),
    Fault("500 for json_schema (llama.cpp)", PLAYS["llama-cpp"]),
    Fault("400 for json_schema", PLAYS["no-json-schema"]),
    Fault("400 for temperature", PLAYS["no-temperature"]),
)
