import asyncio
from typing import Any

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import consent, history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.engine.builders import HeldUp, wait_until
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing

HOST = "http://127.0.0.1:9"
REMOTE: dict[str, Any] = {"grader": "llm", "base_url": f"{HOST}/v1", "models": ("some-model",)}


def kept(db: Database) -> AttemptTranscript:
    """Return the attempt begun last."""
    return history.load_attempt(db, history.recent(db, 1)[0].attempt.id)


def draft_of(db: Database) -> str | None:
    """Return the draft of the attempt begun last."""
    draft = kept(db).draft
    return draft.text if draft else None


async def test_an_answer_is_committed_before_the_grader_is_asked(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    never = asyncio.Event()
    grader = play(waits_for(never, answers()))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await grader.busy.wait()
        assert kept(db).utterances[-1].text == ANSWER
        await player.until_shown("Grading… Waiting for the model. ctrl+g cancels; your answer is kept.")


@pytest.mark.parametrize("text", ["", "  \n\t"])
async def test_an_empty_answer_is_not_sent(make_app: AppMaker, db: Database, text: str) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        if text:
            await player.write(text)
        await player.press("ctrl+j")
        await player.until_shown("There is nothing to send yet.")
        assert len(kept(db).utterances) == 1
        await player.send(ANSWER)
        await player.until_shown("Score")


async def test_send_pressed_twice_sends_once(
    make_app: AppMaker, db: Database, play: GraderMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(answers())
    sending = HeldUp(monkeypatch, interviews, "send_answer")
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await wait_until(sending.reached.is_set)
        await player.press("ctrl+j", "x")
        sending.let_go.set()
        await player.until_shown("Score 100.0 %")
        assert "Not sent" not in player.flat
    assert [said.text for said in kept(db).utterances[1:]] == [ANSWER]


async def test_an_answer_left_while_it_is_being_sent_is_sent_and_graded(
    make_app: AppMaker, db: Database, play: GraderMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(answers())
    sending = HeldUp(monkeypatch, interviews, "send_answer")
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await wait_until(sending.reached.is_set)
        asyncio.get_running_loop().call_later(0.1, sending.let_go.set)
        await player.press("escape")
        await player.until_shown("Lately", "100.0 %")
    assert kept(db).draft is None


async def test_an_answer_that_cannot_be_kept_stays_in_the_editor(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(interviews, "send_answer", refuse)
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Not sent: The disk is full.")
        await player.until_asked()
        assert player.answer == ANSWER


async def test_consent_is_asked_once_for_a_host_before_the_first_answer_is_sent_there(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    grader = play(answers())
    async with playing(make_app(**REMOTE, follow_ups=0)) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Send your answers for grading?", HOST)
        assert grader.asked == []
        await player.press("y")
        await player.until_shown("Score 100.0 %")
        await player.press("ctrl+n")
        await player.until_shown("question 2 of 2")
        await player.send(ANSWER)
        await player.until_shown("That was the last question")
    assert len(grader.asked) == 2


async def test_declining_keeps_the_answer_and_sends_nothing(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    grader = play(answers())
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Send your answers for grading?")
        assert draft_of(db) == ANSWER
        await player.press("n")
        await player.until_shown("Not sent; your answer is kept as a draft.")
        await player.until_asked()
        assert player.answer == ANSWER
    assert grader.asked == []
    assert len(kept(db).utterances) == 1
    assert draft_of(db) == ANSWER


async def test_the_offline_grader_needs_no_consent(make_app: AppMaker, db: Database, play: GraderMaker) -> None:
    play(answers())
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Score")


async def test_an_answer_queued_for_another_host_is_not_sent_to_a_new_one_unasked(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    grader = play(waits_for(asyncio.Event(), answers()), answers())
    consent.agree(db, HOST)
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
        await grader.busy.wait()
    elsewhere = {**REMOTE, "base_url": "http://127.0.0.2:9/v1"}
    async with playing(make_app(**elsewhere, follow_ups=0)) as player:
        await player.until_shown("Go on with", "1 waiting to be graded")
        assert [job.state for job in jobs.unfinished_jobs(db)] == ["queued"]
        assert len(grader.asked) == 1
        await player.press("down", "enter")
        await player.until_shown("Send your answers for grading?", "http://127.0.0.2:9")
        await player.press("y")
        await player.until_shown("Score 100.0 %")


async def test_declining_to_send_a_queued_answer_leaves_it_ungraded(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    play(waits_for(asyncio.Event(), answers()))
    consent.agree(db, HOST)
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
    elsewhere = {**REMOTE, "base_url": "http://127.0.0.2:9/v1"}
    async with playing(make_app(**elsewhere)) as player:
        await player.until_shown("Go on with")
        await player.press("down", "enter")
        await player.until_shown("Send your answers for grading?")
        await player.press("n")
        await player.until_shown("Not graded.", "ctrl+r grades it")
    assert kept(db).utterances[-1].text == ANSWER
