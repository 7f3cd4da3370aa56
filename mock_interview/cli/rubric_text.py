"""A rubric as plain text."""

from collections.abc import Iterator

from mock_interview.cli.output import minutes, wrapped
from mock_interview.rubric.library import LoadedRubric
from mock_interview.rubric.outline import Line, outline

INDENT = "  "


def rubric_lines(loaded: LoadedRubric) -> Iterator[str]:
    """Yield everything in a rubric but its cues."""
    rubric = loaded.rubric
    yield f"{rubric.title} ({loaded.ref})"
    yield f"{minutes(rubric.seconds)} minutes; {loaded.path}"
    for part in outline(loaded.data):
        yield from ("", part.title)
        for line in part.lines:
            yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    about = f" ({line.about})" if line.about else ""
    source = f" [{line.source}]" if line.source else ""
    text = f"{line.text}{about}{source}"
    return wrapped(text, " " * 8, f"{line.mark:>6}  ") if line.mark else wrapped(text, INDENT)
