"""Several requests at once: all of them answer, or none counts."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

_Result = TypeVar("_Result")


async def all_of(work: Sequence[Coroutine[Any, Any, _Result]]) -> list[_Result]:
    """Return every result in order. The first failure, or being cancelled, cancels the rest."""
    tasks = [asyncio.ensure_future(piece) for piece in work]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
