"""Checking a file as its author would: what keeps it from being used, and what in it contradicts itself."""

from collections.abc import Iterable
from pathlib import Path

from mock_interview.rubric.catalogue import PACK_FILE
from mock_interview.rubric.checking import problems_of
from mock_interview.rubric.parsing import Parsed, parse_rubric, read_source
from mock_interview.rubric.problems import Problem, RubricError, placed
from mock_interview.workshop.contradictions import contradictions


def problems_in(file: Path, refs: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return everything wrong with a rubric file or a ``pack.json``, in the order of the file.

    `refs` are as for `problems_of`.
    """
    if file.name == PACK_FILE:
        return problems_of(file, refs)
    try:
        source = read_source(file)
    except RubricError as error:
        return error.problems
    return problems_in_text(source, file)


def problems_in_text(source: str, file: Path) -> tuple[Problem, ...]:
    """Return everything that would be wrong with a rubric if `source` were the text of `file`."""
    try:
        parsed = parse_rubric(source, file)
    except RubricError as error:
        return error.problems
    return contradictions_in(parsed, file)


def contradictions_in(parsed: Parsed, file: Path) -> tuple[Problem, ...]:
    """Return where a rubric that can be used contradicts itself, in the order of the file."""
    return tuple(sorted(placed(contradictions(parsed.rubric), parsed.places, file)))
