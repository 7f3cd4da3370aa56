"""Examples that contradict themselves, such as verdicts that come to a percent outside their own range.

That takes the arithmetic of `mock_interview.scoring`, so it is told here and not where a file is parsed; and such a
rubric can be used all the same.
"""

from collections.abc import Iterator, Sequence

from mock_interview.rubric.findings import Finding
from mock_interview.rubric.models import Example, Rubric
from mock_interview.rubric.positions import Path
from mock_interview.workshop.author import percents_by_author


def contradictions(rubric: Rubric) -> Iterator[Finding]:
    """Yield where an example, or a list of names, does not agree with itself."""
    yield from _repeated(rubric.tags, ("tags",))
    for index, example in enumerate(rubric.examples):
        where = ("examples", index)
        yield from _repeated(example.misconceptions, (*where, "misconceptions"))
        yield from _outside(rubric, example, (*where, "percent"))


def _repeated(names: Sequence[str], where: Path) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if (first := names.index(name)) < index:
            yield Finding(
                (*where, index), "repeated-item", f"{name!r} is listed twice; remove one", first=(*where, first)
            )


def _outside(rubric: Rubric, example: Example, where: Path) -> Iterator[Finding]:
    least, most = percents_by_author(rubric, example)
    if most < example.percent.low or example.percent.high < least:
        range_ = f"{example.percent.low:g} to {example.percent.high:g}"
        come_to = f"{least:g}" if least == most else f"somewhere from {least:g} to {most:g}"
        sentence = f"the verdicts of this example come to {come_to} percent, not {range_}; correct them or the range"
        yield Finding(where, "contradicted-range", sentence)
