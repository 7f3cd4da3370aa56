"""A run that is kept, so that it can be gone on with: begun or taken up, held while somebody is at it."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from mock_interview.engine.leases import renewing
from mock_interview.engine.queue import LEASE_SECONDS, RENEW_SECONDS
from mock_interview.engine.regrading.planning import Plan
from mock_interview.errors import InputError, MockInterviewError
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Settings
from mock_interview.transcripts import regrading
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.regrading import Item, Regraded, Run

NOTHING_LEFT = "There is no run to go on with; the last one was finished."
OTHER_HOST = (
    "This run was begun with {}, and your key now goes to {}. Set OPENAI_BASE_URL to {} to go on with it, or begin a "
    "new run."
)
UNDER_WAY = "Another mock-interview is at this run, or was stopped just now; try again in half a minute."

_KEPT = ("grader", "votes", "strict", "anchors", "fresh")


class HeldRun:
    """A run that this program holds: what is graded is kept in it at once."""

    def __init__(self, db: Database, run_id: str, worker: str) -> None:
        self.id = run_id
        self._db = db
        self._worker = worker

    def keep(self, item: Item, card: Scorecard) -> None:
        """Keep a new scorecard, unless the answer was deleted. Raises `StoreError` where the run was taken over."""
        regrading.keep(self._db, self.id, self._worker, item.attempt_id, card)

    def note_failure(self, item: Item, error: str) -> None:
        """Keep why there is no new scorecard."""
        regrading.note_failure(self._db, self.id, item.attempt_id, error)

    def outcomes(self) -> list[Regraded]:
        """Return every answer of the run as it stands."""
        return regrading.regraded(self._db, self.id)

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Keep hold of the run during the block, and let go of it afterwards."""
        try:
            async with renewing(self._renew, RENEW_SECONDS):
                yield
        finally:
            with suppress(MockInterviewError):  # where the store cannot be told, the lease ends by itself
                await asyncio.to_thread(regrading.release, self._db, self.id, self._worker)

    def _renew(self) -> None:
        regrading.renew(self._db, self.id, self._worker, LEASE_SECONDS)


def begin(db: Database, settings: Settings, plan: Plan) -> HeldRun:
    """Keep what is planned as a new run, and hold it."""
    worker = str(uuid.uuid4())
    run_id = regrading.begin(db, kept_settings(settings), plan.items, plan.rubrics, worker, LEASE_SECONDS)
    return HeldRun(db, run_id, worker)


def unfinished(db: Database) -> Run:
    """Return the last run that left something. Raises `InputError` where there is none."""
    if (run := regrading.last_unfinished(db)) is None:
        raise InputError(NOTHING_LEFT)
    return run


def take_up(db: Database, run: Run) -> HeldRun:
    """Hold a run that was left. Raises `InputError` while another program is at it."""
    worker = str(uuid.uuid4())
    if not regrading.claim(db, run.id, worker, LEASE_SECONDS):
        raise InputError(UNDER_WAY)
    return HeldRun(db, run.id, worker)


def kept_settings(settings: Settings) -> dict[str, Any]:
    """Return what of `settings` says how answers are graded, as JSON; no key and no password is in it."""
    return {
        **{name: getattr(settings, name) for name in _KEPT},
        "grader": settings.chosen_grader,
        "models": settings.models,
        "base_url": _bare(settings.service_url),
        "rubrics": [str(path.absolute()) for path in settings.rubrics],
    }


def settings_of(run: Mapping[str, Any], present: Settings) -> Settings:
    """Return `present` with what `kept_settings` kept in its place.

    An address is used with the user name and password that it has in `present`, where it is the same one. Raises
    `InputError` where the key of `present` would go to a host that it is not for.
    """
    kept = {name: run[name] for name in _KEPT}
    url = present.service_url if _bare(present.service_url) == run["base_url"] else run["base_url"]
    paths = tuple(Path(path) for path in run["rubrics"])
    begun = replace(present, **kept, models=tuple(run["models"]), base_url=url, rubrics=paths)
    if begun.chosen_grader == "llm" and present.has_key and begun.endpoint != present.endpoint:
        raise InputError(OTHER_HOST.format(begun.endpoint, present.endpoint, url))
    return begun


def _bare(url: str) -> str:
    """Return an address without what may be secret in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
