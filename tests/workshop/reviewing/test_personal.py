import pytest

from mock_interview.workshop.reviewing.personal import suspicions

KNOWN = "Gradient Descent and the ideas of Bayes"


@pytest.mark.parametrize(
    ("answer", "text", "what"),
    [
        ("Write to ann.berg@example.org.", "ann.berg@example.org", "an e-mail address"),
        ("It stands on https://example.org/me now.", "https://example.org/me", "a web address"),
        ("Call +49 (30) 123 45-67 at night.", "+49 (30) 123 45-67", "a telephone number"),
        ("I learned it from Anna Berg at work.", "Anna Berg", "a name"),
        ("Then we at Siemens shipped it.", "Siemens", "a name"),
        ("Once Jean-Luc said so.", "Jean-Luc", "a name"),
    ],
)
def test_what_may_tell_who_somebody_is_is_named(answer: str, text: str, what: str) -> None:
    assert [(found.text, found.what) for found in suspicions(answer, KNOWN)] == [(text, what)]


@pytest.mark.parametrize(
    "answer",
    [
        "Descent is slow. Trees do not care.",
        "I use the RBF kernel, XGBoost and k-NN.",
        "So Bayes would say, and Gradient Descent too.",
        "About 150 words, or 3.14 of them in 2024.",
        "And I think I would.",
    ],
)
def test_what_does_not_is_left_alone(answer: str) -> None:
    assert suspicions(answer, KNOWN) == ()


def test_the_same_is_named_once() -> None:
    assert len(suspicions("I asked Anna, and then Anna asked me.", "")) == 1
