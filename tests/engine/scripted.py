"""A grader that plays a script, behind the seam where the queue gets its graders."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from mock_interview.engine.registry import GraderFactory
from mock_interview.errors import GradingError
from mock_interview.graders.protocol import Grading, Progress, Report, silent
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.conversation import answers as answers_in
from mock_interview.scoring.judgement import Judgement, LevelJudgement, PointJudgement, Verdict
from mock_interview.scoring.scorecard import Provenance, Usage
from mock_interview.settings import GraderKind, Settings
from tests.builders import provenance

Act = Callable[[Rubric, Conversation, Report], Awaitable[Judgement]]


class NoConnectionError(GradingError):
    """A failure that may pass by itself."""

    transient = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What a grader was asked."""

    rubric: Rubric
    conversation: Conversation


class ScriptedGrader:
    """Plays its acts one after the other, the last one again and again, and remembers what it was asked."""

    def __init__(self, *acts: Act) -> None:
        self._acts = list(acts)
        self.asked: list[Asked] = []
        self.busy = asyncio.Event()
        self.is_closed = False

    @property
    def name(self) -> str:
        return "scripted"

    @property
    def provenance(self) -> Provenance:
        return provenance()

    async def grade(
        self, rubric: Rubric, conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        self.asked.append(Asked(rubric, conversation))
        self.busy.set()
        act = self._acts.pop(0) if len(self._acts) > 1 else self._acts[0]
        return Grading(await act(rubric, conversation, report), self.provenance, Usage(requests=1))

    async def aclose(self) -> None:
        self.is_closed = True


def handing_out(grader: ScriptedGrader) -> GraderFactory:
    """Return a factory that has only this grader."""

    def make(kind: GraderKind, settings: Settings) -> ScriptedGrader:
        return grader

    return make


def answers(points: Mapping[str, Verdict] | None = None) -> Act:
    """Give these verdicts, every other point met and every level its highest, all resting on the last answer."""

    async def act(rubric: Rubric, conversation: Conversation, report: Report) -> Judgement:
        quote = answers_in(conversation)[-1]
        verdicts = points or {}
        return Judgement(
            points={id_: PointJudgement(verdicts.get(id_, "met"), quote) for id_ in rubric.points},
            levels={scale.id: LevelJudgement(scale.highest, quote) for scale in rubric.scales},
        )

    return act


def waits_for(event: asyncio.Event, then: Act) -> Act:
    """Report that it waits, and go on once `event` is set."""

    async def act(rubric: Rubric, conversation: Conversation, report: Report) -> Judgement:
        report(Progress("Waiting for the model."))
        await event.wait()
        return await then(rubric, conversation, report)

    return act


def fails(error: Exception) -> Act:
    """Raise `error`."""

    async def act(rubric: Rubric, conversation: Conversation, report: Report) -> Judgement:
        raise error

    return act
