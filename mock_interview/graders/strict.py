"""Strict grading: a request of its own for every criterion, dearer and a little more exact."""

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from mock_interview.graders.protocol import Grader, Grading, Progress, Report, silent
from mock_interview.graders.together import all_of
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Judgement
from mock_interview.scoring.scorecard import Provenance
from mock_interview.scoring.usage import total

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric


def criterion_by_criterion(rubric: "Rubric") -> "list[Rubric]":
    """Return what is asked about one request at a time: the rubric with each of its criteria alone."""
    return [rubric.model_copy(update={"criteria": [criterion]}) for criterion in rubric.criteria]


class Strict:
    """Asks `inner` about one criterion at a time, all at once."""

    def __init__(self, inner: Grader) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        """The grader asked, and how."""
        return f"{self._inner.name}, a request per criterion"

    @property
    def provenance(self) -> Provenance:
        """Who grades."""
        return replace(self._inner.provenance, strict=True)

    async def grade(
        self, rubric: "Rubric", conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Return what was said of all criteria."""
        started = time.monotonic()
        parts = criterion_by_criterion(rubric)
        heard = _Together(report)
        asked = [self._inner.grade(part, conversation, heard.report_of(part.criteria[0].id), plea) for part in parts]
        gradings = await all_of(asked)
        return Grading(
            judgement=_joined([grading.judgement for grading in gradings]),
            provenance=replace(gradings[0].provenance, strict=True),
            usage=replace(total(grading.usage for grading in gradings), seconds=time.monotonic() - started),
            parameters=gradings[0].parameters,
        )

    async def aclose(self) -> None:
        """Let the grader go."""
        await self._inner.aclose()


class _Together:
    """Puts together what is judged so far of each criterion."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._heard: dict[str, Judgement] = {}

    def report_of(self, criterion_id: str) -> Report:
        """Return the report of the request about one criterion."""

        def report(progress: Progress) -> None:
            if progress.judgement:
                self._heard[criterion_id] = progress.judgement
            judged = _joined(list(self._heard.values())) if progress.judgement else None
            self._report(Progress(progress.text, judged))

        return report


def _joined(judgements: list[Judgement]) -> Judgement:
    return Judgement(
        points={id_: claim for judged in judgements for id_, claim in judged.points.items()},
        misconceptions={id_: claim for judged in judgements for id_, claim in judged.misconceptions.items()},
        levels={id_: claim for judged in judgements for id_, claim in judged.levels.items()},
        strength=next((judged.strength for judged in judgements if judged.strength), ""),
        fix=next((judged.fix for judged in judgements if judged.fix), ""),
        flags=tuple(dict.fromkeys(flag for judged in judgements for flag in judged.flags)),
    )
