import asyncio

from mock_interview.errors import GradingError
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.engine.scripted import answers, fails, waits_for
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing

KEY = "The key is not accepted; check OPENAI_API_KEY."


async def test_a_grading_that_is_cancelled_keeps_the_answer(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    play(waits_for(asyncio.Event(), answers()))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…", "Cancel")
        await player.press("ctrl+g")
        await player.until_shown("Not graded. The grading was cancelled.", "your answer is kept")
        assert ANSWER in player.chat
    assert [job.state for job in jobs.unfinished_jobs(db)] == ["cancelled"]


async def test_a_failure_is_shown_with_its_reason_and_can_be_graded_again(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(fails(GradingError(KEY)), answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown(f"Not graded. {KEY} ctrl+r grades it, ctrl+n goes on; your answer is kept.")
        await player.press("ctrl+r")
        await player.until_shown("Score 100.0 %")


async def test_a_grading_taken_up_again_can_be_cancelled_again(make_app: AppMaker, play: GraderMaker) -> None:
    play(fails(GradingError(KEY)), waits_for(asyncio.Event(), answers()))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Not graded.")
        await player.press("ctrl+r")
        await player.until_shown("Grading… Waiting for the model.", "Cancel")
        await player.press("ctrl+g")
        await player.until_shown("The grading was cancelled.")


async def test_a_fault_of_the_graders_own_is_told_and_the_program_goes_on(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(fails(ZeroDivisionError()), answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("The grader stopped on a fault of its own (ZeroDivisionError); try again.")
        await player.press("ctrl+r")
        await player.until_shown("Score 100.0 %")


async def test_an_answer_left_while_it_is_graded_is_scored_meanwhile(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, answers()))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
        await player.press("escape")
        await player.until_shown("Go on with")
        may_go_on.set()
        await player.until_shown("Lately", "100.0 %")


async def test_keys_that_do_nothing_now_do_nothing(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("ctrl+g", "ctrl+r")
        await player.until_asked()
    assert history.recent(db, 1)[0].job_state is None
