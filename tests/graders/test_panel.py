"""Votes, juries and strict grading: several requests, one grading."""

from dataclasses import replace

import pytest

from mock_interview.errors import GradingError
from mock_interview.graders.panel import Panel
from mock_interview.graders.strict import Strict
from mock_interview.scoring.scorecard import Provenance
from tests.builders import ANSWER, checklist, conversation, rubric, scale
from tests.engine.scripted import ScriptedGrader, answers, fails

OF = rubric(checklist({"slow-descent": 1, "trees": 1}), scale())


class Juror(ScriptedGrader):
    """A scripted grader with a model's name."""

    @property
    def provenance(self) -> Provenance:
        return replace(super().provenance, model="juror")


async def test_the_verdict_is_the_lower_median_of_the_votes() -> None:
    juror = Juror(answers(), answers({"trees": "missing"}), answers({"trees": "partial"}))
    grading = await Panel([juror], votes=3).grade(OF, conversation())
    assert grading.judgement.points["trees"].verdict == "partial"
    assert grading.judgement.points["slow-descent"].verdict == "met"


async def test_votes_that_lie_apart_are_flagged_with_their_spread() -> None:
    juror = Juror(answers(), answers({"trees": "missing", "slow-descent": "missing"}))
    grading = await Panel([juror], votes=2).grade(OF, conversation())
    assert grading.judgement.spreads["facts"] == 1.0
    assert [flag.code for flag in grading.judgement.flags] == ["unstable"]


async def test_every_juror_is_named_and_every_ballot_counted() -> None:
    grading = await Panel([Juror(answers()), Juror(answers())], votes=2).grade(OF, conversation())
    assert grading.provenance.model == ["juror", "juror"]
    assert (grading.provenance.votes, grading.usage.requests) == (4, 4)


async def test_one_vote_that_fails_fails_the_grading() -> None:
    with pytest.raises(GradingError, match="no answer"):
        await Panel([Juror(answers()), Juror(fails(GradingError("no answer")))], votes=1).grade(OF, conversation())


async def test_a_panel_tells_how_many_votes_are_in() -> None:
    told: list[str] = []
    panel = Panel([Juror(answers())], votes=2)
    await panel.grade(OF, conversation(), lambda progress: told.append(progress.text))
    assert told == ["1 of 2 votes are in.", "2 of 2 votes are in."]


async def test_strict_asks_about_one_criterion_at_a_time() -> None:
    juror = Juror(answers())
    grading = await Strict(juror).grade(OF, conversation(ANSWER))
    assert [[criterion.id for criterion in asked.rubric.criteria] for asked in juror.asked] == [
        ["facts"],
        ["clarity"],
    ]
    assert set(grading.judgement.points) == {"slow-descent", "trees"}
    assert set(grading.judgement.levels) == {"clarity"}
    assert grading.provenance.strict
