"""The deadline, and patience with faults that pass."""

import asyncio

import pytest

from mock_interview.llm.errors import BusyError, DeadlineError, DroppedError, KeyRefusedError, LlmError
from mock_interview.llm.waiting import Deadline, Patience, ignore
from tests.llm.conftest import Pauses

ENDPOINT = "http://127.0.0.1:9"


async def test_a_passed_deadline_is_an_error_of_its_own() -> None:
    with pytest.raises(DeadlineError, match=r"within 0.01 seconds"):
        async with Deadline(0.01).enforced(ENDPOINT):
            await asyncio.Event().wait()


async def test_another_timeout_is_not_taken_for_the_deadline() -> None:
    with pytest.raises(TimeoutError):
        async with Deadline(60).enforced(ENDPOINT):
            raise TimeoutError


async def test_a_lasting_fault_is_not_waited_for(pauses: Pauses) -> None:
    with pytest.raises(KeyRefusedError):
        await Patience(Deadline(60), ignore, pauses.sleep).wait_after(KeyRefusedError(ENDPOINT))
    assert pauses == []


async def test_pauses_grow_and_end(pauses: Pauses) -> None:
    patience, fault = Patience(Deadline(60), ignore, pauses.sleep), DroppedError(ENDPOINT)
    await patience.wait_after(fault)
    await patience.wait_after(fault)
    with pytest.raises(DroppedError):
        await patience.wait_after(fault)
    assert pauses == [0.5, 1.0]


async def test_the_server_is_given_the_time_it_asks_for(pauses: Pauses) -> None:
    await Patience(Deadline(60), ignore, pauses.sleep).wait_after(BusyError(ENDPOINT, retry_after=2.5))
    assert sum(pauses) == pytest.approx(2.5)


async def test_a_long_pause_is_counted_down(pauses: Pauses) -> None:
    told: list[str] = []
    await Patience(Deadline(60), told.append, pauses.sleep).wait_after(BusyError(ENDPOINT, retry_after=3))
    assert [text.rpartition("; ")[2] for text in told] == [f"trying again in {left} s." for left in (3, 2, 1)]


@pytest.mark.parametrize("fault", [BusyError(ENDPOINT, retry_after=61), DroppedError(ENDPOINT)])
async def test_a_pause_beyond_the_deadline_is_not_begun(fault: LlmError, pauses: Pauses) -> None:
    deadline = Deadline(60 if isinstance(fault, BusyError) else 0.4)
    with pytest.raises(type(fault)):
        await Patience(deadline, ignore, pauses.sleep).wait_after(fault)
    assert pauses == []
