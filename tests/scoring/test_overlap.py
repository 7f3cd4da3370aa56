"""One passage quoted for many points is told to the reader."""

import pytest

from mock_interview.scoring.judgement import Flag, Judgement, PointJudgement, Verdict
from mock_interview.scoring.scorecard import GraderName, Scorecard
from tests.builders import checklist, conversation, rubric, scorecard

SAID = (
    "Gradient descent converges slowly on uneven ranges. "
    "Distances follow the largest feature. Trees only compare with a threshold."
)


def card_of(*quotes: str, verdict: Verdict = "met", kind: GraderName = "llm") -> Scorecard:
    """Return the card of an answer with these quotes, one a point."""
    ids = [f"p{number}" for number in range(1, len(quotes) + 1)]
    claims = Judgement(points={id_: PointJudgement(verdict, quote) for id_, quote in zip(ids, quotes, strict=True)})
    return scorecard(claims, rubric(checklist(dict.fromkeys(ids, 1.0))), kind, conversation(SAID))


def shared(card: Scorecard) -> list[str]:
    return [flag.about for flag in card.flags if flag.code == "shared_quote"]


def test_three_points_on_the_same_words_are_flagged() -> None:
    assert shared(card_of(*["converges slowly on uneven ranges"] * 3)) == ["p1, p2, p3"]


def test_two_points_on_the_same_words_are_not() -> None:
    assert shared(card_of("converges slowly", "converges slowly", "Distances follow the largest feature")) == []


def test_words_within_a_longer_quote_are_the_same_passage() -> None:
    assert shared(card_of("slowly on uneven ranges", "Gradient descent converges slowly", SAID)) == ["p1, p2, p3"]


def test_case_and_white_space_make_no_other_passage() -> None:
    assert shared(card_of("converges slowly", "CONVERGES slowly", "converges  slowly")) == ["p1, p2, p3"]


def test_different_passages_are_not_flagged() -> None:
    assert shared(card_of("converges slowly", "Distances follow", "only compare")) == []


def test_each_passage_has_a_flag_of_its_own() -> None:
    quotes = ["converges slowly"] * 3 + ["only compare"] * 3
    assert shared(card_of(*quotes)) == ["p1, p2, p3", "p4, p5, p6"]


def test_quotes_without_credit_do_not_count() -> None:
    assert shared(card_of(*["converges slowly"] * 3, verdict="missing")) == []
    assert shared(card_of(*["never said"] * 3)) == []


def test_a_partial_credit_counts() -> None:
    assert shared(card_of(*["converges slowly"] * 3, verdict="partial")) == ["p1, p2, p3"]


@pytest.mark.parametrize("kind", ["human", "self", "offline"])
def test_only_a_models_verdicts_are_flagged(kind: GraderName) -> None:
    assert shared(card_of(*["converges slowly"] * 3, kind=kind)) == []


def test_the_flag_says_what_to_look_at_and_the_score_stands() -> None:
    card = card_of(*["converges slowly"] * 3)
    text = "3 points rest on the same words, “converges slowly”; check that they say all of it."
    assert card.flags == (Flag("shared_quote", "p1, p2, p3", text),)
    assert card.percent == 100.0
