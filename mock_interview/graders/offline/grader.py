"""The offline grader, put together."""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import lru_cache

from mock_interview.errors import GradingError
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.graders.offline.language import why_unassessable
from mock_interview.graders.offline.marks import MarkedAnswer
from mock_interview.graders.offline.misconceptions import judge_misconceptions
from mock_interview.graders.offline.points import judge_points
from mock_interview.graders.offline.stems import Token
from mock_interview.graders.protocol import Grading, Progress, Report, silent
from mock_interview.rubric.models import Example, Rubric
from mock_interview.scoring.conversation import Conversation, answers, answers_as_heard
from mock_interview.scoring.judgement import Flag, Judgement, LevelJudgement, PointJudgement
from mock_interview.scoring.scorecard import Provenance, Usage
from mock_interview.text import fold, one_line

_SHOWN = 120

Marks = Callable[[Rubric], Sequence[MarkedAnswer]]


def no_marks(_: Rubric) -> Sequence[MarkedAnswer]:
    """Know of no marked answers but the rubric's examples."""
    return ()


class OfflineGrader:
    """Judges answers by their words alone.

    `marks` finds answers to a rubric's question that people have marked; the rubric's own examples are
    used as such without being asked for. An answer never counts as its own mark.
    """

    def __init__(self, marks: Marks = no_marks) -> None:
        self._marks = marks

    @property
    def name(self) -> str:
        """How the grader is shown."""
        return "offline"

    @property
    def provenance(self) -> Provenance:
        """Who grades."""
        return Provenance(kind="offline", model="offline")

    async def grade(
        self, rubric: Rubric, conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Judge the candidate's answers in `conversation`, in a thread; it always answers.

        Whoever cancels goes on at once; what is being compared is compared to its end and dropped.
        Raises `GradingError` for a plea: the words are the same, and so is what is heard in them.
        """
        if plea:
            raise GradingError("The offline grader cannot hear an appeal; choose an LLM grader for that.")
        report(Progress("Comparing your words with the rubric."))
        start = time.perf_counter()
        judgement = await asyncio.to_thread(self._judge, rubric, conversation)
        seconds = time.perf_counter() - start
        return Grading(judgement, self.provenance, Usage(seconds=seconds))

    def _judge(self, rubric: Rubric, conversation: Conversation) -> Judgement:
        return judge(rubric, conversation, self._marks(rubric))

    async def aclose(self) -> None:
        """Let go of nothing: there are no connections."""


def judge(rubric: Rubric, conversation: Conversation, marked: Sequence[MarkedAnswer] = ()) -> Judgement:
    """Return what the words of the candidate's answers tell about each part of `rubric`."""
    said = answers(conversation)
    levels = {scale.id: LevelJudgement(None) for scale in rubric.scales}
    if why := _why_unassessable(rubric, said):
        unassessed = {id_: PointJudgement("unassessed", reason=why) for id_ in rubric.points}
        return Judgement(unassessed, levels=levels, flags=(Flag("unassessed", "answer", why),))
    passages = [own_clauses(answer, (rubric.question, *heard)) for answer, heard in answers_as_heard(conversation)]
    own = {fold(answer) for answer in said}
    examples = [_as_mark(example) for example in rubric.examples if _folded(example.answer) not in own]
    by_people = [mark for mark in marked if _folded(mark.answer) not in own]
    points = judge_points(rubric, passages, [*examples, *by_people])
    return Judgement(
        points=points,
        misconceptions=judge_misconceptions(rubric, passages),
        levels=levels,
        strength=_strength(rubric, points),
        fix=_fix(rubric, points),
        flags=(_calibration_flag(len(examples), len(by_people)),),
    )


def _why_unassessable(rubric: Rubric, said: Sequence[str]) -> str | None:
    answer = "\n".join(said)
    rubric_text = " ".join([rubric.question, *(point.text for point in rubric.points.values())])
    return why_unassessable(answer, _tokens(answer), rubric_text)


def _tokens(text: str) -> list[Token]:
    return [token for clause in split_clauses(text) for token in clause.tokens]


_folded = lru_cache(maxsize=200)(fold)


def _as_mark(example: Example) -> MarkedAnswer:
    low, high = example.percent
    return MarkedAnswer(example.answer, (low + high) / 2, example.verdicts)


def _strength(rubric: Rubric, points: dict[str, PointJudgement]) -> str:
    made = [id_ for id_, judged in points.items() if judged.verdict == "met"]
    if not made:
        return ""
    asked = rubric.points
    best = max(made, key=lambda id_: asked[id_].weight * (points[id_].credit or 0.0))
    return f"You made this point: {one_line(asked[best].text, _SHOWN)}"


def _fix(rubric: Rubric, points: dict[str, PointJudgement]) -> str:
    if all(judged.verdict == "met" for judged in points.values()):
        return ""
    asked = rubric.points
    lost = {id_: asked[id_].weight * (1 - (judged.credit or 0.0)) for id_, judged in points.items()}
    return f"Next time, say plainly: {one_line(asked[max(lost, key=lost.__getitem__)].text, _SHOWN)}"


def _calibration_flag(examples: int, by_people: int) -> Flag:
    counted = [_counted(examples, "example of this rubric", "examples of this rubric")]
    counted.append(_counted(by_people, "answer that a person scored", "answers that people scored"))
    on = ["public sets of marked short answers", *filter(None, counted)]
    return Flag("calibration", "grader", f"Calibrated on {' and '.join(on)}.")


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""
