from dataclasses import replace

import pytest

from mock_interview.engine.agreement import agreements
from mock_interview.rubric.library import Library
from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.pairs import Grader
from mock_interview.transcripts.selection import Selection
from tests.transcripts.builders import keep_card, new_attempt, new_card

SMALL = Provenance("llm", model="small-1", prompt_sha256="1" * 64)


@pytest.fixture
def library() -> Library:
    """A library that knows no pack: the default bands hold."""
    return Library(())


def card(
    db: Database, attempt_id: str, grader: Provenance, percent: float, verdict: Verdict, band: str | None = "hire"
) -> None:
    made = new_card(percent, band=band)
    [criterion] = made.criteria
    point = replace(criterion.points[0], verdict=verdict)
    judged = replace(made, grader=grader, criteria=(replace(criterion, points=(point,)),))
    keep_card(db, attempt_id, 0, judged)


def scored_by_both(db: Database, times: int, grader: Provenance = SMALL) -> None:
    for _ in range(times):
        attempt = new_attempt(db)
        card(db, attempt.id, Provenance("human"), 70.0, "met")
        card(db, attempt.id, grader, 50.0, "partial")


def test_a_grader_is_compared_by_bands_points_and_percent(db: Database, library: Library) -> None:
    scored_by_both(db, 10)
    [found] = agreements(db, library)
    assert (found.grader, found.answers) == (Grader("llm", "small-1", "1" * 64), 10)
    assert found.bands.exact is not None
    assert found.bands.adjacent is not None
    assert (found.bands.exact.value, found.bands.adjacent.value) == (0.0, 1.0)
    assert found.verdicts.adjacent is not None
    assert (found.verdicts.pairs, found.verdicts.adjacent.value) == (10, 1.0)
    assert found.difference is not None
    assert (found.percents, found.difference.value) == (10, -20.0)


def test_below_ten_pairs_there_is_no_figure_but_the_number_of_pairs(db: Database, library: Library) -> None:
    scored_by_both(db, 9)
    [found] = agreements(db, library)
    assert found.answers == 9
    assert (found.bands.kappa, found.verdicts.exact, found.difference) == (None, None, None)


def test_what_either_did_not_assess_is_not_compared(db: Database, library: Library) -> None:
    for _ in range(10):
        attempt = new_attempt(db)
        card(db, attempt.id, Provenance("human"), 70.0, "unassessed", band=None)
        card(db, attempt.id, SMALL, 50.0, "met")
    [found] = agreements(db, library)
    assert (found.bands.pairs, found.verdicts.pairs) == (0, 0)
    assert found.bands.exact is None


def test_the_grader_with_the_most_pairs_comes_first(db: Database, library: Library) -> None:
    scored_by_both(db, 1, Provenance("offline"))
    scored_by_both(db, 2)
    assert [found.answers for found in agreements(db, library)] == [2, 1]


def test_a_selection_narrows_what_is_compared(db: Database, library: Library) -> None:
    scored_by_both(db, 1)
    assert agreements(db, library, Selection(pack="another")) == []
