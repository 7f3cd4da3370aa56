from pathlib import Path
from typing import Any

import pytest

from mock_interview.engine.conversations import load_work
from mock_interview.errors import GradingError
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library, open_library
from mock_interview.scoring.judgement import Flag, Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.marking import mark
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.widgets.script import ReadingView
from tests.builders import provenance, write_rubric
from tests.engine.scripted import answers, fails
from tests.interview.builders import ANSWER, STARTED, answer, answer_and_score, begin
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing

REMOTE: dict[str, Any] = {"grader": "llm", "base_url": "http://127.0.0.1:9/v1", "models": ("some-model",)}


def beside(player: Player) -> str:
    """The words that stand right of the conversation."""
    return " ".join(" ".join(line.rpartition("│")[2] for line in player.screen.split("\n")).split())


def place_of(player: Player, text: str) -> tuple[int, int]:
    """Return the row and the column where a text begins on the screen."""
    lines = player.screen.split("\n")
    row = next(row for row, line in enumerate(lines) if text in line)
    return row, lines[row].index(text)


def ungraded(db: Database, settings: Settings, reason: str | None = None) -> Session:
    """Leave an answer ungraded: cancelled, or failed for this reason."""
    session = begin(db, open_library(settings), "basics/scaling")
    job = answer(session)
    if reason is None:
        jobs.cancel(db, job.id)
    else:
        jobs.claim(db, job.id, "test", 30.0)
        jobs.fail(db, job.id, "test", reason, transient=False)
    return session


def show(app: MockInterviewApp, session: Session) -> None:
    """Open the transcript of an interview at its last attempt."""
    app.open_screen("transcript", session.interview.id, session.turn().kept.attempt.id)


SAID = "Gradient descent converges slowly. Trees only compare one value with another, so they do not care."


@pytest.fixture
def judged(db: Database, settings: Settings) -> Session:
    """An answer whose two points and whose level rest on words of their own."""
    session = begin(db, open_library(settings), "basics/scaling")
    judge(db, open_library(settings), answer(session, SAID), SLOW, TREES)
    return session


SLOW = PointJudgement("met", "Gradient descent converges slowly")
TREES = PointJudgement("partial", "Trees only compare one value with another", "Does not say why.")


def judge(db: Database, library: Library, job: Job, slow: PointJudgement, trees: PointJudgement) -> None:
    """Keep what a grader made of an answer."""
    work = load_work(db, library, job)
    judgement = Judgement(
        points={"slow-descent": slow, "trees": trees},
        misconceptions={"always": MisconceptionJudgement(made=True, quote="so they do not care")},
        levels={"clarity": LevelJudgement(1, "Trees only compare", "Names the reason first.")},
        strength="Begins with the answer.",
        flags=(Flag("unstable", "facts", "The votes lie far apart."),),
    )
    card = mark(work.subject, judgement, work.conversation, provenance("offline"), db.now())
    assert jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(db, job.id, "test", card)


def marked_words(player: Player) -> str:
    """The words of the conversation that are marked, and nothing of the lines they stand in."""
    return " ".join(
        view.script.text[span.start : span.end] for view in player.app.screen.query(ReadingView) for span in view._marks
    )


async def test_a_transcript_shows_the_conversation_and_beside_it_what_it_earned(
    make_app: AppMaker, judged: Session
) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until_shown("basics, coach, 01 Mar 2025 09:00: Scaling", "Interviewer, 09:00:00", "You, 09:00:00")
        assert "▸ ● met Descent is slow" in beside(player)
        assert "◐ partly Trees do not care" in beside(player)
        assert "✗ wrong Claims it always matters" in beside(player)
        assert "level 1 Clear" in beside(player)
        assert "Keep Begins with the answer." in beside(player)
        assert "Remark The votes lie far apart." in beside(player)


async def test_moving_over_a_point_marks_the_words_it_rests_on(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until(lambda: marked_words(player) == SLOW.quote)
        await player.press("down")
        await player.until(lambda: marked_words(player) == TREES.quote)
        await player.press("down")
        await player.until(lambda: marked_words(player) == "so they do not care")
        await player.press("up", "up")
        await player.until(lambda: marked_words(player) == SLOW.quote)


async def test_moving_over_the_answer_marks_the_points_it_earned(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app(), size=(80, 40)) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until(lambda: marked_words(player) == SLOW.quote)
        await player.press("tab", "down", "down", "down", "down")
        await player.until_shown("» ◐ partly Trees do not care", "» level 1 Clear")
        await player.press("up", "up")
        await player.until(lambda: "» ◐" not in player.flat)


async def test_the_mouse_over_the_answer_marks_the_points_it_earned(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until(lambda: marked_words(player) == SLOW.quote)
        row, column = place_of(player, "Trees only")
        await player.pilot.hover(offset=(column + 2, row))
        await player.until_shown("» ◐ partly")


async def test_a_point_that_is_clicked_is_in_hand(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until(lambda: marked_words(player) == SLOW.quote)
        row, column = place_of(player, "Trees do not care")
        await player.pilot.click(offset=(column, row))
        await player.until(lambda: marked_words(player) == TREES.quote)


async def test_digits_turn_to_delivery_rubric_and_origin(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until_shown("1 Score")
        await player.press("2")
        await player.until_shown("The first answer", "None of this is part of the score.")
        await player.press("3")
        await player.until_shown("Facts (weight 3)", "Descent is slow", "Clarity (weight 1)", "Unclear (level 0)")
        await player.press("4")
        await player.until_shown("This scorecard", "by the offline grader", "rubric f09c185e")


async def test_the_rubric_is_shown_as_it_was_at_the_time(make_app: AppMaker, judged: Session, pack: Path) -> None:
    write_rubric(pack, title="Another title", question="Another question?")
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until_shown("Scaling")
        await player.press("3")
        await player.until_shown("Why does feature scaling matter")
        assert "Another" not in player.flat


async def test_left_and_right_go_to_the_other_answers(make_app: AppMaker, db: Database, settings: Settings) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.next_question()
    answer_and_score(db, library, session, {})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("(2 of 2)", "25.0 %")
        await player.press("left")
        await player.until_shown("(1 of 2)", "75.0 %")
        await player.press("left")
        await player.until_shown("(2 of 2)")


async def test_s_reads_the_answer_by_its_other_scorecards(make_app: AppMaker, db: Database, settings: Settings) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.voice.ask_follow_up()
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Interviewer follows up", "Score 75.0 %", "scorecard 1 of 2")
        await player.press("s")
        await player.until_shown("Score 100.0 %", "scorecard 2 of 2", "75.0 % became 100.0 %", "+ Trees do not care")


async def test_a_blind_reader_sees_no_score_before_giving_one(
    make_app: AppMaker, db: Database, judged: Session
) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", judged.interview.id, judged.turn().kept.attempt.id, True)
        await player.until_shown("Scorecards are hidden until you have scored this answer yourself; b scores it.")
        assert "met" not in beside(player)
        await player.press("4")
        await player.until_shown("2 Delivery", "Scorecards are hidden")
        await player.press("b")
        await player.until_shown("Score blind: Scaling", "? open Descent is slow")
        await player.press("x", "x", "n", "0", "enter")
        await player.until_shown("Your score is kept: 0.0 %. The grader's was 62.5 %.")
        await player.press("1")
        await player.until_shown("Score 0.0 %", "Scored by hand, without a proposal.")
    card = judged.turn().kept.score
    assert card is not None
    assert (card.grader.kind, card.percent) == ("human", 0.0)


async def test_a_blind_reader_compares_nothing_because_that_would_tell_scores(
    make_app: AppMaker, judged: Session
) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", judged.interview.id, judged.turn().kept.attempt.id, True)
        await player.until_shown("b Score blind")
        assert "x Compare" not in player.flat


async def test_what_waits_for_an_llm_goes_nowhere_while_none_is_set_up(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    jobs.cancel(db, session.send(session.turn().kept.attempt.id, ANSWER, STARTED, "llm").id)
    grader = play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("g Grade")
        await player.press("g")
        await player.until_shown("This waits for an LLM, and none is set up.")
        assert grader.asked == []


async def test_who_has_seen_the_score_is_not_offered_to_score_blind(make_app: AppMaker, judged: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, judged)
        await player.until_shown("c Check")
        assert "Score blind" not in player.flat


async def test_an_exam_that_is_not_over_says_when_its_scores_are_shown(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    library = open_library(settings)
    session = Session.begin(db, library, "basics", ("basics/scaling",), mode="exam")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Scores are shown when the exam is over.")
        assert "75.0 %" not in player.flat


async def test_an_ungraded_answer_says_why_and_g_grades_it(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = ungraded(db, settings, "The key is not accepted.")
    play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Not graded yet. The key is not accepted. g grades it now.", "g Grade")
        await player.press("g")
        await player.until_shown("Score 100.0 %")
        assert "g Grade" not in player.flat


async def test_grading_that_fails_again_says_why(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = ungraded(db, settings)
    play(fails(GradingError("The host cannot be reached.")))
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Not graded yet. The grading was cancelled.")
        await player.press("g")
        await player.until_shown("Not graded yet. The host cannot be reached.")


async def test_grading_from_a_transcript_asks_for_consent_too(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    attempt_id = session.turn().kept.attempt.id
    jobs.cancel(db, session.send(attempt_id, ANSWER, STARTED, "llm").id)
    grader = play(answers())
    async with playing(make_app(**REMOTE)) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("g Grade")
        await player.press("g")
        await player.until_shown("Send your answers for grading?", "http://127.0.0.1:9")
        await player.press("n")
        await player.until_shown("Not graded yet.")
        assert grader.asked == []


async def test_a_draft_that_was_never_sent_is_shown(make_app: AppMaker, db: Database, settings: Settings) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    session.save_draft(session.turn().kept.attempt.id, "Half an answer")
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Typed but not sent: Half an answer")


async def test_a_transcript_that_is_gone_is_told(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", "0" * 36, "0" * 36)
        await player.until_shown("There is no transcript")
