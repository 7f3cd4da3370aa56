"""Whatever an endpoint does, the answer is kept and no score is made up."""

from benchmarks.fault_list import FAULTS
from benchmarks.faults import play_all


async def test_every_fault_leaves_the_answer_kept_and_graded_honestly_or_not_at_all() -> None:
    outcomes = await play_all(deadline_seconds=1.0)
    assert [outcome.fault for outcome in outcomes] == list(FAULTS)
    for outcome in outcomes:
        assert outcome.kept, outcome
        assert outcome.job.startswith("done" if outcome.ending.error == "-" else "failed"), outcome
        assert outcome.ending.told.endswith(("%", ".")), outcome


async def test_what_a_fault_once_interrupted_is_graded_after_all() -> None:
    passing = [fault for fault in FAULTS if fault.name in ("connection breaks, once", "400 for json_schema")]
    assert [outcome.ending.error for outcome in await play_all(passing)] == ["-", "-"]


async def test_the_key_that_a_server_echoes_is_not_shown() -> None:
    (wrong,) = [fault for fault in FAULTS if fault.name.startswith("wrong key")]
    (outcome,) = await play_all([wrong])
    assert outcome.ending.error == "KeyRefusedError"
    assert wrong.key not in outcome.ending.told
