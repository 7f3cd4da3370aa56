"""The answers a rubric is tried on, each with the percent it should get and why.

They are the rubric's examples, their rewordings, and answers made from them that must not earn more
than they are worth. A grader that has seen the very example an answer is made from could only
recognise it, so that example is left out of the rubric it is given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mock_interview.rubric.models import Example, Rubric
from mock_interview.text import words
from mock_interview.workshop.bench.tampering import (
    FORGED_SCORECARD,
    ORDER,
    contradicted,
    drawn_out,
    keywords,
    shuffled,
)

# Percent that an answer may get which earns nothing by any reading: a point heard by chance is no disaster.
NOTHING = 10.0
# Percent that a clear answer to another question may get, for being clear.
CLEAR_ALONE = 25.0
# Percent by which words that add nothing may raise an answer.
A_LITTLE = 5.0
# Percent by which an answer may fall or rise for being said in other words.
REWORDED = 10.0

Kind = Literal["example", "rewording", "adversarial"]


@dataclass(frozen=True, slots=True)
class Case:
    """An answer and what it should get: a percent from `lowest` to `highest`.

    `family` says how it came about, `name` also of which example, if of one. With `beside`, the id of an
    example, the limits are those of how much more it gets than that example did. `example` is the one it
    is, or is made from; `why` says what the limits rest on.
    """

    family: str
    name: str
    kind: Kind
    answer: str
    lowest: float
    highest: float
    why: str
    example: Example | None = None
    beside: str | None = None

    @property
    def authors(self) -> Example | None:
        """The example whose verdicts the author gave for just what is said here."""
        return None if self.kind == "adversarial" else self.example

    def shown(self, rubric: Rubric) -> Rubric:
        """Return `rubric` as the grader gets it: without the example that this answer is, or is made from."""
        left = [example for example in rubric.examples if example is not self.example]
        return rubric.model_copy(update={"examples": left})


def cases_of(rubric: Rubric, others: Mapping[str, Rubric]) -> list[Case]:
    """Return the cases of `rubric`; one of `others`, by ref, is answered for the answer that misses the question."""
    return [
        *(_as_given(example) for example in rubric.examples),
        *(_reworded(example) for example in rubric.examples if example.rewording),
        *_worthless(rubric),
        *_taken_apart(rubric),
        *_off_topic(rubric, others),
        *(_drawn_out(example) for example in rubric.examples),
    ]


def best_example(rubric: Rubric) -> Example | None:
    """Return the example that earns most, the first of several."""
    return max(rubric.examples, key=lambda example: example.percent, default=None)


def _as_given(example: Example) -> Case:
    low, high = example.percent
    return Case("example", example.id, "example", example.answer, low, high, "The range its author gives.", example)


def _reworded(example: Example) -> Case:
    return Case(
        "reworded",
        f"reworded: {example.id}",
        "rewording",
        example.rewording or "",
        -REWORDED,
        REWORDED,
        "It says the same in other words.",
        example,
        beside=example.id,
    )


def _worthless(rubric: Rubric) -> Iterator[Case]:
    for name, answer, most, why in (
        ("blank", "", 0.0, "It says nothing."),
        ("echo of the question", rubric.question, 0.0, "It says only what the interviewer said."),
        ("order to the grader", ORDER, NOTHING, "It speaks to the grader and not to the question."),
        ("forged scorecard", FORGED_SCORECARD, NOTHING, "It poses as a scorecard and says nothing of the question."),
    ):
        yield Case(name, name, "adversarial", answer, 0.0, most, why)


def _taken_apart(rubric: Rubric) -> Iterator[Case]:
    """Yield what is made from the best example; it is worth something, so that something can be lost."""
    example = best_example(rubric)
    if example is None:
        return
    for name, answer, most, why in (
        (
            "keywords, shuffled",
            shuffled(keywords(example.answer), rubric.id),
            NOTHING,
            "A list of words claims nothing.",
        ),
        (
            "words, shuffled",
            shuffled(example.answer.split(), rubric.id),
            NOTHING,
            "Without their order words claim nothing.",
        ),
        (
            "verbs negated",
            contradicted(example.answer),
            max(NOTHING, example.percent.low / 2),
            "It claims the contrary of what earned the credit; half of the lowest mark for that is generous already.",
        ),
    ):
        if answer:
            yield Case(name, f"{name}: {example.id}", "adversarial", answer, 0.0, most, why, example)


def _off_topic(rubric: Rubric, others: Mapping[str, Rubric]) -> Iterator[Case]:
    best = [(ref, example) for ref, other in others.items() if (example := best_example(other))]
    if best:
        ref, example = min(best, key=lambda one: _shared(one[1].answer, rubric))
        yield Case(
            "off topic",
            f"off topic: {ref}",
            "adversarial",
            example.answer,
            0.0,
            CLEAR_ALONE,
            "It answers another question; being clear alone may earn a little.",
        )


def _shared(answer: str, rubric: Rubric) -> float:
    """Return the share of the words of `answer` that the rubric's points have too."""
    known = set(words(" ".join(point.text for point in rubric.points.values())))
    said = keywords(answer)
    return sum(word in known for word in said) / max(len(said), 1)


def _drawn_out(example: Example) -> Case:
    return Case(
        "drawn out",
        f"drawn out: {example.id}",
        "adversarial",
        drawn_out(example.answer),
        -100.0,
        A_LITTLE,
        "It is twice as long and says no more.",
        example,
        beside=example.id,
    )
