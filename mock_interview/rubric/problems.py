"""What is wrong with a rubric file, said in one sentence and shown in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.text import one_line

MAX_PATH = 4096


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one file; printed as ``path:line:column: message``."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{one_line(str(self.path), MAX_PATH)}:{self.line}:{self.column}: {self.message}"


class RubricError(InputError):
    """A rubric or pack file that cannot be used, with everything wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" ({len(problems) - 1} more: run 'rubrics check')" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
