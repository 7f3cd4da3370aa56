"""Waiting: one deadline for everything, and patience with faults that pass."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from mock_interview.llm.errors import BusyError, DeadlineError, LlmError

MAX_RETRIES = 2
FIRST_PAUSE = 0.5  # seconds, doubled for each further retry

Notify = Callable[[str], None]
Sleep = Callable[[float], Awaitable[None]]


def ignore(_: str) -> None:
    """Tell nobody."""


class Deadline:
    """A point in time, `seconds` from its making, shared by everything that must be done by then."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._at = asyncio.get_running_loop().time() + seconds

    @property
    def remaining(self) -> float:
        """Seconds left; negative once it has passed."""
        return self._at - asyncio.get_running_loop().time()

    @asynccontextmanager
    async def enforced(self, endpoint: str) -> AsyncIterator[None]:
        """Raise `DeadlineError` in the block when the deadline passes."""
        scope = asyncio.timeout_at(self._at)
        try:
            async with scope:
                yield
        except TimeoutError:
            if scope.expired():
                raise DeadlineError(endpoint, f"{self.seconds:g}") from None
            raise


class Patience:
    """How often, and how long, one request is tried again."""

    def __init__(self, deadline: Deadline, notify: Notify, sleep: Sleep) -> None:
        self._deadline = deadline
        self._notify = notify
        self._sleep = sleep
        self._retries = 0

    async def wait_after(self, fault: LlmError) -> None:
        """Wait for another try, or raise `fault` where that cannot help or cannot be in time."""
        pause = self._pause_after(fault)
        if not fault.transient or self._retries >= MAX_RETRIES or pause >= self._deadline.remaining:
            raise fault
        self._retries += 1
        await self._count_down(fault, pause)

    def _pause_after(self, fault: LlmError) -> float:
        if isinstance(fault, BusyError) and fault.retry_after is not None:
            return fault.retry_after
        return FIRST_PAUSE * 2.0**self._retries

    async def _count_down(self, fault: LlmError, pause: float) -> None:
        for left in range(math.ceil(pause), 0, -1):
            self._notify(f"{fault.trouble}; trying again in {left} s.")
            await self._sleep(min(1.0, pause - (left - 1)))
