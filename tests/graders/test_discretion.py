import json
from pathlib import Path

import pytest

from mock_interview.graders.discretion import gives_away, repeats
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.parsing import parse_inline
from tests.builders import rubric_json

QUESTION = "What does a learning rate do in gradient descent?"
SHIPPED = sorted(path for path in builtin_rubrics().glob("*/*.json") if path.name != "pack.json")


def asking(**changes: object) -> Rubric:
    criterion = {
        "id": "facts",
        "title": "Facts",
        "weight": 1,
        "kind": "checklist",
        "points": [{"id": "overshoots", "text": "Too large a rate makes the steps overshoot the minimum", "weight": 1}],
        "misconceptions": [{"id": "bigger", "text": "Claims that a bigger rate is always quicker", "penalty": 1}],
    }
    data = rubric_json(question=QUESTION, criteria=[criterion], follow_ups=None, examples=None, **changes)
    return parse_inline(data, "test").rubric


@pytest.mark.parametrize(
    "text",
    [
        "Did you know that too LARGE a rate makes trouble?",
        "Does the minimum get overshot when steps of a large rate are made?",
        "Would you say that a bigger rate is always quicker?",
        "The loss bounces from wall to wall, does it not?",
        "Watch what the loss does over time, perhaps.",
    ],
    ids=["a run of a point", "the stems of a point", "a misconception", "the model answer", "a hint"],
)
def test_words_of_the_rubric_give_the_answer_away(text: str) -> None:
    rubric = asking(
        model_answer="When it is large the loss bounces from wall to wall.",
        hints=["Watch what the loss does over time."],
    )
    assert gives_away(text, rubric)


@pytest.mark.parametrize(
    "text",
    [
        "What goes wrong with another setting of it?",
        "I mean what a learning rate do in gradient descent, in your own words.",
        "What does it do to the steps?",
    ],
)
def test_words_of_the_question_and_a_few_of_a_point_give_nothing_away(text: str) -> None:
    assert not gives_away(text, asking())


def test_stems_that_the_question_does_not_have_are_what_a_point_keeps_to_itself() -> None:
    rubric = asking().model_copy(update={"question": "What do too large a rate and steps make of the minimum?"})
    assert gives_away("Can it overshoot?", rubric)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_follow_ups_of_the_shipped_rubrics_give_nothing_away(path: Path) -> None:
    rubric = parse_inline(json.loads(path.read_text("utf-8")), str(path)).rubric
    told = [follow_up.ask for follow_up in rubric.follow_ups if gives_away(follow_up.ask, rubric)]
    assert told == []


@pytest.mark.parametrize("text", [QUESTION, "in gradient descent: what does a LEARNING rate do", "?"])
def test_the_same_words_in_any_order_ask_the_same_thing_again(text: str) -> None:
    assert repeats(text, ["Why?", QUESTION])


def test_another_question_on_the_same_subject_is_another_question() -> None:
    assert not repeats("How would you choose a learning rate?", [QUESTION])
