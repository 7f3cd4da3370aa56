import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.graders.offline.calibration import credit_alone, credit_apart, credit_narrow
from mock_interview.graders.offline.checklist import checklist_of, read
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.evidence import contradicted, likeness, strength
from mock_interview.graders.offline.findings import Finding
from mock_interview.graders.offline.locating import Place, locate
from mock_interview.graders.offline.marks import Reading, learn
from mock_interview.graders.offline.order import order, small_words_missing
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.showing import reason
from mock_interview.graders.offline.statements import Statement, prepare
from mock_interview.graders.offline.stems import tokenise
from mock_interview.graders.offline.wording import alike, wording_of
from mock_interview.text import folded
from tests.graders.offline.conftest import CHECKLIST, Build

ROOM = 30


def place_of(statement: Statement, answer: str) -> Place:
    """Return where `answer` makes `statement`, which it does somewhere."""
    place = locate(statement, split_clauses(answer), ROOM)
    assert place is not None
    return place


def likeness_of(statement: Statement, answer: str) -> float:
    """Return how far `answer` is sentences that make `statement`."""
    return likeness(statement, place_of(statement, answer), split_clauses(answer))


def strength_of(statement: Statement, answer: str) -> float:
    """Return how far `answer` makes `statement`, whichever way round."""
    return strength(statement, said_in(place_of(statement, answer).clauses))


@given(st.text(alphabet="aß İ.,;-'’!?5\n\tnot", max_size=80))
def test_every_clause_is_found_in_the_text_it_came_from(text: str) -> None:
    assert all(folded(text).find(clause.text) for clause in split_clauses(text))


@given(st.text(alphabet="ab c.,", max_size=80))
def test_no_word_is_lost_or_doubled_in_clauses(text: str) -> None:
    words = [token for clause in split_clauses(text) for token in clause.tokens]
    assert words == tokenise(text)


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
    place = locate(prepare("Gradients explode in deep networks", "What goes wrong?"), clauses, ROOM)
    assert place is not None
    assert place.best is clauses[1]


def test_a_statement_is_looked_for_in_as_many_neighbouring_clauses_as_there_is_room_for() -> None:
    clauses = split_clauses(
        "I like tea very much. It is gradients that explode. Deep networks do it most. Then I go home."
    )
    place = locate(prepare("Gradients explode in deep networks", "What goes wrong?"), clauses, 10)
    assert place is not None
    assert place.clauses == clauses[1:3]


def test_a_statement_that_shares_no_word_is_nowhere() -> None:
    assert locate(prepare("Gradients explode", "Why?"), split_clauses("I like tea."), ROOM) is None


def test_words_of_the_question_count_for_less() -> None:
    statement = prepare("Momentum helps convergence", "What does momentum do?")
    assert statement.weights["momentum"] < statement.weights["converg"]


SENTENCE = "the largest of the features dominates the loss and the model does not learn from the others"
WHY = "What goes wrong?"


def test_words_stand_in_order_in_a_sentence_and_not_in_a_list() -> None:
    in_order, sorted_ = (order(tokenise(text)) for text in (SENTENCE, " ".join(sorted(SENTENCE.split()))))
    assert in_order > 0 > sorted_


def test_all_words_of_a_statement_out_of_order_are_no_sentence() -> None:
    statement = prepare(SENTENCE, WHY)
    assert likeness_of(statement, SENTENCE) == 1.0
    assert likeness_of(statement, " ".join(sorted(SENTENCE.split()))) == 0.0


KEYWORDS = "largest features dominates loss model learn others"


@pytest.mark.parametrize("joined", [" ", " the ", " and ", " of the "])
def test_the_words_that_tell_in_the_order_of_the_statement_without_those_between_are_no_sentence(joined: str) -> None:
    statement = prepare(SENTENCE, WHY)
    assert likeness_of(statement, joined.join(["", *KEYWORDS.split()])) < 0.5


def test_words_without_small_words_are_no_sentence_where_the_statement_has_some() -> None:
    few, none = (small_words_missing(tokenise(KEYWORDS), share) for share in (0.5, 0.0))
    assert few > 1 > none == 0
    assert small_words_missing(tokenise(SENTENCE), 0.5) == 0


def test_a_terse_answer_to_a_terse_statement_is_no_list() -> None:
    statement = prepare("Unconfirmed connectionless: no confirmation, no connection, loss possible", "Which?")
    assert likeness_of(statement, "unconfirmed connectionless, no connection, loss possible") == 1.0


def test_a_short_answer_in_note_form_is_given_the_benefit_of_the_doubt() -> None:
    statement = prepare("The positive terminal and the negative terminal are separated by a gap", "Why?")
    assert likeness_of(statement, "terminals separated, gap") > 0.9


def test_words_in_the_order_of_the_statement_make_it_more_than_out_of_order() -> None:
    statement = prepare(SENTENCE, WHY)
    turned_round = " ".join(reversed(SENTENCE.split()))
    assert strength_of(statement, turned_round) < strength_of(statement, SENTENCE)
    assert strength_of(statement, SENTENCE) == pytest.approx(1.0, abs=0.05)


def test_saying_the_opposite_contradicts_a_statement() -> None:
    statement = prepare("Scaling helps descent converge", "Why?")
    said, denied = (
        contradicted(statement, said_in(split_clauses(answer)))
        for answer in ("Scaling helps descent to converge.", "Scaling does not help descent to converge.")
    )
    assert said == 0
    assert denied > 0.5


def test_a_word_said_both_ways_contradicts_nothing() -> None:
    statement = prepare("Trees need no scaling", "Why?")
    assert contradicted(statement, said_in(split_clauses("Trees need no scaling; descent needs it."))) == 0


@pytest.mark.parametrize(("credit", "told"), [(0.1, "opposite"), (0.9, "Close call: these words make the point")])
def test_a_denied_point_is_told_as_denied_only_where_it_is_not_met(credit: float, told: str) -> None:
    assert told in reason(Finding(made=0.5, likeness=1.0, contradicted=0.6), credit, says=True)


def test_who_says_nothing_of_a_point_is_not_told_to_deny_it() -> None:
    assert "opposite" not in reason(Finding(made=0.01, likeness=1.0, contradicted=0.9), 0.0, says=False)


def test_words_that_several_points_use_tell_them_apart_less(build: Build) -> None:
    points = [
        {"id": "small", "text": "A small test set gives a noisy estimate", "weight": 1},
        {"id": "late", "text": "A test set is scored once, at the end", "weight": 1},
    ]
    rubric = build(criteria=[{**CHECKLIST, "points": points, "misconceptions": []}])
    small = checklist_of(rubric).points["small"].statement
    alone = prepare("A small test set gives a noisy estimate", rubric.question)
    assert small.weights["test"] < 0.5 * alone.weights["test"]
    assert small.weights["noisi"] == alone.weights["noisi"]


def test_each_of_several_points_is_credited_for_its_own_words(build: Build) -> None:
    clauses = split_clauses("If one feature runs to thousands, it dominates the steps of gradient descent.")
    found = read(checklist_of(build()), [clauses])
    assert found["dominates"].made > found["leakage"].made + 0.3


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 2))
def test_making_more_of_one_of_several_points_never_earns_less(one: float, other: float, level: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= credit_apart(level, low) <= credit_apart(level, high) <= 1


@pytest.mark.parametrize("said", ["strength", "breadth", "counts"])
@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_making_more_of_a_point_alone_never_earns_less(said: str, one: float, other: float) -> None:
    low, high = ({"strength": 0.6, "breadth": 0.6, "counts": 0.6, said: each} for each in sorted((one, other)))
    assert 0 <= credit_alone(**low) <= credit_alone(**high) <= 1


@pytest.mark.parametrize("said", ["strength", "breadth", "made", "counts"])
@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_making_more_of_few_points_never_earns_less(said: str, one: float, other: float) -> None:
    usual = {"strength": 0.6, "breadth": 0.6, "made": 0.6, "counts": 0.6}
    low, high = ({**usual, said: each} for each in sorted((one, other)))
    assert 0 <= credit_narrow(**low) <= credit_narrow(**high) <= 1


def read_as(text: str, credit: float = 0.4) -> Reading:
    """Return an answer to some question, read as earning this credit."""
    return Reading(wording_of(split_clauses(text)), credit)


def test_errors_carry_over_to_like_answers_most() -> None:
    told, unlike = read_as("the loss never falls"), read_as("I drink green tea")
    correction = learn([told], [0.9])
    assert 0.5 > correction.at(told, 1.0) > correction.at(unlike, 1.0) > 0


def test_errors_carry_over_to_answers_of_like_credit_most() -> None:
    told = read_as("the loss never falls")
    correction = learn([told], [0.9])
    assert correction.at(told, 1.0) > correction.at(read_as("the loss never falls", 0.9), 1.0) > 0


def test_what_lifts_any_answer_does_not_lift_one_without_evidence() -> None:
    unlike = read_as("I drink green tea")
    assert learn([read_as("the loss never falls")], [0.9]).at(unlike, 0.0) == 0


def test_however_many_marks_say_so_no_credit_is_moved_by_more_than_seven_tenths() -> None:
    told = read_as("the loss never falls", 0.0)
    assert 0.5 < learn([told] * 30, [1.0] * 30).at(told, 1.0) < 0.7


def test_marks_that_agree_with_the_grader_change_nothing() -> None:
    told = read_as("the loss never falls")
    assert learn([told, told], [0.4, 0.4]).at(told, 1.0) == 0


def test_marks_above_and_below_the_graders_own_pull_each_at_its_like() -> None:
    weak, strong = read_as("the weather was too hot"), read_as("the loss never falls")
    correction = learn([weak, strong], [0.0, 0.8])
    assert correction.at(strong, 1.0) > 0 > correction.at(weak, 1.0)


def test_answers_are_as_alike_as_their_words_and_the_parts_of_them() -> None:
    falls, fell, tea = (read_as(text).wording for text in ("loss falls slowly", "losses falling slower", "green tea"))
    assert alike(falls, falls) == pytest.approx(1.0)
    assert 1 > alike(falls, fell) > alike(falls, tea)
