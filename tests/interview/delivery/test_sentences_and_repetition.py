import pytest

from mock_interview.interview.delivery import report
from mock_interview.interview.delivery.stems import light_stem


def repeated(answer: str, question: str = "") -> dict[str, int]:
    return {found.word: len(found.places) for found in report(answer, 120, question).repeated}


def test_the_longest_sentence_is_found_with_its_place() -> None:
    answer = "It fell. The loss fell again after the third epoch. Then it rose."
    longest = report(answer, 120).longest
    assert longest is not None
    assert longest.words == 8
    assert answer[longest.span.start : longest.span.end] == "The loss fell again after the third epoch."


def test_a_line_end_ends_a_sentence() -> None:
    longest = report("It fell\nand then it rose", 120).longest
    assert longest is not None
    assert longest.words == 4


def test_the_first_of_equally_long_sentences_is_taken() -> None:
    longest = report("It fell. It rose.", 120).longest
    assert longest is not None
    assert longest.span.start == 0


def test_a_word_said_four_times_in_any_form_is_repeated() -> None:
    assert repeated("We validate it. Validation helps. A validated model. Validating twice.") == {"validate": 4}


def test_every_place_of_a_repeated_word_is_named() -> None:
    answer = "Drift, drift, and drifting drifts."
    (found,) = report(answer, 120).repeated
    assert [answer[span.start : span.end] for span in found.places] == ["Drift", "drift", "drifting", "drifts"]


def test_three_times_is_not_repeated() -> None:
    assert repeated("Drift, drift and drift.") == {}


def test_a_long_answer_may_come_back_to_a_word_more_often() -> None:
    padding = " ".join(f"x{number}" for number in range(300))
    assert repeated(f"Drift drift drift drift {padding}") == {}


def test_the_words_of_the_question_do_not_count() -> None:
    assert repeated("Drift, drift, drift, drift.", question="What is drifting?") == {}


def test_function_words_do_not_count() -> None:
    assert repeated("It is what it is and it was what it was, it is.") == {}


def test_fillers_do_not_count() -> None:
    assert repeated("Um, um, um, um, um, basically, basically, basically, basically.") == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scale", "scaling"),
        ("regularise", "regularisation"),
        ("category", "categories"),
        ("model", "modelling"),
        ("bias", "biases"),
        ("add", "adding"),
        ("run", "running"),
        ("model", "model's"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert light_stem(one) == light_stem(other)


@pytest.mark.parametrize(("one", "other"), [("class", "clas"), ("loss", "lose"), ("tree", "true"), ("fall", "fail")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert light_stem(one) != light_stem(other)
