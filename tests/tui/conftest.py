import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.openings import Begin
from tests.builders import write_pack
from tests.engine.scripted import Act, ScriptedGrader, handing_out
from tests.transcripts.builders import SettableClock

AppMaker = Callable[..., MockInterviewApp]
GraderMaker = Callable[..., ScriptedGrader]


class Hand:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture(autouse=True)
def universal_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Show times as they are kept, wherever the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def pack(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only pack there is: three questions."""
    monkeypatch.setattr("mock_interview.rubric.catalogue.builtin_rubrics", lambda: home / "none")
    packs = load_settings().locations.user_rubrics
    return write_pack(packs / "basics", "scaling", "trees", "drift", description="Three small questions.")


@pytest.fixture
def settings(pack: Path) -> Settings:
    return load_settings()


@pytest.fixture
def db(settings: Settings) -> Iterator[Database]:
    database = Database(settings.locations.database, SettableClock())
    yield database
    database.close()


@pytest.fixture
def make_app(settings: Settings, db: Database) -> AppMaker:
    """Make the app, with some settings changed; nobody is asked how it went unless that is asked for."""

    def make(opening: tuple[str, int | None] | None = None, **changes: Any) -> MockInterviewApp:
        begin = Begin(*opening) if opening else None
        return MockInterviewApp(replace(settings, **{"self_rating": False, **changes}), db, opening=begin)

    return make


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> GraderMaker:
    """Put a grader that plays these acts in place of the real ones."""

    def put(*acts: Act) -> ScriptedGrader:
        grader = ScriptedGrader(*acts)
        monkeypatch.setattr("mock_interview.tui.services.make_grader", handing_out(grader))
        return grader

    return put


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The clock of the answers."""
    hand = Hand()
    monkeypatch.setattr("mock_interview.tui.widgets.composer.monotonic", hand)
    return hand
