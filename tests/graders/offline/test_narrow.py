"""A rubric of a few short points, as a person begins with: talk about anything else must not seem to make them."""

import pytest

from mock_interview.graders.offline import MarkedAnswer, OfflineGrader
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.denial import denial
from mock_interview.graders.offline.findings import Finding
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.workshop.bench.tampering import ORDER, contradicted, drawn_out
from tests.graders.offline.conftest import CHECKLIST, Build, judged

POINTS = [
    {"id": "lookup", "text": "An index finds rows without reading the whole table.", "weight": 2},
    {"id": "writes", "text": "Every insert and update has to maintain each index.", "weight": 1},
    {"id": "matches", "text": "An index does not help a query that matches most rows.", "weight": 1},
]
CUES = {
    "lookup": ["instead of scanning the whole table", "look it up directly"],
    "writes": ["writes get slower", "updated on every write"],
    "matches": ["most of the rows match", "a full scan is cheaper"],
}
RIGHT = (
    "It helps when a query wants a few rows out of many, because the database can look it up directly instead of "
    "scanning the whole table. The price is that writes get slower, since the index has to be updated on every write. "
    "And if most of the rows match anyway, a full scan is cheaper."
)
PARAPHRASED = (
    "You can look up one row and the rest is left alone. But it is more work to insert, as it must be kept in order. "
    "And if nearly all rows are wanted, it is no help, and the table is better read from start to end."
)
WEAK = "Indexes are great, and I would put one on every column."
# Fluent, long, and about something else.
ELSEWHERE = (
    "The first thing I do in the morning is to walk to the market, because the bread there is fresh and the people "
    "who sell it have become friends of mine. On some days I cannot find what I want, so I go on to the next stall and "
    "look at every one of the cheeses. Most of them are made in the valley, not far from where my grandmother grew up, "
    "and each has a story that I could listen to for hours. By the time I am home again the whole street is awake."
)


@pytest.fixture(params=[True, False], ids=["with cues", "without"])
def narrow(request: pytest.FixtureRequest, build: Build) -> Rubric:
    """Return a rubric of three points."""
    points = [{**point, "cues": CUES[str(point["id"])] if request.param else []} for point in POINTS]
    question = "When does a database index help a query, and when not?"
    return build(criteria=[{**CHECKLIST, "points": points, "misconceptions": []}], question=question)


async def earned(rubric: Rubric, answer: str, marked: tuple[MarkedAnswer, ...] = ()) -> float:
    """Return the mean credit of the points."""
    credits_ = [point.credit or 0.0 for point in (await judged(rubric, answer, marked)).points.values()]
    return sum(credits_) / len(credits_)


async def test_a_right_answer_earns_far_more_than_a_weak_one(narrow: Rubric) -> None:
    assert await earned(narrow, RIGHT) > await earned(narrow, WEAK) + 0.4


@pytest.mark.parametrize("answer", [ELSEWHERE, ORDER], ids=["talk about something else", "an order to the grader"])
async def test_talk_about_something_else_earns_next_to_nothing(narrow: Rubric, answer: str) -> None:
    assert await earned(narrow, answer) < 0.1


@pytest.mark.parametrize("answer", [RIGHT, WEAK], ids=["right", "weak"])
async def test_drawing_it_out_earns_no_more(narrow: Rubric, answer: str) -> None:
    assert await earned(narrow, drawn_out(answer)) < await earned(narrow, answer) + 0.05


async def test_denying_all_of_it_loses_half(narrow: Rubric) -> None:
    assert await earned(narrow, contradicted(f"{RIGHT} {PARAPHRASED}")) < 0.5 * await earned(narrow, RIGHT)


async def test_marks_do_not_lift_what_denies_all_of_it(narrow: Rubric) -> None:
    marked = MarkedAnswer(f"{PARAPHRASED} Yes.", 100.0, {str(point["id"]): "met" for point in POINTS})
    lifted = await earned(narrow, PARAPHRASED, (marked,))
    assert lifted > await earned(narrow, PARAPHRASED) + 0.2
    assert await earned(narrow, contradicted(PARAPHRASED), (marked,)) < 0.2 * lifted


async def test_points_without_a_word_are_not_made(build: Build) -> None:
    points = [{"id": "never", "text": "???", "weight": 1}, {"id": "nor-this", "text": "→ ∞", "weight": 1}]
    rubric = build(criteria=[{**CHECKLIST, "points": points, "misconceptions": []}])
    assert await earned(rubric, RIGHT) == 0


async def test_a_later_answer_wins_back_only_what_it_speaks_of(narrow: Rubric) -> None:
    first = "The database can look it up directly instead of scanning the whole table."
    later = "Oh, and writes get slower, since every insert and update has to maintain each index."
    before, after = await said(narrow, first), await said(narrow, first, later)
    assert after["writes"] > before["writes"] + 0.3
    assert after["lookup"] == before["lookup"]


async def said(rubric: Rubric, *answers: str) -> dict[str, float]:
    """Return the credit of each point for what is said in several answers."""
    turns = [Said("candidate", "answer", answer) for answer in answers]
    grading = await OfflineGrader().grade(rubric, (Said("interviewer", "question", rubric.question), *turns))
    return {id_: point.credit or 0.0 for id_, point in grading.judgement.points.items()}


FOUND = [Finding(made=0.5, likeness=1.0, contradicted=0.2), Finding(made=0.1, likeness=1.0, contradicted=0.0)]
DENIES, AFFIRMS = "The index is not read.", "The table is read."


def test_an_answer_that_denies_most_of_what_it_says_denies_its_rubric() -> None:
    assert denial(FOUND, [split_clauses(" ".join([DENIES] * 7 + [AFFIRMS] * 3))], 0.0) > 0.9


def test_an_answer_that_denies_no_more_than_the_rubric_does_not_deny_it() -> None:
    assert denial(FOUND, [split_clauses(" ".join([DENIES] * 3 + [AFFIRMS] * 7))], 1.0) == 0


def test_an_answer_without_marks_is_no_single_clause_that_denies() -> None:
    spoken = "so the index is read and the table is not and then it goes on with the next row until all are read " * 4
    assert denial(FOUND, [split_clauses(spoken)], 0.0) < 0.5


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FOUND, [DENIES, *[AFFIRMS] * 9]),
        (FOUND, [DENIES]),
        ([Finding(made=0.5, likeness=1.0, contradicted=0.0)], [DENIES] * 10),
        ([Finding(made=0.0, likeness=0.0, contradicted=0.0)], [DENIES] * 10),
        (FOUND, []),
    ],
    ids=["one clause of ten", "one clause of one", "it says no otherwise", "it says nothing of it", "nothing said"],
)
def test_nothing_else_denies_its_rubric(found: list[Finding], said: list[str]) -> None:
    assert denial(found, [split_clauses(" ".join(said))], 0.0) == 0
