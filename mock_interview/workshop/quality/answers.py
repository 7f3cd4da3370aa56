"""Rules about answers: examples that fail, a model answer that earns its points, and the time for both."""

from collections.abc import Iterator
from math import ceil

from mock_interview.graders.offline.grader import judge
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.pace import FASTEST_PACE
from mock_interview.scoring.conversation import Said
from mock_interview.text import words
from mock_interview.workshop.author import scored_by_author
from mock_interview.workshop.quality.parts import Hit, points

FAILED = 0.5
# The shipped model answers take 1.7 to 2.5 times the words of their points: reasons, cases and joints.
WORDS_PER_WORD = 2


def unfailed_criteria(rubric: Rubric) -> Iterator[Hit]:
    """Find criteria on which every example does well, or is not judged."""
    failed = {
        score.id
        for example in rubric.examples
        for score in scored_by_author(rubric, example)
        if score.score is not None and score.score < FAILED
    }
    for index, criterion in enumerate(rubric.criteria):
        if rubric.examples and criterion.id not in failed:
            yield ("criteria", index), f"no example scores low on {criterion.id!r}; add one that does"


def unreworded_examples(rubric: Rubric) -> Iterator[Hit]:
    """Find examples none of which is said in other words as well."""
    if rubric.examples and not any(example.rewording for example in rubric.examples):
        yield ("examples",), "no example has a 'rewording'; say the best one in other words too"


def crowded_time(rubric: Rubric) -> Iterator[Hit]:
    """Find more points than can be made in the time, even by who speaks fast."""
    said = sum(len(words(point.text)) for _, point in points(rubric))
    needed = said * WORDS_PER_WORD * 60 / FASTEST_PACE
    if needed > rubric.seconds:
        sentence = f"to make every point takes some {ceil(needed)} seconds; give more time, or ask for fewer points"
        yield ("seconds",), sentence


def long_model_answer(rubric: Rubric) -> Iterator[Hit]:
    """Find a model answer that cannot be said in the time, even by who speaks fast."""
    needed = len(words(rubric.model_answer or "")) * 60 / FASTEST_PACE
    if needed > rubric.seconds:
        yield (
            ("model_answer",),
            f"this takes {ceil(needed)} seconds to say, more than the {rubric.seconds} of the question",
        )


def unearned_points(rubric: Rubric) -> Iterator[Hit]:
    """Find points that the offline grader does not hear in the model answer, and misconceptions that it does."""
    if rubric.model_answer is None:
        return
    said = (Said("interviewer", "question", rubric.question), Said("candidate", "answer", rubric.model_answer))
    judgement = judge(rubric, said)
    for id_, point in judgement.points.items():
        if point.verdict == "missing":
            yield ("model_answer",), f"the offline grader does not hear the point {id_!r} in it; make it plainly"
    for id_, wrong in judgement.misconceptions.items():
        if wrong.made:
            yield ("model_answer",), f"the offline grader hears the misconception {id_!r} in it; say it another way"
