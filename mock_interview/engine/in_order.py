"""Many gradings: a few under way at a time, their results in the order they were asked for."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine, Iterable
from typing import Any, TypeVar

# Enough to keep a server busy, few enough not to be turned away.
AT_ONCE = 8

_Result = TypeVar("_Result")


async def in_order(work: Iterable[Coroutine[Any, Any, _Result]]) -> AsyncGenerator[_Result, None]:
    """Yield what each piece of `work` returns, in order; a piece is taken only once there is room for it.

    Where one raises, or the generator is closed, those under way are cancelled.
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
