"""Which words a verdict rests on: only those behind credit, a level above the lowest, or a misconception held."""

import pytest

from mock_interview.scoring.evidence import Judged, evidence, words_told
from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore

WORDS = "trees only compare"


def level(level: int | None, score: float | None, claimed: int | None = None) -> CriterionScore:
    return CriterionScore("c", "Clarity", "levels", 1, score, level=level, quote=WORDS, claimed=claimed)


@pytest.mark.parametrize(
    "judged",
    [
        PointScore("p", "met", 1.0, WORDS),
        PointScore("p", "met", 0.7, WORDS),
        PointScore("p", "partial", 0.5, WORDS),
        MisconceptionScore("m", True, WORDS),
        level(2, 0.5),
    ],
)
def test_words_behind_what_counts_are_evidence(judged: Judged) -> None:
    assert evidence(judged) == words_told(judged) == WORDS


@pytest.mark.parametrize(
    "judged",
    [
        PointScore("p", "missing", 0.0, WORDS),
        PointScore("p", "missing", 0.002, WORDS),
        PointScore("p", "unassessed", None, WORDS),
        MisconceptionScore("m", False, WORDS),
        level(0, 0.0),
        level(None, None),
    ],
)
def test_words_that_earned_nothing_are_none(judged: Judged) -> None:
    assert evidence(judged) == words_told(judged) == ""


@pytest.mark.parametrize(
    "judged",
    [
        PointScore("p", "missing", 0.0, WORDS, claimed="met"),
        MisconceptionScore("m", False, WORDS, claimed=True),
        level(0, 0.0, claimed=2),
    ],
)
def test_words_behind_a_claim_that_was_withheld_are_told_and_are_no_evidence(judged: Judged) -> None:
    assert (evidence(judged), words_told(judged)) == ("", WORDS)


@pytest.mark.parametrize("verdict", ["met", "partial"])
def test_a_person_who_quoted_nothing_leaves_nothing_to_mark(verdict: Verdict) -> None:
    assert evidence(PointScore("p", verdict, 1.0)) == ""
