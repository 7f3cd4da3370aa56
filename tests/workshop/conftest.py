from collections.abc import Iterator
from pathlib import Path

import pytest

from mock_interview.rubric.library import Library, LoadedRubric, open_library
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.database import Database
from tests.builders import write_pack
from tests.transcripts.builders import SettableClock


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of the person's own with one rubric, ``demo/scaling``."""
    return write_pack(load_settings().locations.user_rubrics / "demo", "scaling")


@pytest.fixture
def settings(pack: Path) -> Settings:
    return load_settings()


@pytest.fixture
def library(settings: Settings) -> Library:
    return open_library(settings)


@pytest.fixture
def loaded(library: Library) -> LoadedRubric:
    return library.load("demo/scaling")


@pytest.fixture
def db(settings: Settings) -> Iterator[Database]:
    database = Database(settings.locations.database, SettableClock())
    yield database
    database.close()
