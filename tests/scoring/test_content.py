import pytest

from mock_interview.scoring.arithmetic import coverage_of, percent_of, score_criteria
from mock_interview.scoring.content import is_content_free, nothing_said
from mock_interview.scoring.conversation import Said
from tests.builders import QUESTION, checklist, conversation, rubric, scale

ECHO = QUESTION.lower().removesuffix("?")


@pytest.mark.parametrize("answer", ["", " \n\t", ":", "...", "?!", "👍", "- - -", "\u200d"])
def test_an_answer_without_a_letter_or_a_digit_is_content_free(answer: str) -> None:
    assert is_content_free(conversation(answer))


@pytest.mark.parametrize(
    "answer",
    [
        QUESTION,
        f"{ECHO}...",
        QUESTION.upper(),
        f"“{QUESTION}”",
        f"{QUESTION} {QUESTION}",
        f"{ECHO} {ECHO}",
        f"{ECHO}\n\n{ECHO}, {ECHO}",
        "Feature scaling.",
        "For which models does it not? Why does feature scaling matter?",
    ],
)
def test_the_interviewers_own_words_are_content_free(answer: str) -> None:
    assert is_content_free(conversation(answer))


@pytest.mark.parametrize(
    "answer",
    [
        "42",
        "No.",
        "Trees do not care.",
        f"{QUESTION} Trees do not care.",
        f"{ECHO}: because steps zig-zag",
        f"{ECHO} {ECHO} trees",
        "Feature scaling does not matter for which models?",
    ],
)
def test_a_word_of_ones_own_is_content(answer: str) -> None:
    assert not is_content_free(conversation(answer))


def test_nothing_said_at_all_is_content_free() -> None:
    assert is_content_free(conversation()[:1])
    assert is_content_free((*conversation()[:1], Said("candidate", "clarification", "Do you mean neural networks?")))


def test_one_answer_with_content_is_enough() -> None:
    assert not is_content_free(conversation("...", "Trees do not care."))
    assert is_content_free(conversation("...", QUESTION))


def test_words_the_interviewer_takes_up_afterwards_stay_content() -> None:
    said = (*conversation("Trees need no scaling."), Said("interviewer", "follow_up", "Trees need no scaling. Why?"))
    assert not is_content_free(said)


def test_an_echo_of_a_follow_up_is_content_free() -> None:
    said = (
        *conversation(":"),
        Said("interviewer", "follow_up", "And trees?"),
        Said("candidate", "answer", "And trees."),
    )
    assert is_content_free(said)


def test_a_content_free_answer_is_assessed_on_everything_and_earns_nothing() -> None:
    of = rubric(checklist({"a": 1, "b": 2}, {"x": 1}), scale((1, 2, 3)))
    criteria = score_criteria(of, nothing_said(of), quotable=None)
    assert (percent_of(criteria), coverage_of(of, criteria)) == (0, 1)
    assert {point.verdict for point in criteria[0].points} == {"missing"}
    assert criteria[1].level == 1
