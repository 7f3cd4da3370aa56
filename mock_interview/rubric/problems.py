"""What is wrong with a rubric file, said in one sentence and shown in its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.rubric.findings import Finding
from mock_interview.rubric.positions import SourceMap
from mock_interview.text import one_line

MAX_PATH = 4096
MAX_PROBLEMS = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one file; printed as ``path:line:column: message``. `code` names the kind of problem."""

    path: Path
    line: int
    column: int
    message: str
    code: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def place(self) -> str:
        """Where it stands, as ``path:line:column``."""
        return f"{one_line(str(self.path), MAX_PATH)}:{self.line}:{self.column}"


class RubricError(InputError):
    """A rubric or pack file that cannot be used, with everything wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" ({len(problems) - 1} more: run 'rubrics check')" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


def placed(findings: Iterable[Finding], places: SourceMap, path: Path) -> list[Problem]:
    """Return the first `MAX_PROBLEMS` findings as problems of the file at `path`."""
    return [_placed(finding, places, path) for finding in islice(findings, MAX_PROBLEMS)]


def _placed(finding: Finding, places: SourceMap, path: Path) -> Problem:
    at = places.of_key(finding.where) if finding.is_key else places.of_value(finding.where)
    first = f" (the first is on line {places.of_value(finding.first).line})" if finding.first else ""
    return Problem(path, at.line, at.column, f"{finding.message}{first}", finding.code)
