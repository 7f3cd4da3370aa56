"""Many pieces of work, a few of them under way at a time."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine, Iterable
from typing import Any, TypeVar

# Enough to keep a server busy, few enough not to be turned away.
AT_ONCE = 8

_Result = TypeVar("_Result")


async def a_few_at_once(work: Iterable[Coroutine[Any, Any, _Result]]) -> AsyncGenerator[_Result, None]:
    """Yield the results of `work` in order; a piece is taken from it only when there is room for it.

    The first that fails ends it with its error, and closing it ends it too; what is under way then is cancelled.
    """
    under_way: deque[asyncio.Task[_Result]] = deque()
    try:
        for piece in work:
            under_way.append(asyncio.create_task(piece))
            if len(under_way) >= AT_ONCE:
                yield await under_way.popleft()
        while under_way:
            yield await under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
