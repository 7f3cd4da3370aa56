from hypothesis import given
from hypothesis import strategies as st

from mock_interview.graders.offline.calibration import Curve
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.findings import Finding
from mock_interview.graders.offline.marks import learn, normalised
from mock_interview.graders.offline.matching import match
from mock_interview.graders.offline.order import order, sentence_likeness
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
    assert "use" not in clause.denied


def test_a_statement_is_found_in_the_clause_that_makes_it() -> None:
    clauses = split_clauses("I like tea. The gradient explodes in deep networks. Then I go home.")
    found = match(prepare("Gradients explode in deep networks", "What goes wrong?"), clauses)
    assert found.best is clauses[1]


def test_words_of_the_question_count_for_less() -> None:
    statement = prepare("Momentum helps convergence", "What does momentum do?")
    assert statement.weights["momentum"] < statement.weights["converg"]


SENTENCE = "the largest of the features dominates the loss and the model does not learn from the others".split()


def test_words_stand_in_order_in_a_sentence_and_not_in_a_list() -> None:
    assert order(SENTENCE) > 0 > order(sorted(SENTENCE))


def test_all_words_of_a_statement_out_of_order_are_no_sentence() -> None:
    statement = prepare(" ".join(SENTENCE), "What goes wrong?")
    said, shuffled = (
        sentence_likeness(order(words), match(statement, split_clauses(" ".join(words))).evidence, len(statement.pairs))
        for words in (SENTENCE, sorted(SENTENCE))
    )
    assert (said, shuffled) == (1.0, 0.0)


def test_a_short_answer_in_note_form_is_given_the_benefit_of_the_doubt() -> None:
    statement = prepare("The positive terminal and the negative terminal are separated by a gap", "Why?")
    answer = "terminals separated, gap"
    evidence = match(statement, split_clauses(answer)).evidence
    assert sentence_likeness(order(answer.split()), evidence, len(statement.pairs)) == 1.0


def test_saying_the_opposite_contradicts_a_statement() -> None:
    statement = prepare("Scaling helps descent converge", "Why?")
    said, denied = (
        match(statement, split_clauses(answer)).evidence
        for answer in ("Scaling helps descent to converge.", "Scaling does not help descent to converge.")
    )
    assert said.contradicted == 0
    assert denied.strength < 0.5 * said.strength


def test_a_word_said_both_ways_contradicts_nothing() -> None:
    statement = prepare("Trees need no scaling", "Why?")
    (made,) = [match(statement, split_clauses("Trees need no scaling; descent needs it."))]
    assert made.evidence.contradicted == 0


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
