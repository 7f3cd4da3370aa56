from collections.abc import Iterator
from pathlib import Path

import pytest

from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.database import Database
from tests.builders import write_pack
from tests.transcripts.builders import SettableClock


@pytest.fixture
def pack(home: Path) -> Path:
    """The folder of a pack of three questions."""
    return write_pack(load_settings().locations.user_rubrics / "basics", "scaling", "trees", "drift")


@pytest.fixture
def settings(pack: Path) -> Settings:
    return load_settings()


@pytest.fixture
def library(settings: Settings) -> Library:
    return open_library(settings)


@pytest.fixture
def db(settings: Settings) -> Iterator[Database]:
    database = Database(settings.locations.database, SettableClock())
    yield database
    database.close()
