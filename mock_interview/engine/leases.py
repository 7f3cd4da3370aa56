"""Holding on to a lease while work goes on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from mock_interview.errors import MockInterviewError


@contextlib.asynccontextmanager
async def renewing(renew: Callable[[], object], seconds: float) -> AsyncIterator[None]:
    """Call `renew`, in a thread, every so many seconds until the block ends; where it fails, the lease may end."""
    task = asyncio.create_task(_renew(renew, seconds), name="renewing a lease")
    try:
        yield
    finally:
        task.cancel()


async def _renew(renew: Callable[[], object], seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        with contextlib.suppress(MockInterviewError):
            await asyncio.to_thread(renew)
