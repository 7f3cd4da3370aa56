"""Anchors: which examples go along, and what the model sees of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.llm_anchors import MAX_WORDS, QUOTE_WORDS, anchors_for, as_anchor, best_passage
from mock_interview.graders.llm_messages import INSTRUCTIONS, messages
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Rubric
from mock_interview.text import words
from tests.graders.llm_samples import FULL, conversation
from tests.graders.test_llm_messages import ATTACKS
from tests.servers.chat import ChatServer

SHIPPED = sorted(path for path in builtin_rubrics().glob("*/*.json") if path.name != "pack.json")
STRONG: dict[str, Any] = {
    "id": "strong",
    "answer": "Well. Ranges that differ give uneven gradients. Nothing happens to decision trees at all.",
    "percent": [81, 99],
    "verdicts": {"uneven-gradients": "met", "trees-unaffected": "partial", "fit-on-training": "missing"},
    "misconceptions": ["always-helps"],
    "levels": {"clarity": 3},
}


def with_examples(*examples: dict[str, Any]) -> Rubric:
    return Rubric.model_validate({**FULL.model_dump(by_alias=True), "examples": list(examples)})


ANCHORED = with_examples(STRONG, {**STRONG, "id": "weak", "answer": "It makes things better."})


def prefix(rubric: Rubric, answer: str) -> tuple[object, ...]:
    said = conversation(answer)
    return messages(rubric, said, {}, anchors_for(rubric, said))[:-1]


def test_an_anchor_has_verdicts_quotes_misconceptions_and_levels() -> None:
    assert as_anchor(ANCHORED.examples[0], ANCHORED) == {
        "answer": STRONG["answer"],
        "points": [
            {"id": "uneven-gradients", "quote": "Ranges that differ give uneven gradients", "verdict": "met"},
            {"id": "trees-unaffected", "quote": "decision trees", "verdict": "partial"},
            {"id": "fit-on-training", "verdict": "missing"},
        ],
        "misconceptions": ["always-helps"],
        "levels": [{"id": "clarity", "level": 3}],
    }


def test_anchors_stand_after_the_rubric_in_a_message_of_their_own() -> None:
    instructions, _, anchors, _ = messages(ANCHORED, conversation(), {}, ANCHORED.examples)
    assert instructions.content == INSTRUCTIONS
    assert anchors.role == "system"
    assert [example["answer"] for example in json.loads(anchors.content)["examples"]] == [
        STRONG["answer"],
        "It makes things better.",
    ]


@pytest.mark.parametrize("secret", ["percent", "81", "99", "weight", "strong", "weak"])
def test_neither_percents_nor_weights_nor_names_go_out(secret: str) -> None:
    assert secret not in messages(ANCHORED, conversation(), {}, ANCHORED.examples)[2].content


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_prefix_is_the_same_to_the_byte_for_every_answer(attack: str) -> None:
    assert len(prefix(ANCHORED, "An honest answer.")) == 3
    assert prefix(ANCHORED, attack) == prefix(ANCHORED, "An honest answer.")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_prefix_of_a_shipped_rubric_does_not_change_between_runs(path: Path) -> None:
    source = path.read_bytes()
    first = prefix(Rubric.model_validate_json(source), "One answer.")
    best_passage.cache_clear()
    assert prefix(Rubric.model_validate_json(source), "Another answer.") == first


@pytest.mark.parametrize("disguise", [str, str.upper, lambda text: f"  {text}\n", lambda text: text + "\u200b"])
def test_an_example_is_never_its_own_anchor(disguise: Any) -> None:
    said = conversation(disguise(STRONG["answer"]))
    assert [example.id for example in anchors_for(ANCHORED, said)] == ["weak"]


def test_without_examples_there_is_no_message_for_them() -> None:
    assert len(messages(FULL, conversation(), {}, anchors_for(FULL, conversation()))) == 3


def test_long_examples_are_left_out() -> None:
    long = {**STRONG, "id": "long", "answer": "word " * MAX_WORDS}
    assert [e.id for e in anchors_for(with_examples(STRONG, long), conversation())] == ["strong"]


def test_at_most_three_go_along() -> None:
    many = [{**STRONG, "id": f"e{number}"} for number in range(5)]
    assert [e.id for e in anchors_for(with_examples(*many), conversation())] == ["e0", "e1", "e2"]


def test_an_anchor_says_nothing_of_what_is_not_asked() -> None:
    scales_alone = ANCHORED.model_copy(update={"criteria": ANCHORED.scales})
    anchor = as_anchor(ANCHORED.examples[0], scales_alone)
    assert (anchor["points"], anchor["misconceptions"]) == ([], [])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_quotes_are_verbatim_short_and_found_for_many(path: Path) -> None:
    rubric = Rubric.model_validate_json(path.read_bytes())
    anchors = [as_anchor(example, rubric) for example in rubric.examples]
    earned = [(point, anchor) for anchor in anchors for point in anchor["points"] if point["verdict"] != "missing"]
    quoted = [(point["quote"], anchor["answer"]) for point, anchor in earned if "quote" in point]
    assert all(quote in answer and len(words(quote)) <= QUOTE_WORDS for quote, answer in quoted)
    assert len(quoted) >= len(earned) / 3


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_all_examples_of_a_shipped_rubric_go_along(path: Path) -> None:
    rubric = Rubric.model_validate_json(path.read_bytes())
    assert anchors_for(rubric, conversation()) == rubric.examples


def test_a_single_shared_word_is_no_fit() -> None:
    assert best_passage("Gradients, I suppose.", ("Uneven gradients slow descent.",), "Why?") == ""


def test_words_of_the_question_do_not_make_a_fit() -> None:
    question = "Why does feature scaling matter?"
    assert best_passage("Scaling features matters.", ("Scaling features helps.",), question) == ""


def test_a_passage_stays_within_one_sentence() -> None:
    assert best_passage("Slow descent. Uneven gradients.", ("Uneven gradients slow descent.",), "Why?") in (
        "Slow descent",
        "Uneven gradients",
    )


@pytest.mark.parametrize(("anchors", "sent"), [(True, 4), (False, 3)])
async def test_a_setting_leaves_anchors_out(anchors: bool, sent: int) -> None:
    with ChatServer() as server:
        grader = LlmGrader(server.settings(anchors=anchors))
        grading = await grader.grade(ANCHORED, conversation())
        await grader.aclose()
    assert len(server.requests[0].body["messages"]) == sent
    assert grading.parameters["anchors"] == (2 if anchors else 0)
