"""Problems and advice as people, editors and programs read them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from mock_interview.cli.output import wrapped
from mock_interview.rubric.parsing import read_source
from mock_interview.rubric.problems import Problem, RubricError
from mock_interview.text import sanitise
from mock_interview.workshop.quality.rules import Advice

WIDTH = 68
BEFORE = 24
INDENT = " " * 9


def compact_line(found: Problem | Advice) -> str:
    """Return one line, ``path:line:column: message``; advice says that it is, and ends with its code."""
    if isinstance(found, Problem):
        return str(found)
    return f"{found.problem.place}: advice: {found.problem.message} [{found.problem.code}]"


def full_lines(found: Iterable[Problem | Advice]) -> Iterator[str]:
    """Yield what was found, each with its line and a mark under the place, advice with its reason and source."""
    for path, group in groupby(found, key=lambda each: _problem(each).path):
        lines = _lines_of(path)
        for each in group:
            yield from _full(each, lines)


def _full(found: Problem | Advice, lines: list[str]) -> Iterator[str]:
    headline = compact_line(found) if isinstance(found, Advice) else f"{found} [{found.code}]"
    yield from wrapped(headline, INDENT, "")
    yield from _shown(lines, _problem(found))
    if isinstance(found, Advice):
        yield from wrapped(f"{found.rule.why} See {found.rule.see}.", INDENT)
    yield ""


def _problem(found: Problem | Advice) -> Problem:
    return found.problem if isinstance(found, Advice) else found


def as_json(found: Problem | Advice) -> dict[str, Any]:
    """Return the parts of a problem or a piece of advice by name."""
    if isinstance(found, Advice):
        return {**as_json(found.problem), "severity": "advice", "why": found.rule.why, "see": found.rule.see}
    return {
        "path": str(found.path),
        "line": found.line,
        "column": found.column,
        "severity": "error",
        "code": found.code,
        "message": found.message,
    }


def _lines_of(file: Path) -> list[str]:
    try:
        return read_source(file).split("\n")
    except RubricError:
        return []


def _shown(lines: list[str], problem: Problem) -> Iterator[str]:
    """Yield the line of a problem, or a stretch of a long one between ``…``, and a mark under its column."""
    if problem.line > len(lines):
        return
    line, at = lines[problem.line - 1], problem.column - 1
    start = max(0, at - BEFORE) if len(line) > WIDTH else 0
    end = start + WIDTH
    before = f"{'…' if start else ''}{_flat(line[start:at])}"
    yield f"{problem.line:>6} | {before}{_flat(line[at:end])}{'…' if end < len(line) else ''}"
    yield f"       | {' ' * cell_len(before)}^"


def _flat(text: str) -> str:
    return sanitise(text.replace("\t", " ")).replace("\n", " ")
