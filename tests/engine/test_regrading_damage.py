"""What is damaged in the store costs a run the answer it belongs to, and no other."""

from mock_interview.engine.regrading import runs
from mock_interview.engine.regrading.estimating import estimate
from tests.engine.builders import ANSWER
from tests.engine.regraded import Kept
from tests.engine.scripted import ScriptedGrader, answers, handing_out
from tests.transcripts.builders import damage


async def test_a_damaged_scorecard_fails_its_answer_alone(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3)]
    damage(kept.db, attempts[1], "{}")
    found = await kept.kept_again(ScriptedGrader(answers()), kept.plan(attempts))
    assert found.graded == 2
    [failed] = found.failed
    assert failed.attempt_id == attempts[1]
    assert failed.error is not None
    assert "scorecard kept with this answer is damaged" in failed.error


async def test_an_estimate_counts_an_answer_whose_scorecard_is_damaged_as_unusable(kept: Kept) -> None:
    attempt = await kept.answer()
    damage(kept.db, attempt, '{"ref": "basics/sca')
    planned = kept.plan([attempt])
    found = await estimate(planned.items, kept.works(planned), kept.settings, handing_out(ScriptedGrader(answers())))
    assert (found.answers, found.requests, found.unusable) == (1, 0, 1)


async def test_a_scorecard_damaged_after_the_run_does_not_hide_what_became_of_the_others(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(2)]
    run = runs.begin(kept.db, kept.settings, kept.plan(attempts))
    async with run.held():
        await kept.again(ScriptedGrader(answers()), kept.plan(attempts), run)
    damage(kept.db, attempts[0], "[]")
    damaged, whole = run.outcomes()
    assert damaged.error is not None
    assert whole.after is not None
