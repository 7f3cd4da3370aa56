"""What the settings fix for an endpoint, laid over what was learned of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.refusals import Feature
from mock_interview.settings import Pins

_SETTINGS: Mapping[Feature, str] = {
    "json_schema": "response_format",
    "json_object": "response_format",
    "max_completion_tokens": "reply_limit",
    "max_tokens": "reply_limit",
    "temperature": "temperature",
    "reasoning_effort": "reasoning_effort",
    "stream": "stream",
}


def setting_of(feature: Feature) -> str:
    """Return the name of the setting that fixes `feature`."""
    return _SETTINGS[feature]


def fixed_features(pins: Pins) -> frozenset[Feature]:
    """Return the features that are never left out, whatever the endpoint says."""
    return frozenset(feature for feature, setting in _SETTINGS.items() if getattr(pins, setting) is not None)


def with_pins(known: Capabilities, pins: Pins) -> Capabilities:
    """Return `known` with what is fixed in its place."""
    return replace(known, **_fields(pins))


def learned_beside(found: Capabilities, known: Capabilities, pins: Pins) -> Capabilities:
    """Return `found` without what was only so because it was fixed: of that, what was `known` stays known."""
    names = set(_fields(pins))
    if "response_format" in names:
        names |= {"proven", "doubted", "doubted_at"}
    return replace(found, **{name: getattr(known, name) for name in names})


def as_pinned(request: ChatRequest, pins: Pins) -> ChatRequest:
    """Return `request` with the reasoning effort of the settings, where they fix one."""
    return replace(request, reasoning_effort=pins.reasoning_effort) if pins.reasoning_effort else request


def _fields(pins: Pins) -> dict[str, Any]:
    """Return the fields of `Capabilities` that are fixed; a fixed effort is one that is always asked for."""
    values = {
        "response_format": pins.response_format,
        "reply_limit": pins.reply_limit,
        "temperature": pins.temperature,
        "stream": pins.stream,
        "reasoning_effort": True if pins.reasoning_effort else None,
    }
    return {name: value for name, value in values.items() if value is not None}
