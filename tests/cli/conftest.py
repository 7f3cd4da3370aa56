from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mock_interview.cli import main
from mock_interview.locations import locate
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER, write_pack

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run the program in this process; what it prints and its exit code are in the result."""

    def invoke(*arguments: str, typed: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)

    return invoke


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of the person's own with one rubric, ``demo/scaling``."""
    return write_pack(home / "data" / "rubrics" / "demo", "scaling")


@pytest.fixture
def answer(tmp_path: Path) -> str:
    """A file with an answer."""
    path = tmp_path / "answer.txt"
    path.write_text(f"{ANSWER}\n", "utf-8")
    return str(path)


@pytest.fixture
def db(home: Path) -> Iterator[Database]:
    """The database that the commands use."""
    database = Database(locate().database)
    yield database
    database.close()
