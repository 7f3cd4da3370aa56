"""What every grader takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Judgement
from mock_interview.scoring.scorecard import Provenance, Usage

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric


Parameter = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Grading:
    """What a grader gives back: its claims, who made them, and what that took.

    `parameters` says by name how a model was asked in the end; None stands for what it would not be asked.
    """

    judgement: Judgement
    provenance: Provenance
    usage: Usage
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """Something a person waiting for a grade may want to know, as one short sentence.

    `judgement` comes while a reply is still arriving: every verdict of it that has arrived in full.
    It is provisional; nothing of it is checked, and a reply that breaks off begins anew.
    """

    text: str
    judgement: Judgement | None = None


Report = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Report to nobody."""


class Grader(Protocol):
    """Judges what the candidate said against a rubric.

    Raises `GradingError` where it cannot answer; it never makes a verdict up. It may be cancelled at any await.
    """

    @property
    def name(self) -> str:
        """How the grader and where answers go is shown, e.g. ``offline`` or ``gpt-5 at https://api.openai.com``."""

    @property
    def provenance(self) -> Provenance:
        """Who grades, as far as is known without asking a server."""

    async def grade(
        self, rubric: "Rubric", conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Judge the candidate's answers in `conversation`; `plea` says why they contest an earlier judgement."""

    async def aclose(self) -> None:
        """Let go of connections."""
