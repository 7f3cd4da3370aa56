from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.engine.queue import Event, GradingQueue
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.database import Database
from tests.builders import write_pack
from tests.engine.regraded import Kept
from tests.engine.scripted import ScriptedGrader, handing_out
from tests.transcripts.builders import SettableClock

QueueMaker = Callable[[ScriptedGrader], GradingQueue]


@pytest.fixture
def settings(home: Path) -> Settings:
    settings = load_settings()
    write_pack(settings.locations.user_rubrics / "basics", "scaling", hint_cost=[5, 10])
    return settings


@pytest.fixture
def library(settings: Settings) -> Library:
    return open_library(settings)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def db(settings: Settings, clock: SettableClock) -> Iterator[Database]:
    database = Database(settings.locations.database, clock)
    yield database
    database.close()


@pytest.fixture
def events() -> list[Event]:
    """What the queue told."""
    return []


@pytest.fixture
async def make_queue(
    db: Database, library: Library, settings: Settings, events: list[Event]
) -> AsyncIterator[QueueMaker]:
    """Make queues over the store that tell `events`; they are closed at the end."""
    queues: list[GradingQueue] = []

    def make(grader: ScriptedGrader) -> GradingQueue:
        queue = GradingQueue(db, library, settings, handing_out(grader))
        queue.subscribe(events.append)
        queues.append(queue)
        return queue

    yield make
    for queue in queues:
        await queue.aclose()


@pytest.fixture
def kept(db: Database, library: Library, settings: Settings, clock: SettableClock) -> Kept:
    return Kept(db, library, replace(settings, grader="llm"), clock)
