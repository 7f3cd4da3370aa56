"""Which graders there are.

A grader is named here and imported when it is first wanted, because the LLM grader brings the
openai package along, which costs more to import than everything else together.
"""

from importlib import import_module
from typing import Protocol

from mock_interview.graders.protocol import Grader
from mock_interview.settings import GraderKind, Settings

_MODULES: dict[GraderKind, str] = {
    "llm": "mock_interview.graders.llm",
    "offline": "mock_interview.graders.offline",
}


class GraderFactory(Protocol):
    """Makes the grader of a kind."""

    def __call__(self, kind: GraderKind, settings: Settings) -> Grader:
        """Return a new grader; whoever asked closes it."""


def make_grader(kind: GraderKind, settings: Settings) -> Grader:
    """Return a new grader of `kind`."""
    module = import_module(_MODULES[kind])
    grader: Grader = module.LlmGrader(settings) if kind == "llm" else module.OfflineGrader()
    return grader


def describe_grader(settings: Settings) -> str:
    """Return which grader would be used and where answers would go, in a few words, without importing it."""
    if settings.chosen_grader == "offline":
        return "offline (built in, nothing leaves this machine)"
    model = f"{settings.model} at " if settings.model else ""
    return f"LLM, {model}{settings.endpoint}"
