"""The tree of errors and what each says."""

from collections.abc import Iterator

import pytest

from mock_interview.errors import GradingError
from mock_interview.llm import errors
from mock_interview.llm.errors import BusyError, LlmError, NoAnswerError, RequestRefusedError

ENDPOINT = "http://127.0.0.1:9"


def tree(root: type[LlmError]) -> Iterator[type[LlmError]]:
    yield root
    for branch in root.__subclasses__():
        yield from tree(branch)


EVERY_CLASS = list(tree(LlmError))


def test_the_tree_hangs_on_the_grading_error() -> None:
    assert issubclass(LlmError, GradingError)


@pytest.mark.parametrize("kind", EVERY_CLASS)
def test_every_class_is_drawn_in_the_docstring(kind: type[LlmError]) -> None:
    assert f"─ {kind.__name__}" in (errors.__doc__ or "")


@pytest.mark.parametrize("kind", EVERY_CLASS)
def test_only_errors_for_want_of_an_answer_are_transient(kind: type[LlmError]) -> None:
    assert kind(ENDPOINT).transient == issubclass(kind, NoAnswerError)


@pytest.mark.parametrize("kind", EVERY_CLASS)
def test_every_error_is_one_sentence_that_names_the_endpoint_and_what_to_do(kind: type[LlmError]) -> None:
    sentence = str(kind(ENDPOINT, "something"))
    trouble, _, advice = sentence.partition("; ")
    assert ENDPOINT in trouble
    assert advice.endswith(".")
    assert len(advice) > len("try.")
    assert "\n" not in sentence


def test_words_of_the_server_cannot_steer_a_terminal() -> None:
    error = RequestRefusedError(ENDPOINT, "no\x1b[2J\n\x1b]52;c;aGk=\x07such \u202ething")
    assert "no such thing" in str(error)
    assert str(error).isprintable()


def test_words_of_the_server_are_cut_short() -> None:
    assert len(str(RequestRefusedError(ENDPOINT, "long " * 1000))) < 400


def test_a_busy_server_is_quoted_on_when_to_come_back() -> None:
    assert "try again in 42 seconds." in str(BusyError(ENDPOINT, retry_after=42.0))
