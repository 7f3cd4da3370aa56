import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import aclosing
from typing import Any

import pytest

from mock_interview.engine.in_order import AT_ONCE, in_order


async def numbered(number: int) -> int:
    """Return a number, the lower ones later."""
    for _ in range(20 - number):
        await asyncio.sleep(0)
    return number


async def collected(results: AsyncIterator[int]) -> list[int]:
    return [result async for result in results]


async def test_results_come_in_the_order_of_the_work_whichever_is_done_first() -> None:
    assert await collected(in_order(map(numbered, range(20)))) == list(range(20))


async def test_work_is_taken_only_once_there_is_room_for_it() -> None:
    taken = 0

    def work() -> Iterator[Coroutine[Any, Any, int]]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield numbered(number)

    async with aclosing(in_order(work())) as results:
        assert await anext(results) == 0
        assert taken == AT_ONCE


async def test_where_one_fails_those_behind_it_are_cancelled() -> None:
    cancelled = []

    async def failing() -> int:
        raise ValueError("no")

    async def waiting(number: int) -> int:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(number)
            raise
        return number

    with pytest.raises(ValueError, match="no"):
        await collected(in_order([numbered(19), failing(), waiting(1), waiting(2)]))
    assert cancelled == [1, 2]
