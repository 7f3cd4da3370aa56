from hypothesis import given
from hypothesis import strategies as st

from mock_interview.graders.offline.calibration import Curve
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.findings import Finding
from mock_interview.graders.offline.marks import learn, normalised
from mock_interview.graders.offline.matching import match
from mock_interview.graders.offline.order import sentence_likeness
from mock_interview.graders.offline.statements import prepare
from mock_interview.text import folded


@given(st.text(alphabet="aß İ.,;-'’!?5\n\tnot", max_size=80))
def test_every_clause_is_found_in_the_text_it_came_from(text: str) -> None:
    assert all(folded(text).find(clause.text) for clause in split_clauses(text))


@given(st.text(alphabet="ab c.,", max_size=80))
def test_no_word_is_lost_or_doubled_in_clauses(text: str) -> None:
    starts = [token.start for clause in split_clauses(text) for token in clause.tokens]
    assert starts == sorted(set(starts))


def test_a_decimal_point_does_not_end_a_clause() -> None:
    assert [clause.text for clause in split_clauses("We got 3.5 percent more. Then it fell again.")] == [
        "We got 3.5 percent more",
        "Then it fell again",
    ]


def test_two_negations_cancel_out() -> None:
    (clause,) = split_clauses("it is not never useful")
    assert "use" not in clause.negated


def test_a_statement_is_found_in_the_clause_that_makes_it() -> None:
    clauses = split_clauses("I like tea. The gradient explodes in deep networks. Then I go home.")
    found = match(prepare("Gradients explode in deep networks", "What goes wrong?"), clauses)
    assert found.best is clauses[1]


def test_words_of_the_question_count_for_less() -> None:
    statement = prepare("Momentum helps convergence", "What does momentum do?")
    assert statement.weights["momentum"] < statement.weights["converg"]


def test_a_sentence_is_more_like_one_than_its_words_shuffled() -> None:
    sentence = "the largest of the features dominates the loss and the model does not learn from the others".split()
    assert sentence_likeness(sentence) > 0.9
    assert sentence_likeness(sorted(sentence)) < 0.4


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_strength_never_earns_less(one: float, other: float) -> None:
    curve = Curve(nothing=0.1, everything=0.9, power=1.2)
    low, high = (curve.credit(Finding(strength, 1.0, 0.0)) for strength in sorted((one, other)))
    assert 0 <= low <= high <= 1


def test_errors_carry_over_to_like_answers_most() -> None:
    told, unlike = normalised({"loss": 1.0, "fall": 1.0}), normalised({"tea": 1.0})
    correction = learn([told], [0.5])
    assert 0.5 > correction.at(told) > correction.at(unlike) > 0


def test_marks_that_agree_with_the_grader_change_nothing() -> None:
    profile = normalised({"loss": 1.0})
    assert learn([profile, profile], [0.0, 0.0]).at(profile) == 0
