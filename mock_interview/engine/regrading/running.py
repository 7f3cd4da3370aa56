"""Seeing a run through: a few answers at a time, each kept as soon as it is graded.

An answer that cannot be graded does not stop the run. What would fail every other answer too does, and so do
failures in a row that have nothing to do with the answers.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import Protocol

from mock_interview.engine.at_once import AT_ONCE, a_few_at_once
from mock_interview.engine.grading import grade
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.engine.regrading.works import Works
from mock_interview.errors import DamagedError, GradingError, InputError, MockInterviewError
from mock_interview.graders.protocol import Grader
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.regrading import Item, Regraded, card_of

MOST_FAILURES_IN_A_ROW = AT_ONCE


class Ledger(Protocol):
    """Where the outcome of each answer goes."""

    def keep(self, item: Item, card: Scorecard) -> None:
        """Take a new scorecard."""

    def note_failure(self, item: Item, error: str) -> None:
        """Take why there is none."""


class NoLedger:
    """Keeps nothing."""

    def keep(self, item: Item, card: Scorecard) -> None:
        """Let the scorecard go."""

    def note_failure(self, item: Item, error: str) -> None:
        """Let the reason go."""


async def regrade(
    db: Database,
    items: Iterable[Item],
    works: Works,
    settings: Settings,
    ledger: Ledger,
    factory: GraderFactory = make_grader,
) -> AsyncGenerator[Regraded, None]:
    """Yield the outcome of each answer, in order.

    Raises `GradingError` where the rest would fail too, `InputError` where the settings leave open what to
    ask, and `StoreError`; what was kept until then stays.
    """
    failures = 0
    async with aclosing(factory(settings.chosen_grader, settings)) as grader:
        again = _Again(db, works, grader, ledger)
        async with aclosing(a_few_at_once(again.graded(item) for item in items)) as outcomes:
            async for outcome, error in outcomes:
                failures = failures + 1 if error and _concerns(error) != "one" else 0
                if error and failures >= MOST_FAILURES_IN_A_ROW:
                    raise error
                yield outcome


class _Again:
    """Grades answers again with one grader."""

    def __init__(self, db: Database, works: Works, grader: Grader, ledger: Ledger) -> None:
        self._db = db
        self._works = works
        self._grader = grader
        self._ledger = ledger

    async def graded(self, item: Item) -> tuple[Regraded, GradingError | None]:
        """Return what became of one answer, and the error where the grader could not answer."""
        before: Scorecard | None = None
        try:
            before = await asyncio.to_thread(card_of, self._db, item.before_id) if item.before_id else None
            work = await asyncio.to_thread(self._works.of, item)
        except (InputError, DamagedError) as error:
            return await self._failed(item, before, str(error)), None
        try:
            card = await grade(self._grader, work, clock=self._db.clock)
        except GradingError as error:
            if _concerns(error) == "all":
                raise
            return await self._failed(item, before, str(error)), error
        except MockInterviewError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours at one answer must not cost the others
            sentence = f"The grader stopped on a fault of its own ({type(error).__name__}); try again."
            return await self._failed(item, before, sentence), None
        await asyncio.to_thread(self._ledger.keep, item, card)
        return Regraded(item.attempt_id, before, card), None

    async def _failed(self, item: Item, before: Scorecard | None, error: str) -> Regraded:
        await asyncio.to_thread(self._ledger.note_failure, item, error)
        return Regraded(item.attempt_id, before, None, error)


def _concerns(error: GradingError) -> str:
    return getattr(error, "concerns", "one")
