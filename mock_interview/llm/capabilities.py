"""What an endpoint and model can do, as far as is known, and how that gives way to a refusal."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.refusals import Feature, Refusal, is_opaque, named_feature
from mock_interview.settings import ReplyLimit, ResponseFormat

DOUBT_SECONDS = 24 * 3600.0
_FORMATS = frozenset({"json_schema", "json_object"})
_LEFT: Mapping[Feature, Mapping[str, Any]] = {
    "json_schema": {"response_format": "json_object"},
    "json_object": {"response_format": "plain"},
    "max_completion_tokens": {"reply_limit": "max_tokens"},
    "max_tokens": {"reply_limit": "none"},
    "temperature": {"temperature": False},
    "reasoning_effort": {"reasoning_effort": False},
    "separate_messages": {"separate_messages": False},
    "stream": {"stream": False},
    "stream_options": {"stream_options": False},
}


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What to ask of one model at one endpoint; everything, until it is refused.

    `proven` says that a request asking for all of this has succeeded. `doubted` is a response format given up
    on suspicion alone, at `doubted_at` in seconds since 1970; it is tried again a day later.
    """

    response_format: ResponseFormat = "json_schema"
    reply_limit: ReplyLimit = "max_completion_tokens"
    temperature: bool = True
    reasoning_effort: bool = True
    separate_messages: bool = True
    proven: bool = False
    stream: bool = True
    stream_options: bool = True
    doubted: ResponseFormat | None = None
    doubted_at: float = 0.0

    def as_of(self, now: float) -> "Capabilities":
        """Return what still holds at `now`: a suspicion does not hold for good."""
        if self.doubted is None or 0 <= now - self.doubted_at < DOUBT_SECONDS:
            return self
        return replace(self, response_format=self.doubted, doubted=None, doubted_at=0.0, proven=False)

    def without(self, feature: Feature) -> "Capabilities":
        """Return what is left to ask for once `feature` was refused."""
        return replace(self, **_LEFT[feature])

    def used_by(self, request: ChatRequest) -> tuple[Feature, ...]:
        """Return the features that `request` makes use of here."""
        used: list[Feature] = []
        if request.schema and self.response_format != "plain":
            used.append(self.response_format)
        if self.reply_limit != "none":
            used.append(self.reply_limit)
        if self.temperature and request.temperature is not None:
            used.append("temperature")
        if self.reasoning_effort and request.reasoning_effort is not None:
            used.append("reasoning_effort")
        if self.separate_messages and len(request.messages) + self.puts_schema_in_prompt(request) > 2:
            used.append("separate_messages")
        if self.stream and request.stream:
            used += ["stream", "stream_options"] if self.stream_options else ["stream"]
        return tuple(used)

    def puts_schema_in_prompt(self, request: ChatRequest) -> bool:
        """Tell whether the schema goes along as a message, because the endpoint does not enforce one."""
        return request.schema is not None and self.response_format != "json_schema"


class Negotiation:
    """Finding out, refusal by refusal, what one request may ask for.

    `certain` is what the endpoint itself has said; `trial` also leaves out what is merely suspected
    of having been refused, and holds for a day when the request succeeds. What is `fixed` is never left out.
    """

    def __init__(self, known: Capabilities, fixed: Container[Feature] = ()) -> None:
        self.certain = known
        self.trial = known
        self._fixed = fixed

    @property
    def is_guessing(self) -> bool:
        """Whether something was left out on suspicion alone."""
        return self.trial != self.certain

    def refused_fixture(self, refusal: Refusal, request: ChatRequest) -> Feature | None:
        """Return the feature that `refusal` is about and that may not be left out, if there is one."""
        feature = named_feature(refusal, self.trial.used_by(request))
        return feature if feature in self._fixed else None

    def gives_way(self, refusal: Refusal, request: ChatRequest) -> bool:
        """Drop what `refusal` is about; return False if that is no capability, or one that is fixed."""
        used = self.trial.used_by(request)
        feature = named_feature(refusal, used)
        if feature in self._fixed:
            return False
        if feature:
            self.certain = self.certain.without(feature)
            self.trial = self.trial.without(feature)
            return True
        # A server that fails on a response format without saying so has never succeeded with it.
        suspects = [feature for feature in used if feature in _FORMATS and feature not in self._fixed]
        if suspects and not self.certain.proven and is_opaque(refusal):
            self.trial = self.trial.without(suspects[0])
            return True
        return False

    def succeeded(self, request: ChatRequest, now: float) -> Capabilities:
        """Return what is known at `now`, in seconds since 1970."""
        known = replace(self.trial, proven=self.trial.proven or request.schema is not None)
        return replace(known, doubted=self.certain.response_format, doubted_at=now) if self.is_guessing else known
