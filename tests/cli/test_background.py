import asyncio

import pytest

from mock_interview.cli.background import background
from mock_interview.errors import InputError


async def answer() -> int:
    await asyncio.sleep(0)
    return 42


async def fail() -> None:
    raise InputError("Say something.")


def test_what_a_coroutine_returns_or_raises_comes_back() -> None:
    with background() as loop:
        assert loop.run(answer()) == 42
        with pytest.raises(InputError, match="Say something"):
            loop.run(fail())


def test_what_was_begun_goes_on_between_two_waits() -> None:
    begun: list[asyncio.Task[int]] = []

    async def begin() -> None:
        begun.append(asyncio.create_task(answer()))

    async def end() -> int:
        return await begun[0]

    with background() as loop:
        loop.run(begin())
        assert loop.run(end()) == 42
