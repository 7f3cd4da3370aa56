"""Two gradings of the same answers: which verdicts changed, and by how much the scores did.

Gradings by two versions of a rubric are compared in what both have: criteria, points and misconceptions of one id.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import fsum

from mock_interview.scoring.by_hand import changed_verdicts, verdict_word
from mock_interview.scoring.scorecard import Scorecard, Usage

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class GradedTwice:
    """An answer, its scorecard before, and the new one."""

    attempt_id: str
    before: Scorecard
    after: Scorecard


@dataclass(frozen=True, slots=True)
class Means:
    """Means in percent (0..100) over `answers` answers that were assessed both times; at least one."""

    answers: int
    before: float
    after: float

    @property
    def change(self) -> float:
        """By how many percent points the mean rose."""
        return round(self.after - self.before, DECIMALS)


@dataclass(frozen=True, slots=True)
class CriterionDifference:
    """What became of one criterion of a question."""

    ref: str
    criterion: str
    title: str
    means: Means


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that changed; `part` is the id of a point, a misconception or a levels criterion."""

    attempt_id: str
    ref: str
    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of many answers: `percent` is None where none has a score from both times.

    Of those that have, `rose`, `fell` and `stayed` are counted. Criteria stand by question, in the order of the rubric.
    """

    percent: Means | None
    rose: int
    fell: int
    stayed: int
    criteria: tuple[CriterionDifference, ...]
    verdicts: tuple[VerdictChange, ...]


def difference(graded: Sequence[GradedTwice]) -> Difference:
    """Compare the two gradings of each answer."""
    percents = [
        (twice.before.percent, twice.after.percent)
        for twice in graded
        if twice.before.percent is not None and twice.after.percent is not None
    ]
    return Difference(
        percent=_means(percents) if percents else None,
        rose=sum(before < after for before, after in percents),
        fell=sum(before > after for before, after in percents),
        stayed=sum(before == after for before, after in percents),
        criteria=tuple(_criteria(graded)),
        verdicts=tuple(change for twice in graded for change in _verdicts(twice)),
    )


def is_repeated(before: Scorecard, after: Scorecard) -> bool:
    """Tell whether `after` says over again what `before` says: same grader, rubric and verdicts, nobody asked anew.

    What a model says the same when it is asked again is a grading of its own.
    """
    return not after.usage.requests and _said(before) == _said(after)


def _said(card: Scorecard) -> Scorecard:
    """Return a scorecard without when and how it came about."""
    return replace(card, attempt=None, created_at="", flags=(), usage=Usage())


def _means(values: Sequence[tuple[float, float]]) -> Means:
    before, after = (round(fsum(side) / len(values), DECIMALS) for side in zip(*values, strict=True))
    return Means(len(values), before, after)


def _criteria(graded: Iterable[GradedTwice]) -> Iterator[CriterionDifference]:
    scores: dict[tuple[str, str], list[tuple[float, float]]] = {}
    titles: dict[tuple[str, str], str] = {}
    for twice in graded:
        before = {criterion.id: criterion.score for criterion in twice.before.criteria}
        for criterion in twice.after.criteria:
            if (old := before.get(criterion.id)) is not None and criterion.score is not None:
                name = (twice.after.ref, criterion.id)
                titles[name] = criterion.title
                scores.setdefault(name, []).append((100 * old, 100 * criterion.score))
    for name in sorted(scores, key=lambda name: name[0]):  # a stable sort: the order of the rubric stays
        yield CriterionDifference(*name, titles[name], _means(scores[name]))


def _verdicts(twice: GradedTwice) -> Iterator[VerdictChange]:
    for id_, before, after in changed_verdicts(twice.before, twice.after):
        yield VerdictChange(twice.attempt_id, twice.after.ref, id_, verdict_word(before), verdict_word(after))
