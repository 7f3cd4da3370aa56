import asyncio

import pytest

from mock_interview.transcripts import deletion, history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.screens.history import HistoryScreen
from tests.engine.scripted import answers, waits_for
from tests.transcripts.histories import WHY_FAILED, keep_history, keep_interview, keep_score
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing
from tests.tui.reviewing import history_of, open_history, titles_of


@pytest.fixture
def six_answers(db: Database) -> None:
    keep_history(db)


@pytest.mark.usefixtures("six_answers")
class TestMarking:
    async def test_space_marks_and_goes_on_and_takes_a_mark_away(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "space")
            await player.until_shown("2 marked")
            assert history_of(player).table.cursor_row == 2
            await player.press("up", "space")
            await player.until_shown("1 marked")

    async def test_marks_are_kept_whatever_is_listed(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "s")
            await player.until_shown("highest score first; 1 marked")
            assert player.screen.count("✓") == 1

    async def test_all_that_are_listed_are_marked_at_once_and_unmarked_again(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("slash", *"scaling", "enter", "asterisk")
            await player.until_shown("2 answers; “scaling” was said; newest first; 2 marked")
            await player.press("asterisk")
            await player.until(lambda: "marked" not in player.flat)


@pytest.mark.usefixtures("six_answers")
class TestDeleting:
    async def test_the_answer_in_hand_is_deleted_and_comes_back(self, make_app: AppMaker, db: Database) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("d")
            await player.until_shown("1 answer is deleted; u takes that back, within a day.", "5 answers")
            assert titles_of(player)[0] == "Mini-batches and batch size"
            await player.press("u")
            await player.until_shown("1 answer is back.", "6 answers")
            assert history.count(db, EVERYTHING) == 6

    async def test_what_is_marked_is_deleted_and_no_other(self, make_app: AppMaker, db: Database) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("slash", *"scaling", "enter", "asterisk")
            await player.until_shown("2 marked")
            await player.press("d")
            await player.until_shown("2 answers are deleted")
            assert {row.title for row in history.recent(db, 10)}.isdisjoint({"Feature scaling"})

    async def test_what_is_marked_and_not_listed_is_deleted_only_when_that_is_agreed_to(
        self, make_app: AppMaker, db: Database
    ) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "space", "slash", *"drift", "enter")
            await player.until_shown("1 answer; “drift” was said; newest first; 2 marked")
            await player.press("d")
            await player.until_shown("2 answers are marked, 2 of them not listed here.")
            await player.press("n")
            await player.until_shown("2 marked")
            assert history.count(db, EVERYTHING) == 6
            await player.press("d")
            await player.until_shown("2 of them not listed here.")
            await player.press("y")
            await player.until_shown("2 answers are deleted")

    async def test_a_deletion_is_taken_back_after_the_history_was_closed(
        self, make_app: AppMaker, db: Database
    ) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("d")
            await player.until_shown("1 answer is deleted")
            await player.press("escape")
            await player.until(lambda: player.is_home)
            await open_history(player)
            await player.press("u")
            await player.until_shown("1 answer is back.", "6 answers")

    async def test_without_a_deletion_there_is_nothing_to_take_back(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("u")
            await player.until_shown("There is nothing to take back")


async def test_an_interview_that_is_open_is_left_alone(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        player.app.action_history()
        await player.until(lambda: isinstance(player.app.screen, HistoryScreen))
        await player.until_shown("1 answer;")
        await player.press("d")
        await player.until_shown("Nothing was deleted. 1 answer is left: the interview is open here; leave it first.")
        assert deletion.deletions(db) == []
        await player.press("escape")
        await player.send("The ranges are uneven.")
        await player.until_shown("Score")


async def test_an_interview_that_was_left_can_be_deleted(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("escape")
        await player.until(lambda: player.is_home)
        await open_history(player)
        await player.press("d")
        await player.until_shown("1 answer is deleted")
        assert history.latest(db) is None


@pytest.mark.usefixtures("six_answers")
class TestGradingAgain:
    async def test_a_failed_grading_says_why_below_the_table(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("down", "down", "down")
            await player.until_shown(WHY_FAILED, "g grades it now.")

    async def test_the_answer_in_hand_is_graded_again(
        self, make_app: AppMaker, db: Database, play: GraderMaker
    ) -> None:
        play(answers({"slow-descent": "met"}))
        async with playing(make_app(grader="offline")) as player:
            await open_history(player)
            await player.press("down", "down", "down", "g")
            await player.until(lambda: player.flat.count("not graded") == 1)
            assert len(jobs.unfinished_jobs(db)) == 1

    async def test_all_that_wait_are_graded_again(self, make_app: AppMaker, db: Database, play: GraderMaker) -> None:
        play(answers({"slow-descent": "met"}))
        async with playing(make_app(grader="offline")) as player:
            await open_history(player)
            await player.press("G")
            await player.until(lambda: "not graded" not in player.flat)
            assert jobs.unfinished_jobs(db) == []

    async def test_what_is_graded_needs_no_grading(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("down", "g")
            await player.until_shown("Nothing here waits to be graded.")

    async def test_a_host_that_nothing_was_sent_to_is_asked_about_once_for_all(
        self, make_app: AppMaker, db: Database
    ) -> None:
        app = make_app(grader="llm", base_url="http://localhost:8080/v1", models=("some-model",))
        async with playing(app) as player:
            await open_history(player)
            await player.press("G")
            await player.until(lambda: isinstance(player.app.screen, Question))
            await player.press("n")
            await player.until(lambda: isinstance(player.app.screen, HistoryScreen))
            await player.pilot.pause()
            assert isinstance(player.app.screen, HistoryScreen)
            assert {job.state for job in jobs.unfinished_jobs(db)} == {"failed", "cancelled"}

    async def test_a_grading_goes_on_when_the_history_is_left(
        self, make_app: AppMaker, db: Database, play: GraderMaker
    ) -> None:
        may_go_on = asyncio.Event()
        grader = play(waits_for(may_go_on, answers()))
        async with playing(make_app(grader="offline")) as player:
            await open_history(player)
            await player.press("G")
            await player.until(lambda: len(grader.asked) == 2)
            await player.press("escape")
            may_go_on.set()
            await player.until(lambda: jobs.unfinished_jobs(db) == [])


@pytest.mark.usefixtures("six_answers")
class TestComparing:
    async def test_two_marked_answers_to_one_question_are_set_side_by_side(
        self, make_app: AppMaker, db: Database
    ) -> None:
        for percent in (40.0, 60.0):
            [attempt] = keep_interview(db, "Scaling")
            keep_score(db, attempt, percent, "lean no")
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "space", "x")
            await player.until_shown("Compare: Scaling")

    async def test_one_marked_answer_is_too_few(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "x")
            await player.until_shown("Mark two answers with space; x sets them side by side.")

    async def test_hidden_scores_are_not_compared(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("space", "space", "b", "x")
            await player.until_shown("Scores are hidden now. b shows them again.")


@pytest.mark.usefixtures("six_answers")
class TestBlind:
    async def test_scores_that_no_person_judged_unseen_are_hidden_and_shown_again(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("b")
            await player.until_shown("scores are hidden until a person has judged the answer", "81.0 % 3/5 strong hire")
            assert not any(told in player.flat for told in ("62.5 %", "35.0 %", "lean no", "small-1", "points higher"))
            await player.press("b")
            await player.until_shown("62.5 %", "lean no", "points higher")

    async def test_scores_stay_hidden_when_the_history_is_left_and_opened_again(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("b")
            await player.until_shown("scores are hidden")
            await player.press("escape")
            await player.until_shown("Lately", "hidden")
            assert "62.5 % hire" not in player.flat
            await open_history(player)
            await player.until_shown("scores are hidden")
            assert "62.5 %" not in player.flat

    async def test_what_was_never_graded_has_nothing_to_hide_and_can_be_scored_blind(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("b", "enter")
            await player.until_shown("Global minimum of a non-convex loss", "b Score blind")
            assert "Scorecards are hidden" not in player.flat

    async def test_the_order_of_scores_is_given_up(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("s")
            await player.until_shown("highest score first")
            await player.press("b")
            await player.until_shown("6 answers; newest first; scores are hidden")
            await player.press("s")
            await player.until_shown("by title")

    async def test_the_filter_says_what_it_does_not_filter_by_now(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("b", "f")
            await player.until_shown("Band, grader and model are hidden now, so nothing is filtered by them.")

    async def test_a_transcript_opened_now_is_told_so(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.press("b", "down", "enter")
            await player.until_shown("Scorecards are hidden until you have scored")


async def test_answers_of_one_interview_are_joined(make_app: AppMaker, db: Database) -> None:
    keep_interview(db, "Scaling", "Trees", "Drift")
    keep_interview(db, "Scaling")
    async with playing(make_app()) as player:
        await open_history(player)
        joined = [line[2] for line in player.screen.split("\n") if "01 Mar 2025" in line]
        assert joined == [" ", "╭", "│", "╰"]
        await player.press("s")
        await player.until(lambda: "╭ 01 Mar" not in player.screen)
