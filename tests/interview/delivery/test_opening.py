import pytest

from mock_interview.interview.delivery import report

QUESTION = "Why does feature scaling matter, and for which models does it not?"


def opening(answer: str, question: str = QUESTION) -> str | None:
    found = report(answer, 120, question).opening
    return found.kind if found else None


@pytest.mark.parametrize(
    "answer",
    [
        "Feature scaling matters because gradient steps depend on the range.",
        "Um, so, it keeps one feature from dominating the others.",
        "Trees do not need scaling.",
        "No, scaling does not matter for trees.",
    ],
)
def test_a_first_sentence_with_something_new_answers(answer: str) -> None:
    assert opening(answer) == "answers"


@pytest.mark.parametrize(
    "answer",
    [
        "Why does feature scaling matter, and for which models? It keeps steps even.",
        QUESTION,
        "So, you asked which models need it. Linear ones do.",
        "The question is why feature scaling matters.",
    ],
)
def test_saying_the_question_again_restates_it(answer: str) -> None:
    assert opening(answer) == "restates"


@pytest.mark.parametrize(
    "answer",
    ["That's a great question. It keeps steps even.", "Let me think about that.", "Well, where do I start?", "Um, so."],
)
def test_playing_for_time_stalls(answer: str) -> None:
    assert opening(answer) == "stalls"


@pytest.mark.parametrize(
    "answer", ["Sorry, I'm a bit nervous.", "So I'm not sure, but it may be drift.", "I don't know."]
)
def test_an_apology_or_self_doubt_apologises(answer: str) -> None:
    assert opening(answer) == "apologises"


def test_a_doubt_at_the_end_of_a_long_first_sentence_is_no_apology() -> None:
    assert opening("Scaling evens out the gradient steps of a network, and for trees I'm not sure.") == "answers"


def test_a_sentence_of_fillers_is_passed_over() -> None:
    answer = "Okay. It keeps the steps even."
    found = report(answer, 120, QUESTION).opening
    assert found is not None
    assert answer[found.span.start : found.span.end] == "It keeps the steps even."


def test_without_the_question_only_phrases_tell_a_restatement() -> None:
    assert opening("Why does feature scaling matter?", question="") == "answers"


def test_an_answer_without_words_opens_with_nothing() -> None:
    assert opening("...") is None
