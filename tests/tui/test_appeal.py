from textual import events

from mock_interview.transcripts import consent, history
from mock_interview.transcripts.database import Database
from tests.engine.scripted import answers
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing

HOST = "http://127.0.0.1:9"
REMOTE = {"grader": "llm", "base_url": f"{HOST}/v1", "models": ("some-model",), "follow_ups": 0}


async def contest(player: Player, plea: str) -> None:
    await player.press("f6")
    await player.until_shown("Which criterion was judged wrongly?")
    await player.press("enter", *plea, "enter")


async def test_an_appeal_is_heard_and_both_scorecards_are_kept(
    make_app: AppMaker, db: Database, play: GraderMaker
) -> None:
    grader = play(answers({"slow-descent": "missing"}), answers())
    consent.agree(db, HOST)
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await contest(player, "said")
        await player.until_shown("Judged again on your appeal")
    assert [len(asked.rubric.criteria) for asked in grader.asked][1] == 1
    [row] = history.recent(db, 1)
    first, second = (stored.card for stored in history.load_attempt(db, row.attempt.id).scorecards)
    assert first.appeal is None
    assert second.appeal is not None
    assert second.appeal.plea == "said"
    assert (first.percent or 0) < (second.percent or 0)


async def test_a_long_plea_stays_whole(make_app: AppMaker, db: Database, play: GraderMaker) -> None:
    play(answers({"slow-descent": "missing"}), answers())
    consent.agree(db, HOST)
    plea = f"I said it.\n{'Read my second sentence again. ' * 50}".strip()
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("f6")
        await player.until_shown("Which criterion was judged wrongly?")
        await player.press("enter")
        player.app.post_message(events.Paste(plea))
        await player.until_shown("Read my second sentence again.")
        await player.press("enter")
        await player.until_shown("Judged again on your appeal")
    [row] = history.recent(db, 1)
    appeals = [stored.card.appeal for stored in history.load_attempt(db, row.attempt.id).scorecards]
    assert [appeal.plea for appeal in appeals if appeal] == [plea]


async def test_an_appeal_can_be_thought_better_of(make_app: AppMaker, db: Database, play: GraderMaker) -> None:
    grader = play(answers())
    consent.agree(db, HOST)
    async with playing(make_app(**REMOTE)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("f6")
        await player.until_shown("Which criterion was judged wrongly?")
        await player.press("escape")
        await player.until_shown("Scored.")
    assert len(grader.asked) == 1


async def test_the_offline_grader_is_not_offered_an_appeal(make_app: AppMaker, play: GraderMaker) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        assert "Appeal" not in player.screen
