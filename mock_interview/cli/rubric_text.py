"""A rubric as plain text."""

from collections.abc import Iterator, Sequence

from mock_interview.cli.output import minutes, wrapped
from mock_interview.rubric.library import LoadedRubric
from mock_interview.rubric.models import Checklist, Example, Levels, Point, Rubric

INDENT = "  "


def rubric_lines(loaded: LoadedRubric) -> Iterator[str]:
    """Yield everything in a rubric but its cues."""
    rubric = loaded.rubric
    yield f"{rubric.title} ({loaded.ref})"
    yield f"{minutes(rubric.seconds)} minutes; {loaded.path}"
    yield from _section("Question", [rubric.question])
    for criterion in rubric.criteria:
        yield from ("", f"{criterion.title} (weight {criterion.weight:g})")
        yield from _checklist(criterion) if isinstance(criterion, Checklist) else _levels(criterion)
    yield from _rest(rubric)


def _checklist(criterion: Checklist) -> Iterator[str]:
    for point in criterion.points:
        yield from _item(f"{point.weight:g}", f"{point.text} ({point.id}){_source(point)}")
    for wrong in criterion.misconceptions:
        yield from _item(f"-{wrong.penalty:g}", f"{wrong.text} ({wrong.id})")


def _source(point: Point) -> str:
    if point.source:
        return f" [{point.source}]"
    return " [TODO: where is this from?]" if "source" in point.model_fields_set else ""


def _levels(criterion: Levels) -> Iterator[str]:
    for level in criterion.levels:
        yield from _item(str(level.score), level.text)


def _rest(rubric: Rubric) -> Iterator[str]:
    yield from _section("Hints", rubric.hints)
    yield from _section("Follow-ups", [f"{follow_up.ask} ({follow_up.probes})" for follow_up in rubric.follow_ups])
    yield from _section("Model answer", [rubric.model_answer] if rubric.model_answer else [])
    for example in rubric.examples:
        yield from _section(_heading(example), [example.answer])
        yield from _section(f"{example.id}, said more casually", [example.rewording] if example.rewording else [])
        yield from _section(f"Note on {example.id}", [example.note] if example.note else [])
    yield from _section("Sources", rubric.sources)


def _heading(example: Example) -> str:
    return f"Example: {example.id}, {example.percent.low:g} to {example.percent.high:g} %"


def _section(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield from ("", title)
    for text in texts:
        yield from wrapped(text, INDENT)


def _item(mark: str, text: str) -> Iterator[str]:
    yield from wrapped(text, " " * 8, f"{mark:>6}  ")
