import json
from pathlib import Path
from typing import Any

import pytest

from mock_interview.engine.conversations import load_work
from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.scoring.judgement import Judgement, LevelJudgement, PointJudgement
from mock_interview.scoring.marking import mark
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.screens.confirm import FINER
from mock_interview.tui.screens.transcript import TranscriptScreen
from mock_interview.tui.widgets.verdicts import VerdictList
from tests.builders import CREATED_AT, provenance, rubric_json, write_rubric
from tests.interview.builders import ANSWER, answer, answer_and_score, begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing

LONG = " ".join(f"Sentence {number} says that the ranges are uneven." for number in range(700))
HERE = "converges slowly at the very end"


@pytest.fixture
def session(db: Database, settings: Settings) -> Session:
    """An answer scored by the offline grader: descent met, trees missing, clear."""
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    return session


def kept_of(session: Session) -> AttemptTranscript:
    return session.turn().kept


def cards_of(session: Session) -> list[Scorecard]:
    return [stored.card for stored in kept_of(session).scorecards]


async def open_check(player: Player, session: Session) -> None:
    """Open the transcript, and from there the verdicts."""
    await player.until_shown("Practise")
    player.app.open_screen("transcript", session.interview.id, kept_of(session).attempt.id)
    await player.until_shown("c Check")
    await player.press("c")


async def check(player: Player, session: Session) -> None:
    """Open the verdicts of the first answer."""
    await open_check(player, session)
    await player.until_shown("Check verdicts: Scaling", "0 of 4 checked")


async def test_a_score_without_a_band_says_which_key_leads_to_one(make_app: AppMaker, pack: Path) -> None:
    facts, clarity = rubric_json()["criteria"]
    write_rubric(pack, criteria=[facts, {**clarity, "weight": 9}])
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("no band, because too little could be judged", "Check verdicts (F7 or c)")
        await player.press("f7")
        await player.until_shown("Check verdicts: Scaling")
        await player.press("m", "m", "n", "1", "enter")
        await player.until_shown("Score 100.0 %", "strong hire")


async def test_confirming_and_correcting_with_one_key_each_keeps_an_own_scorecard(
    make_app: AppMaker, session: Session
) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("enter", "m", "n", "0")
        await player.until_shown("4 of 4 checked, 2 changed", "▸ Yours: 75.0 %", "Enter keeps these verdicts")
        await player.press("enter")
        await player.until_shown("Your own score is kept: 75.0 %. Every other")
        await player.until_shown("Checked by hand: 2 verdicts changed from what the offline")
        await player.until_shown("Trees do not care: from missing to met", "Clarity: from level 1 to level 0")
    proposal, own = cards_of(session)
    assert (proposal.grader.kind, own.grader.kind) == ("offline", "self")
    assert own.percent == 75.0
    met, corrected = own.criteria[0].points
    assert met.quote == proposal.criteria[0].points[0].quote
    assert (corrected.quote, corrected.reason) == ("", "Corrected by hand from missing to met.")


async def test_the_percent_changes_with_every_verdict(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        assert "Yours: 75.0 %, hire. Proposed: 75.0 %." in player.flat
        await player.press("x")
        await player.until_shown("Yours: 25.0 %", "1 of 4 checked, 1 changed")
        await player.press("p")
        await player.until_shown("Yours: 37.5 %", "2 of 4 checked, 2 changed")
        await player.press("k", "k", "u")
        await player.until_shown("Yours: 62.5 %", "(was met) Descent is slow")


async def test_a_proposal_that_weighs_finer_than_a_person_says_why_the_percents_differ(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    job = answer(session)
    work = load_work(db, library, job)
    jobs.claim(db, job.id, "test", 30.0)
    proposed = Judgement(points={"slow-descent": PointJudgement("met", ANSWER, credit=0.8)})
    card = mark(work.subject, proposed, work.conversation, provenance("offline"), CREATED_AT)
    jobs.complete(db, job.id, "test", card)
    async with playing(make_app()) as player:
        await check(player, session)
        await player.until_shown("Yours: 100.0 %,", "Proposed: 80.0 %.", FINER)


async def test_no_reason_is_given_where_the_proposal_counts_as_a_person_does(
    make_app: AppMaker, session: Session
) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        assert FINER not in player.flat


async def test_keys_that_are_no_verdict_here_do_nothing(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("y", "n", "0", "7", "down")
        await player.until_shown("▸ ○ missing Trees do not care")
        assert "0 of 4 checked, 0 changed" in player.flat


async def test_arrows_change_a_verdict_and_stay(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("right")
        await player.until_shown("▸ ✓ ◐ partly Descent is slow", "Yours: 50.0 %")
        await player.press("left", "left")
        await player.until_shown("▸ ✓ ● met Descent is slow", "1 of 4 checked, 0 changed")


async def test_every_level_is_in_view_with_its_key(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("j", "j", "j")
        await player.until_shown("0 Unclear", "▸ 1 Clear", "u cannot tell", "proposed: level 1")


@pytest.mark.parametrize("scores", [(8, 9, 10), (-1, 0, 1)])
async def test_levels_that_are_no_digits_are_chosen_by_their_place(
    make_app: AppMaker, db: Database, settings: Settings, pack: Any, scores: tuple[int, ...]
) -> None:
    levels = [{"score": score, "text": f"Step {score}"} for score in scores]
    write_rubric(
        pack,
        criteria=[{"id": "clarity", "title": "Clarity", "weight": 1, "kind": "levels", "levels": levels}],
        follow_ups=None,
        examples=None,
    )
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {})
    async with playing(make_app()) as player:
        await open_check(player, session)
        await player.until_shown(f"1 Step {scores[0]}", f"3 Step {scores[2]}")
        await player.press("3")
        await player.until_shown("Yours: 100.0 %")


async def test_what_was_not_checked_is_asked_about_before_it_is_kept(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("x", "ctrl+s")
        await player.until_shown("3 verdicts are not checked yet")
        await player.press("n")
        await player.until_shown("1 of 4 checked")
        assert len(cards_of(session)) == 1
        await player.press("m", "n", "ctrl+s")
        await player.until_shown("1 verdict is not checked yet")
        await player.press("y")
        await player.until_shown("Checked by hand: 2 verdicts changed")
    assert len(cards_of(session)) == 2
    [flag] = [flag for flag in cards_of(session)[1].flags if flag.code == "checked"]
    assert flag.text == "3 of 4 verdicts were checked; the rest stands as it was before."


async def test_leaving_asks_only_where_something_was_decided(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("j", "escape")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        await player.press("c")
        await player.until_shown("0 of 4 checked")
        await player.press("x", "escape")
        await player.until_shown("Leave without keeping?")
        await player.press("n")
        await player.until_shown("1 of 4 checked, 1 changed")
        await player.press("escape", "y")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
    assert len(cards_of(session)) == 1


async def test_keeping_twice_keeps_one_scorecard(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        await player.press("enter", "enter", "enter", "enter", "enter", "ctrl+s", "enter")
        await player.until_shown("Checked by hand: no verdict changed")
    assert len(cards_of(session)) == 2


async def test_a_score_that_comes_meanwhile_is_told(
    make_app: AppMaker, db: Database, settings: Settings, session: Session
) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        services = await player.app.services()
        job = jobs.enqueue(db, kept_of(session).attempt.id, 0, "offline")
        await services.queue.start(job)
        await player.until_shown("A newer score of this answer came meanwhile")


async def test_checking_is_offered_only_where_there_is_a_scorecard(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    jobs.cancel(db, answer(session).id)
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", session.interview.id, kept_of(session).attempt.id)
        await player.until_shown("Not graded yet.")
        assert "Check verdicts" not in player.flat


async def test_after_a_follow_up_the_person_says_which_score_is_meant(
    make_app: AppMaker, db: Database, settings: Settings, session: Session
) -> None:
    session.voice.ask_follow_up()
    answer_and_score(db, open_library(settings), session, {"slow-descent": "met", "trees": "met"})
    async with playing(make_app()) as player:
        await open_check(player, session)
        await player.until_shown(
            "Which score do you want to check?", "The first answer: 75.0 %", "follow-up 1: 100.0 %"
        )
        await player.press("down", "enter")
        await player.until_shown("Yours: 100.0 %")
        await player.press("escape")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        await player.press("c")
        await player.until_shown("Which score do you want to check?")
        await player.press("escape")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))


async def test_a_rubric_that_cannot_be_read_any_more_is_told(
    make_app: AppMaker, db: Database, session: Session
) -> None:
    shown = kept_of(session).attempt.id
    with db.writing() as connection:
        connection.execute("UPDATE rubric SET content = ?", (json.dumps({**rubric_json(), "unknown": 1}),))
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", session.interview.id, shown)
        await player.until_shown("c Check")
        await player.press("c")
        await player.until_shown("cannot be read by")
        assert isinstance(player.app.screen, TranscriptScreen)


def long_answer(db: Database, settings: Settings, pack: Any) -> Session:
    """Five thousand words, judged by twenty points of which the first rests on the last of them."""
    points = [{"id": f"p{n}", "text": f"Point {n} of the rubric", "weight": 1} for n in range(20)]
    criteria = [{"id": "facts", "title": "Facts", "weight": 1, "kind": "checklist", "points": points}]
    write_rubric(pack, criteria=criteria, follow_ups=None, examples=None)
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    job = answer(session, f"{LONG} Then it {HERE}.")
    work = load_work(db, library, job)
    judgement = Judgement(points={"p0": PointJudgement("met", HERE)}, levels={"clarity": LevelJudgement(1, HERE)})
    card = mark(work.subject, judgement, work.conversation, provenance("offline"), CREATED_AT)
    jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(db, job.id, "test", card)
    return session


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_answer_and_twenty_points_stay_in_hand(
    make_app: AppMaker, db: Database, settings: Settings, pack: Any, size: tuple[int, int]
) -> None:
    session = long_answer(db, settings, pack)
    async with playing(make_app(), size) as player:
        await open_check(player, session)
        await player.until_shown("0 of 20 checked", "» ", "▸ ● met Point 0 of the rubric")
        assert "the very end" in player.flat
        await player.press("pageup")
        await player.until(lambda: "the very end." not in player.flat)
        await player.press(*["m"] * 19)
        await player.until_shown("19 of 20 checked", "▸ · cannot tell Point 19 of the rubric")
        await player.press(*["k"] * 19)
        await player.until_shown("▸ ✓ ● met Point 0 of the rubric", "the very end")


async def test_the_passage_is_marked_without_colour_where_it_was_said(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        marked = [line for line in player.screen.split("\n") if "» " in line]
        assert "Gradient descent converges slowly" in marked[0]
        await player.press("j")
        await player.until(lambda: "»" not in player.screen)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 12)])
async def test_a_very_small_terminal_does_no_harm(make_app: AppMaker, session: Session, size: tuple[int, int]) -> None:
    async with playing(make_app(), (120, 40)) as player:
        await check(player, session)
        await player.pilot.resize_terminal(*size)
        await player.press("m", "m", "n", "1", "pagedown", "up")
        await player.pilot.resize_terminal(120, 40)
        await player.until_shown("4 of 4 checked")


async def test_another_theme_shows_at_once(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await check(player, session)
        verdicts = player.app.screen.query_one(VerdictList)
        before = verdicts.render_line(1)
        player.app.theme = "textual-light"
        await player.until(lambda: verdicts.render_line(1) != before)
        assert verdicts.render_line(1).text == before.text


async def test_hostile_text_stays_text(make_app: AppMaker, db: Database, session: Session) -> None:
    nasty = "\x1b[2J\u202e[/nope] [@click=app.quit]quit[/]"
    with db.writing() as connection:
        connection.execute("DROP TRIGGER scorecard_is_final")
        connection.execute(
            "UPDATE scorecard SET card = json_set(card, '$.criteria[0].points[0].reason', ?,"
            " '$.criteria[0].points[0].quote', ?)",
            (nasty, nasty),
        )
    async with playing(make_app()) as player:
        await check(player, session)
        await player.until_shown("[/nope] [@click=app.quit]quit[/]")
        assert "\x1b" not in player.screen
        assert "\u202e" not in player.screen
