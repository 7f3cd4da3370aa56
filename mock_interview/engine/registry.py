"""Which graders there are.

A grader is named here and imported when it is first wanted, because the LLM grader brings the
openai package along, which costs more to import than everything else together.
"""

from importlib import import_module
from typing import Protocol

from mock_interview.graders.protocol import Grader
from mock_interview.settings import GraderKind, Settings
from mock_interview.text import one_line

MODELS_WIDTH = 80

_MODULES: dict[GraderKind, str] = {
    "llm": "mock_interview.engine.llm_grading",
    "offline": "mock_interview.engine.offline_grading",
}


class GraderFactory(Protocol):
    """Makes the grader of a kind."""

    def __call__(self, kind: GraderKind, settings: Settings) -> Grader:
        """Return a new grader; whoever asked closes it."""


def make_grader(kind: GraderKind, settings: Settings) -> Grader:
    """Return a new grader of `kind`."""
    module = import_module(_MODULES[kind])
    grader: Grader = module.make_grader(settings)
    return grader


def describe_grader(settings: Settings) -> str:
    """Return which grader would be used and where answers would go, in a few words, without importing it."""
    if settings.chosen_grader == "offline":
        return "offline (built in, nothing leaves this machine)"
    asked = f"{one_line(', '.join(settings.models), MODELS_WIDTH)} at " if settings.models else ""
    votes = f", {settings.votes} votes each" if settings.votes > 1 else ""
    strict = ", a request per criterion" if settings.strict else ""
    return f"LLM, {asked}{settings.endpoint}{votes}{strict}"
