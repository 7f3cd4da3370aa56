import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import aclosing
from typing import Any

import pytest

from mock_interview.engine.at_once import AT_ONCE, a_few_at_once


async def doubled(number: int) -> int:
    await asyncio.sleep(0)
    return 2 * number


async def test_results_come_in_the_order_of_the_work() -> None:
    work = (doubled(number) for number in range(3 * AT_ONCE))
    assert [result async for result in a_few_at_once(work)] == [2 * number for number in range(3 * AT_ONCE)]


async def test_the_first_failure_ends_it_and_cancels_what_is_under_way() -> None:
    cancelled = []

    async def waits() -> int:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        return 0

    async def fails() -> int:
        await asyncio.sleep(0)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        _ = [result async for result in a_few_at_once(piece() for piece in (doubled_once, fails, waits))]
    assert cancelled == [True]


async def doubled_once() -> int:
    return await doubled(1)


async def test_closing_it_cancels_what_is_under_way_and_takes_no_more() -> None:
    taken = []

    async def first_or_forever(number: int) -> int:
        if number:
            await asyncio.Event().wait()
        return number

    def work() -> Iterator[Coroutine[Any, Any, int]]:
        for number in range(3 * AT_ONCE):
            taken.append(number)
            yield first_or_forever(number)

    async with aclosing(a_few_at_once(work())) as results:
        assert await anext(results) == 0
    assert len(taken) == AT_ONCE
