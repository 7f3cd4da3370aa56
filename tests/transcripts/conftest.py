from collections.abc import Iterator
from pathlib import Path

import pytest

from mock_interview.transcripts.database import Database
from tests.transcripts.builders import SettableClock


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def db(tmp_path: Path, clock: SettableClock) -> Iterator[Database]:
    database = Database(tmp_path / "data" / "transcripts.db", clock)
    yield database
    database.close()
