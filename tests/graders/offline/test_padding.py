"""Words that say nothing make an answer longer and no better."""

from statistics import fmean

from mock_interview.graders.offline.checklist import breadth, checklist_of
from mock_interview.graders.offline.clauses import Clause, split_clauses
from mock_interview.graders.offline.padding import without_padding
from mock_interview.graders.offline.stems import telling_stems
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Example, Rubric
from mock_interview.workshop.bench.tampering import FILLER, drawn_out
from tests.graders.offline.conftest import RIGHT, judged

# Not the filler that the bench draws answers out with, nor one that any number of the grader was chosen on.
CHATTER = (
    "I suppose I could talk about it for hours, since it comes up all the time and there is so much that has been "
    "said about it already. What I always tell people is to keep calm, and never to take anything for granted. But "
    "generally speaking I feel quite comfortable with it."
)
SHIPPED = [
    Rubric.model_validate_json(path.read_bytes())
    for path in sorted(builtin_rubrics().glob("*/*.json"))
    if path.name != "pack.json"
]


def kept(text: str) -> tuple[Clause, ...]:
    """Return the clauses of `text` that say something to a rubric in the words of a right answer."""
    return without_padding(split_clauses(text), telling_stems(RIGHT))


def test_talk_that_says_nothing_is_padding() -> None:
    assert kept(FILLER) == kept(CHATTER) == ()


def test_a_right_answer_has_none() -> None:
    assert kept(RIGHT) == split_clauses(RIGHT)


def test_nor_has_one_in_words_that_the_rubric_does_not_know() -> None:
    told = "Logistic regression wanders along a narrow valley when columns are measured in millimetres and in tonnes."
    assert kept(told) == split_clauses(told)


def test_a_clause_without_telling_words_amid_others_is_none() -> None:
    told = f"{RIGHT} And so we do it. {RIGHT}"
    assert kept(told) == split_clauses(told)


def test_padding_covers_nothing() -> None:
    kept = [(each, without_padding(split_clauses(CHATTER), each.vocabulary)) for each in map(checklist_of, SHIPPED)]
    assert fmean(breadth(checklist, [clauses]) for checklist, clauses in kept) < 0.1


async def test_examples_of_the_shipped_packs_drawn_out_earn_hardly_more() -> None:
    rises = [await _rise(rubric, example) for rubric in SHIPPED for example in rubric.examples]
    assert fmean(rises) < 0.04


async def _rise(rubric: Rubric, example: Example) -> float:
    """Return how much more credit `example` earns drawn out, where it is no mark itself."""
    others = [other for other in rubric.examples if other is not example]
    unmarked = rubric.model_copy(update={"examples": others})
    return await _earned(unmarked, drawn_out(example.answer)) - await _earned(unmarked, example.answer)


async def _earned(rubric: Rubric, answer: str) -> float:
    """Return the mean credit of the points."""
    return fmean(point.credit or 0.0 for point in (await judged(rubric, answer)).points.values())
