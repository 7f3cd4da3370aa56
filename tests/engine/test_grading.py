from datetime import UTC, datetime

from mock_interview.engine.grading import Work, grade, hint_deductions
from mock_interview.rubric.models import Pack
from tests.builders import ANSWER, QUESTION, checklist, conversation, rubric, scale, subject
from tests.engine.scripted import ScriptedGrader, answers

MOMENT = datetime(2025, 3, 1, 10, 0, tzinfo=UTC)


def test_a_pack_may_give_hints_for_nothing() -> None:
    assert hint_deductions(Pack(format=1, title="Pack", hint_cost=[]), 3) == ()


def test_hints_beyond_the_packs_list_cost_as_much_as_the_last() -> None:
    taken = hint_deductions(Pack(format=1, title="Pack", hint_cost=[5, 10]), 4)
    assert [deduction.points for deduction in taken] == [5, 10, 10, 10]


async def test_a_card_tells_when_it_was_made_and_what_it_took() -> None:
    card = await grade(ScriptedGrader(answers()), Work(subject(), conversation()), clock=lambda: MOMENT)
    assert card.created_at == "2025-03-01T10:00:00.000+00:00"
    assert card.usage.requests == 1


async def test_the_question_said_back_is_scored_0_without_asking_the_grader() -> None:
    grader = ScriptedGrader(answers())
    card = await grade(grader, Work(subject(rubric(checklist(), scale())), conversation(QUESTION)))
    assert (card.percent, card.coverage) == (0.0, 1.0)
    assert card.usage.requests == 0
    assert grader.asked == []


async def test_nothing_that_was_met_falls_after_a_follow_up() -> None:
    asked = subject(rubric(checklist({"slow-descent": 1, "trees": 1}), scale()))
    first = await grade(ScriptedGrader(answers({"trees": "partial"})), Work(asked, conversation()))
    said = conversation(ANSWER, "I do not know.")
    second = await grade(ScriptedGrader(answers({"trees": "missing"})), Work(asked, said, first))
    verdicts = {point.id: point.verdict for criterion in second.criteria for point in criterion.points}
    assert verdicts["slow-descent"] == "met"
