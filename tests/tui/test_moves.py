"""What the keys of an interview do besides sending an answer and going on."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events

from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.chat import Item
from mock_interview.tui.notices import NOT_READY
from mock_interview.tui.widgets.chat import Chat
from tests.builders import QUESTION, write_rubric
from tests.engine.scripted import answers
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing

BETTER = "Gradient descent is slow on uneven ranges, and trees do not care."


def attempts(db: Database) -> tuple[AttemptTranscript, ...]:
    interview_id = history.latest(db)
    assert interview_id is not None
    return history.load_transcript(db, interview_id).attempts


async def begin_and_score(player: Player) -> None:
    await player.begin("1")
    await player.send(ANSWER)
    await player.until(lambda: any("Score" in text for text in player.chat))


async def test_nobody_is_told_to_type_before_the_next_question_stands_there(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_draw, show = asyncio.Event(), Chat.show

    async def show_later(self: Chat, items: Iterable[Item]) -> None:
        await may_draw.wait()
        await show(self, items)

    async with playing(make_app()) as player:
        await player.begin("2")
        await player.until(lambda: player.notice.startswith("Your turn"))
        monkeypatch.setattr(Chat, "show", show_later)
        await player.press("ctrl+n")
        await player.until_shown("question 2 of 2")
        assert player.notice == NOT_READY
        may_draw.set()
        await player.until(lambda: player.notice.startswith("Your turn"))
        await player.until_asked()


async def test_a_question_back_is_answered_and_counts_for_nothing(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.press("f5")
        await player.until_shown("Ask the interviewer")
        await player.press(*"which models", "enter")
        await player.until(lambda: any("I mean it just as I asked it" in text for text in player.chat))
        assert player.answer == "Half an answer"
    kinds = [said.kind for said in attempts(db)[0].utterances]
    assert kinds == ["question", "clarification", "reply"]


async def test_a_long_question_back_of_several_lines_stays_whole(make_app: AppMaker, db: Database) -> None:
    asked = f"Which models?\n{'Do you mean trees? ' * 150}".strip()
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("f5")
        await player.until_shown("Ask the interviewer")
        player.app.post_message(events.Paste(asked))
        await player.until_shown("Do you mean trees?")
        await player.press("enter")
        await player.until(lambda: any("I mean it just as I asked it" in text for text in player.chat))
    assert attempts(db)[0].utterances[1].text == asked


async def test_a_question_back_can_be_left(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("f5")
        await player.until_shown("Ask the interviewer")
        await player.press("escape")
        await player.until_asked()
    assert len(attempts(db)[0].utterances) == 1


async def test_a_hint_tells_its_cost_before_it_is_given(
    make_app: AppMaker, db: Database, play: GraderMaker, pack: Path
) -> None:
    write_rubric(pack, "scaling", hints=["Think of a long narrow valley."])
    play(answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.press("f2")
        await player.until_shown("This hint takes 5 points off")
        await player.press("n")
        await player.until_asked()
        assert attempts(db)[0].attempt.hints == 0
        await player.press("f2")
        await player.until_shown("This hint takes 5 points off")
        await player.press("y")
        await player.until(lambda: attempts(db)[0].attempt.hints == 1)
        await player.send(ANSWER)
        await player.until_shown("Score 95.0 %", "Taken off: 5 points for hint 1")


async def test_giving_up_asks_first_and_shows_the_model_answer(make_app: AppMaker, db: Database, pack: Path) -> None:
    write_rubric(pack, "scaling", model_answer="Uneven ranges make descent slow; trees do not care.")
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.write("I think")
        await player.press("f3")
        await player.until_shown("Give up this question?")
        await player.press("escape")
        await player.until_asked()
        assert player.answer == "I think"
        await player.press("f3")
        await player.until_shown("Give up this question?")
        await player.press("y")
        await player.until_shown("Left. ctrl+n asks the next question.")
    [kept] = attempts(db)
    assert kept.attempt.model_answer_seen
    assert kept.utterances[-1].text == kept.rubric["model_answer"]


async def test_another_try_stands_beside_the_one_before_with_what_was_gained(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    play(answers({"trees": "missing"}), answers())
    async with playing(make_app(follow_ups=0)) as player:
        await begin_and_score(player)
        await player.press("ctrl+t")
        await player.until_shown("try 2")
        await player.send(BETTER)
        await player.until(lambda: any("Try 1 beside try 2" in text for text in player.chat))
        [compared] = [text for text in player.chat if "Try 1 beside try 2" in text]
        assert "75.0 % became 100.0 %" in compared
        assert "+ Trees do not care" in compared
        assert [text for text in player.chat if text.endswith(BETTER) and text.startswith("Try 2")]
    assert [kept.attempt.try_number for kept in attempts(db)] == [1, 2]


async def test_how_it_went_is_asked_before_the_score_is_shown(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0, self_rating=True)) as player:
        await player.begin("1")
        await player.press("4", "2")
        assert player.answer == "42"
        await player.send(ANSWER)
        await player.until_shown("How did it go? 1 poorly, 2, 3, 4, 5 very well; 0 skips.")
        await player.until(lambda: attempts(db)[0].score)
        assert not any("Score" in text for text in player.chat)
        await player.press("3")
        await player.until_shown("Score 100.0 %")
    assert attempts(db)[0].attempt.self_rating == 3


async def test_a_rating_can_be_skipped(make_app: AppMaker, db: Database, play: GraderMaker) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0, self_rating=True)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("How did it go?")
        await player.press("0")
        await player.until_shown("Score 100.0 %")
    assert attempts(db)[0].attempt.self_rating is None


@pytest.mark.parametrize("keys", [["backspace"] * 3, ["home", "x"], ["ctrl+w"], ["ctrl+z"], ["ctrl+u"]])
async def test_while_speaking_a_finished_sentence_stays_as_it_is(make_app: AppMaker, keys: list[str]) -> None:
    async with playing(make_app(speaking=True)) as player:
        await player.begin("1")
        await player.press(*"So.", "space")
        await player.press(*keys)
        await player.press("end", "a")
        assert player.answer.startswith("So.")


async def test_speaking_is_switched_off_with_the_key_that_switched_it_on(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("f8")
        await player.until_shown("speaking")
        await player.press(*"So.", "space", "backspace", "backspace")
        await player.until_shown("That sentence is said")
        await player.press("f8", "backspace", "backspace")
        assert player.answer == "S"


async def test_how_an_answer_sounded_opens_to_the_whole_report(make_app: AppMaker, play: GraderMaker) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0)) as player:
        await begin_and_score(player)
        title = player.app.screen.query("CollapsibleTitle").first()
        title.focus()
        await player.press("enter")
        await player.until(lambda: any("None of this is part of the score." in text for text in player.chat))
        assert any("You open with an answer" in text for text in player.chat)


async def test_the_last_question_is_not_left_unanswered_unasked(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("ctrl+n")
        await player.until_shown("End the interview?", "it counts as 0")
        await player.press("n")
        await player.until_asked()
        assert QUESTION in player.flat


async def test_an_editor_that_is_not_set_is_told(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.press("f4")
        await player.until_shown("No editor is set; leave the program, set EDITOR")
        assert player.answer == "Half an answer"


async def test_two_windows_that_both_go_on_ask_the_next_question_once(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as first:
        await first.begin("2")
        session = first.app.screen._course.session  # type: ignore[attr-defined]
        await first.write("Typed in the first window")
        session.next_question()  # what the other window does
        await first.press("ctrl+j")
        await first.until_shown("went on in another window", "question 2 of 2")
        assert first.answer == "Typed in the first window"
    assert [kept.attempt.position for kept in attempts(db)] == [0, 1]
