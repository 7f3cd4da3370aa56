"""Checking a file as its author would: what keeps it from being used, and what in it contradicts itself."""

from collections.abc import Iterable
from pathlib import Path

from mock_interview.rubric.catalogue import PACK_FILE
from mock_interview.rubric.checking import problems_of
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.rubric.problems import Problem, placed
from mock_interview.workshop.contradictions import contradictions


def problems_in(file: Path, refs: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return everything wrong with a rubric file or a ``pack.json``, in the order of the file.

    `refs` are as for `problems_of`.
    """
    problems = problems_of(file, refs)
    if problems or file.name == PACK_FILE:
        return problems
    parsed = parse_rubric(read_source(file), file)
    return tuple(sorted(placed(contradictions(parsed.rubric), parsed.places, file)))
