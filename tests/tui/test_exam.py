"""An exam on the screen: against the clock, without help, with the scores at its end."""

import asyncio
import threading
from typing import Any

import pytest

from mock_interview.interview.session import Session
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from mock_interview.tui.notices import NOT_READY
from mock_interview.tui.widgets.composer import Composer
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker, Hand
from tests.tui.exams import exam, kept
from tests.tui.playing import Player, playing

PATIENCE = 10.0  # seconds that a thread of a test waits at most


class SlowDisk:
    """Keeps a thread waiting where it has written, until it may go on."""

    def __init__(self) -> None:
        self._reached = threading.Event()
        self._may_go_on = threading.Event()
        self.is_reached = self._reached.is_set
        self.go_on = self._may_go_on.set

    def wait(self) -> None:
        self._reached.set()
        self._may_go_on.wait(PATIENCE)


async def test_an_exam_is_chosen_where_the_number_of_questions_is(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("enter")
        await player.until_shown("Mode: coach")
        await player.press("e")
        await player.until_shown("Mode: exam")
        await player.press("2")
        await player.until_shown("question 1 of 2, exam", "6:00 left, 12:00 in all")
    assert kept(db).interview.mode == "exam"


async def test_an_exam_tells_no_score_before_its_end(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 2)) as player:
        await player.send(ANSWER)
        await player.until_shown("question 2 of 2, exam")
        await player.until(lambda: kept(db).attempts[0].score)
        await player.send(ANSWER)
        await player.until_shown("Debrief", "Overall 100.0 %")
        assert sum("Score" in text for text in player.chat) == 2
    assert kept(db).interview.finished_at is not None


async def test_an_exam_offers_no_help(make_app: AppMaker, hand: Hand) -> None:
    async with playing(exam(make_app, 2)) as player:
        await player.until_asked()
        await player.press("f2", "f3", "f4", "ctrl+t")
        await player.until_asked()
        assert "Hint" not in player.flat
        assert "Give up" not in player.flat


async def test_an_exam_left_goes_on_with_the_clock_where_it_was(make_app: AppMaker, db: Database, hand: Hand) -> None:
    async with playing(exam(make_app, 2)) as player:
        await player.write("Gradient descent")
        hand.at += 100
        await player.until_shown("4:20 left, 10:20 in all")
        await player.press("escape")
        await player.until_shown("Go on with")
    hand.at += 5000
    async with playing(make_app()) as player:
        await player.until_shown("Go on with")
        await player.press("down", "enter")
        await player.until_shown("4:20 left, 10:20 in all")
        assert player.answer == "Gradient descent"


async def test_the_clock_stands_still_while_the_person_says_how_it_went(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 2, self_rating=True)) as player:
        await player.send(ANSWER)
        await player.until_shown("How did it go?", "The clock stands still.")
        hand.at += 500
        await player.press("4")
        await player.until_shown("question 2 of 2", "6:00 left, 12:00 in all")
    assert kept(db).attempts[0].attempt.self_rating == 4


async def test_the_debrief_is_completed_as_late_scores_come(make_app: AppMaker, play: GraderMaker, hand: Hand) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, answers()))
    async with playing(exam(make_app, 1)) as player:
        await player.send(ANSWER)
        await player.until_shown("Debrief", "not graded yet")
        may_go_on.set()
        await player.until_shown("Overall 100.0 %")


async def test_thinking_and_answering_are_kept_apart(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        hand.at += 20
        await player.write(ANSWER)
        await player.until(lambda: began(player))
        hand.at += 40
        await player.press("ctrl+j")
        await player.until(lambda: any("Score" in text for text in player.chat))
    [timing] = kept(db).attempts[0].timings
    assert (timing.thinking, timing.answering) == (20.0, 40.0)


@pytest.fixture
def slow_to_ask(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    """The next question is kept at once, and known to be kept only when that is let be known."""
    disk = SlowDisk()
    ask = Session.next_question

    def slow(session: Session) -> bool:
        is_asked = ask(session)
        disk.wait()
        return is_asked

    monkeypatch.setattr(Session, "next_question", slow)
    return disk


async def test_news_of_a_grading_lets_nothing_be_typed_while_the_next_question_is_put(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand, slow_to_ask: SlowDisk
) -> None:
    may_be_graded = asyncio.Event()
    play(waits_for(may_be_graded, answers()))
    async with playing(exam(make_app, 2, self_rating=True)) as player:
        await player.send(ANSWER)
        await player.until_shown("How did it go?")
        await player.press("0")
        await player.until(slow_to_ask.is_reached)
        may_be_graded.set()
        await player.until(lambda: kept(db).attempts[0].score)
        await player.pilot.pause()
        assert player.notice == NOT_READY
        assert not player.app.screen.query_one(Composer).is_open
        slow_to_ask.go_on()
        await player.until_shown("question 2 of 2", "Your turn.")
        await player.write("All of it")
        assert player.answer == "All of it"


async def test_an_answer_just_sent_is_not_said_to_be_unsent_when_an_earlier_one_is_graded(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_be_graded, disk = asyncio.Event(), SlowDisk()
    play(waits_for(may_be_graded, answers()))
    send = Session.send

    def slow(session: Session, *args: Any) -> Job:
        job = send(session, *args)
        disk.wait()
        return job

    async with playing(exam(make_app, 2)) as player:
        await player.send(ANSWER)
        await player.until_shown("question 2 of 2", "Your turn.")
        monkeypatch.setattr(Session, "send", slow)
        await player.send(ANSWER)
        await player.until(disk.is_reached)
        may_be_graded.set()
        await player.until(lambda: kept(db).attempts[0].score)
        await player.pilot.pause()
        disk.go_on()
        await player.until_shown("Debrief")
        assert not any("not sent" in text for text in player.chat)


def began(player: Player) -> bool:
    """Whether the answer counts as begun."""
    return player.app.screen.query_one(Composer).draft.timing.thinking == 20.0 and bool(player.answer)
