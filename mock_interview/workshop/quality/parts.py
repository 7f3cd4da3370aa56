"""The parts of a rubric with the paths to them."""

from collections.abc import Iterator

from mock_interview.rubric.models import Level, Misconception, Point, Rubric
from mock_interview.rubric.positions import Path

# What a rule found: the path to a part of the rubric, and a sentence about it.
Hit = tuple[Path, str]


def points(rubric: Rubric) -> Iterator[tuple[Path, Point]]:
    """Yield every point."""
    for c, criterion in enumerate(rubric.criteria):
        if criterion.kind == "checklist":
            yield from ((("criteria", c, "points", p), point) for p, point in enumerate(criterion.points))


def misconceptions(rubric: Rubric) -> Iterator[tuple[Path, Misconception]]:
    """Yield every misconception."""
    for c, criterion in enumerate(rubric.criteria):
        if criterion.kind == "checklist":
            yield from (
                (("criteria", c, "misconceptions", m), wrong) for m, wrong in enumerate(criterion.misconceptions)
            )


def levels(rubric: Rubric) -> Iterator[tuple[Path, Level]]:
    """Yield every level of every scale."""
    for c, criterion in enumerate(rubric.criteria):
        if criterion.kind == "levels":
            yield from ((("criteria", c, "levels", n), level) for n, level in enumerate(criterion.levels))
