"""The commands of a page in docs/, run as they stand there, one after the other, in an empty home.

A ``console`` block has commands after ``$`` and what they print; what a reader types at a question is typed.
A ``text NAME`` block is a file that the reader makes, a ``diff NAME`` block a change that the reader makes in one.
``python -m tests.docs.console docs/PAGE.md`` puts what is printed now in the place of what the page shows.
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from mock_interview.cli import main as program
from mock_interview.locations import locate

COLUMNS = "80"
RUBRICS = "~/.local/share/mock-interview/rubrics"  # where the page shows the folder of one's own packs

_BLOCK = re.compile(r"^```(?P<kind>console|text|diff)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^[A-Z][^:]*: ?(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what the page says it prints, and what it printed."""

    line: str
    shown: str
    printed: str


def run_page(page: str) -> Iterator[tuple[re.Match[str], list[Command]]]:
    """Do what the page says and yield each console block, where it stands, with its commands run."""
    runner = CliRunner(env={"COLUMNS": COLUMNS})
    for block in _BLOCK.finditer(page):
        kind, name, body = block["kind"], block["name"], block["body"]
        if kind == "console":
            yield block, [_run(runner, *part) for part in _commands(body)]
        elif kind == "text":
            Path(name).write_text(body, "utf-8")
        else:
            _change(locate().user_rubrics / name, body)


def brought_up_to_date(page: str) -> str:
    """Return the page with what its commands print now."""
    parts, at = [], 0
    for block, commands in run_page(page):
        shown = "".join(f"$ {command.line}\n{command.printed}" for command in commands)
        parts += [page[at : block.start("body")], shown]
        at = block.end("body")
    return "".join([*parts, page[at:]])


def _commands(body: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.replace("\\\n", "\\\r").partition("\n")
        yield line.replace("\\\r", "\\\n"), shown


def _run(runner: CliRunner, line: str, shown: str) -> Command:
    name, *arguments = shlex.split(line)
    assert name == "mock-interview", f"a page runs only the program, not {name}"
    rubrics = str(locate().user_rubrics)
    given = [argument.replace(RUBRICS, rubrics) for argument in arguments]
    typed = "".join(f"{answer}\n" for answer in _TYPED.findall(shown))
    with patch("mock_interview.cli.new_rubric.has_terminal", lambda: True):
        output = runner.invoke(program, given, input=typed, catch_exceptions=False).output
    lines = (text.rstrip() for text in output.replace(rubrics, RUBRICS).splitlines())
    return Command(line, shown, "".join(f"{text}\n" for text in lines))


def _change(path: Path, diff: str) -> None:
    """Make a change in a file, as a diff without line numbers has it."""
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if line[0] in " -")
    new = "\n".join(line[1:] for line in lines if line[0] in " +")
    before = path.read_text("utf-8")
    assert before.count(old) == 1, f"the page changes what stands in {path.name} once"
    path.write_text(before.replace(old, new), "utf-8")


def main() -> None:
    """Bring a page up to date."""
    path = Path(sys.argv[1]).absolute()
    page = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as home, chdir(home), patch.dict(os.environ, {"MOCK_INTERVIEW_HOME": home}):
        page = brought_up_to_date(page)
    path.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
