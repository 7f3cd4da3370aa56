import asyncio
from pathlib import Path

import pytest

from mock_interview.settings import Settings
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from tests.builders import QUESTION
from tests.engine.builders import HeldUp, wait_until
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing

MISSING_TREES = answers({"trees": "missing"})
FOLLOW_UP = "Why are trees different?"


async def test_an_interview_of_two_questions_with_the_offline_grader_leaves_a_transcript(
    make_app: AppMaker, db: Database
) -> None:
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("2")
        await player.until_shown("question 1 of 2", QUESTION)
        await player.send("Gradient descent converges slowly; descent is slow on uneven ranges.")
        await player.until_shown("Score", "graded by the offline grader", "ctrl+n asks the next question")
        await player.press("ctrl+n")
        await player.until_shown("question 2 of 2")
        await player.send("Trees do not care about the scale.")
        await player.until_shown("That was the last question; ctrl+n ends the interview.")
        await player.press("ctrl+n")
        await player.until_shown("The interview is over and kept.", "Overall", "Practise next")
        await player.press("escape")
        await player.until_shown("Lately", "2 of 3 questions")
    assert interviews.unfinished(db) == []
    interview_id = history.latest(db)
    assert interview_id is not None
    kept = history.load_transcript(db, interview_id)
    assert [attempt.score is not None for attempt in kept.attempts] == [True, True]


async def test_an_interview_can_be_opened_at_once(make_app: AppMaker) -> None:
    async with playing(make_app(("basics/drift", None))) as player:
        await player.until_shown("question 1 of 1", QUESTION, "Your turn. ctrl+j sends.")
        await player.press("escape")
        await player.until_shown("Practise", "Go on with")


async def test_the_scorecard_shows_verdicts_bars_and_the_persons_own_words(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(MISSING_TREES)
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Score 75.0 %", "hire", "some-model at http://localhost:8080")
        await player.until_shown("● met", "Descent is slow", f"“{ANSWER}”", "○ missing", "Trees do not care", "level 1")
        assert "███" in player.screen


async def test_a_follow_up_is_asked_after_the_score_and_its_gain_is_shown(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(MISSING_TREES, answers())
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until(lambda: FOLLOW_UP in player.chat)
        assert FOLLOW_UP in player.notice
        await player.send("A tree only compares one feature with a threshold.")
        await player.until_shown("75.0 % became 100.0 %", "the score of the first answer stands", "+ Trees do not care")
        assert "Scored." in player.notice


async def test_a_follow_up_can_be_left_out(make_app: AppMaker, play: GraderMaker) -> None:
    play(MISSING_TREES)
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until(lambda: FOLLOW_UP in player.notice)
        await player.press("ctrl+n")
        await player.until_shown("question 2 of 2")


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+t"])
async def test_a_new_question_stays_in_view_where_room_is_taken_from_the_chat(
    make_app: AppMaker, play: GraderMaker, key: str
) -> None:
    play(MISSING_TREES)
    async with playing(make_app(follow_ups=0), size=(80, 34)) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("pagedown", "pagedown", key)
        await player.until_asked()
        await player.pilot.resize_terminal(80, 24)
        await player.until_shown("level 1", QUESTION)


async def test_a_score_by_hand_is_shown_when_it_is_kept_not_the_follow_up_behind_it(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(MISSING_TREES, answers())
    async with playing(make_app(), size=(80, 24)) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until(lambda: FOLLOW_UP in player.notice)
        await player.send("A tree only compares one feature with a threshold.")
        await player.until_shown("75.0 % became 100.0 %")
        await player.press("f7")
        await player.until_shown("Which score do you want to check?")
        await player.press("enter")
        await player.until_shown("Yours: 75.0 %")
        await player.press("x", "ctrl+s")
        await player.until_shown("Keep them as they are?")
        await player.press("y")
        await player.until_shown("Score 25.0 %", "Checked by hand")


async def test_what_is_scrolled_to_stays_where_room_is_taken_from_the_chat(
    make_app: AppMaker, play: GraderMaker
) -> None:
    play(MISSING_TREES)
    async with playing(make_app(follow_ups=0), size=(80, 26)) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("ctrl+n")
        await player.until_asked()
        await player.press("pageup", "pageup", "pageup")
        await player.until(lambda: ANSWER in player.flat)
        await player.pilot.resize_terminal(80, 24)
        await player.pilot.pause()
        assert ANSWER in player.flat


async def test_going_on_begins_at_what_was_said_last(make_app: AppMaker, play: GraderMaker) -> None:
    play(MISSING_TREES)
    async with playing(make_app(follow_ups=0), size=(80, 24)) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("ctrl+n")
        await player.until_asked()
        await player.press("escape")
        await player.until_shown("Go on with")
        await player.press(*["down"] * 3, "enter")
        await player.until_asked()
        await player.until_shown("level 1", QUESTION)


async def test_going_on_with_unsent_text_asks_first(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.write("Half an answer")
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        await player.press("escape")
        await player.until_asked()
        assert player.answer == "Half an answer"
        assert "question 1 of 2" in player.flat
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        await player.press("y")
        await player.until_shown("question 2 of 2")
        assert player.answer == ""
    interview_id = history.latest(db)
    assert interview_id is not None
    draft = history.load_transcript(db, interview_id).attempts[0].draft
    assert draft is not None
    assert draft.text == "Half an answer"


async def test_next_pressed_twice_at_once_leaves_out_no_question(
    make_app: AppMaker, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    finishing = HeldUp(monkeypatch, interviews, "finish_attempt")
    async with playing(make_app()) as player:
        await player.begin("3")
        await player.press("ctrl+n")
        await wait_until(finishing.reached.is_set)
        await player.press("ctrl+n")
        finishing.let_go.set()
        await player.until_shown("question 2 of 3")
        await player.pilot.pause()
    assert len(history.recent(db, 10)) == 2


async def test_a_broken_next_question_is_told_and_nothing_else_happens(make_app: AppMaker, pack: Path) -> None:
    async with playing(make_app()) as player:
        await player.begin("2")
        (pack / "trees.json").write_text("{", "utf-8")
        await player.press("ctrl+n")
        await player.until_shown("trees.json:1:2")
        assert "question 1 of 2" in player.flat
        await player.write("The first question can still be answered.")


async def test_a_score_that_comes_late_stands_behind_its_answer(make_app: AppMaker, play: GraderMaker) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, answers()))
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
        await player.press("ctrl+n")
        await player.until_shown("question 2 of 2")
        await player.write("Being typed")
        may_go_on.set()
        await player.until(lambda: any("Score" in text for text in player.chat))
        texts = player.chat
        score = next(n for n, text in enumerate(texts) if "Score" in text)
        assert texts.index(ANSWER) < score < len(texts) - 1 - texts[::-1].index(QUESTION)
        assert player.answer == "Being typed"


async def test_a_score_that_comes_after_the_end_completes_the_summary_and_asks_nothing_more(
    make_app: AppMaker, play: GraderMaker
) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, MISSING_TREES))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
        await player.press("ctrl+n")
        await player.until_shown("Some answers are not graded yet, so there is no overall score.", "not graded yet")
        may_go_on.set()
        await player.until(lambda: any("Overall 75.0 %" in text for text in player.chat))
        assert FOLLOW_UP not in player.chat
        assert player.area is not None
        assert player.area.read_only
        assert "The interview is over and kept." in player.notice


async def test_an_interview_that_cannot_be_begun_says_why(make_app: AppMaker, pack: Path) -> None:
    (pack / "scaling.json").write_text("{", "utf-8")
    async with playing(make_app(("basics/scaling", None))) as player:
        await player.until_shown("scaling.json:1:2")
        await player.press("ctrl+j", "ctrl+n", "ctrl+g", "ctrl+r", "f6")
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_an_answer_whose_program_ended_while_grading_is_scored_at_the_next_start(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    never = asyncio.Event()
    play(waits_for(never, answers()))
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Grading…")
    play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Go on with", "100.0 %")
        await player.press("down", "enter")
        await player.until_shown("Score 100.0 %")
