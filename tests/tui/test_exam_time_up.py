"""The end of an exam's clock: what is typed by then counts, and the exam goes on, whatever is on the screen."""

import asyncio
from collections.abc import Callable

import pytest
from textual.command import CommandPalette

from mock_interview.transcripts.database import Database
from mock_interview.tui.widgets.composer import Composer
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker, Hand
from tests.tui.exams import exam, kept, said_in
from tests.tui.playing import Player, playing


async def test_at_the_end_of_a_questions_clock_what_is_typed_is_sent(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 2)) as player:
        await player.write(ANSWER)
        hand.at += 361
        await player.until_shown("question 2 of 2")
        assert player.answer == ""
    assert said_in(kept(db).attempts[0]) == [ANSWER]


@pytest.mark.parametrize("said_then", ["y", "n"])
async def test_at_the_end_of_a_questions_clock_what_is_typed_is_sent_though_the_person_is_asked_whether_to_go_on(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand, said_then: str
) -> None:
    play(answers())
    async with playing(exam(make_app, 2)) as player:
        await player.write(ANSWER)
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        hand.at += 361
        await player.until_shown("question 2 of 2", "Your turn.", "Time was up")
        await player.press(said_then)
        await player.until(lambda: player.answer == said_then)
    assert said_in(kept(db).attempts[0]) == [ANSWER]


async def test_at_the_end_of_the_last_clock_what_is_typed_is_sent_though_the_person_is_asked_whether_to_go_on(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 1)) as player:
        await player.write(ANSWER)
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        hand.at += 361
        await player.until_shown("Debrief", "Overall 100.0 %")
    assert said_in(kept(db).attempts[0]) == [ANSWER]


async def test_an_exam_goes_on_under_what_lies_over_a_question_that_was_withdrawn(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 2)) as player:
        await player.write(ANSWER)
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        await player.press("ctrl+p")
        await player.until(lambda: isinstance(player.app.screen, CommandPalette))
        hand.at += 361
        await player.until(lambda: said_in(kept(db).attempts[0]) == [ANSWER])
        await player.press("escape")
        await player.until_shown("question 2 of 2", "Your turn.")


async def test_a_question_back_goes_away_when_there_is_no_time_left_to_ask_it(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    play(answers())
    async with playing(exam(make_app, 2)) as player:
        await player.write(ANSWER)
        await player.press("f5")
        await player.until_shown("What would you like to know?")
        hand.at += 361
        await player.until_shown("question 2 of 2", "Your turn.")
    assert said_in(kept(db).attempts[0]) == [ANSWER]


async def test_a_question_whose_clock_runs_out_without_a_word_stays_unanswered(
    make_app: AppMaker, db: Database, hand: Hand
) -> None:
    async with playing(exam(make_app, 2)) as player:
        await player.until_asked()
        hand.at += 361
        await player.until_shown("question 2 of 2")
    assert [said.kind for said in kept(db).attempts[0].utterances] == ["question"]


async def test_that_time_was_up_stands_beside_what_is_asked_next_whatever_is_drawn_meanwhile(
    make_app: AppMaker, db: Database, play: GraderMaker, hand: Hand
) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, answers()))
    async with playing(exam(make_app, 2, self_rating=True)) as player:
        await player.write(ANSWER)
        hand.at += 361
        await player.until_shown("How did it go?", "The clock stands still. Time was up")
        drawn = count_drawings(player)
        may_go_on.set()
        await player.until(lambda: kept(db).attempts[0].score and drawn())
        assert "Time was up before the last answer was sent" in player.notice
        await player.press("0")
        await player.until_shown("question 2 of 2", "Your turn.", "Time was up before the last answer was sent")
        await player.send(ANSWER)
        await player.until_shown("How did it go?")
        assert "Time was up" not in player.notice


def count_drawings(player: Player) -> Callable[[], int]:
    """Return what tells how often the notice was written from now on."""
    composer = player.app.screen.query_one(Composer)
    said: list[str] = []
    write = composer.notice

    def noted(text: str) -> None:
        write(text)
        said.append(text)

    composer.notice = noted  # type: ignore[method-assign]
    return lambda: len(said)
