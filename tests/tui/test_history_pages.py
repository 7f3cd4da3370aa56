"""A history longer than is ever read at once."""

import threading

import pytest

from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.tui import history_listing
from mock_interview.tui.history_listing import Listed, Listing
from mock_interview.tui.window import PAGE, PAGES_KEPT, Window
from tests.transcripts.histories import keep_interview, keep_score
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing
from tests.tui.reviewing import history_of, open_history

ANSWERS = 3 * PAGE


@pytest.fixture
def long_history(db: Database) -> None:
    """150 answers: the oldest is titled Question 0."""
    for start in range(0, ANSWERS, 5):
        keep_interview(db, *(f"Question {number}" for number in range(start, start + 5)))


@pytest.mark.usefixtures("long_history")
class TestPaging:
    async def test_the_end_is_one_key_away(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            await player.press("end")
            await player.until_shown("▸ ╰ 01 Mar 2025 09:00")
            listed = history_of(player).table.in_hand
            assert listed is not None
            assert listed.row.title == "Question 0"

    async def test_every_answer_is_come_by_on_the_way(self, make_app: AppMaker) -> None:
        async with playing(make_app(), (80, 24)) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            for number in reversed(range(ANSWERS)):
                await player.until_shown(f"Question {number} (pack basics, coach).")
                await player.press("down")

    async def test_only_what_is_in_view_is_read(self, make_app: AppMaker) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            table = history_of(player).table
            assert table.row(0) is not None
            assert table.row(2 * PAGE) is None

    async def test_marks_are_kept_from_page_to_page(self, make_app: AppMaker, db: Database) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            await player.press("space", "end")
            await player.until_shown("Question 0 (pack")
            await player.press("space", "d")
            await player.until_shown("2 answers are deleted", "148 answers")
        assert {row.title for row in history.recent(db, ANSWERS)}.isdisjoint({"Question 0", "Question 149"})

    async def test_all_that_fit_are_marked_also_those_not_read(self, make_app: AppMaker, db: Database) -> None:
        async with playing(make_app()) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            await player.press("asterisk")
            await player.until_shown("150 marked")
            await player.press("d")
            await player.until_shown("150 answers are deleted", "Nothing here yet.")
            await player.press("u")
            await player.until_shown("150 answers are back.", "150 answers; newest first")

    async def test_a_page_that_was_read_for_another_list_is_not_shown(
        self, make_app: AppMaker, db: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        row = PAGE + PAGE // 2
        scored = history.attempt_ids(db, EVERYTHING)[-1 - row]
        keep_score(db, history.load_attempt(db, scored).attempt, 62.5, "hire")
        is_listed_anew = threading.Event()

        def read(db: Database, listing: Listing, limit: int, offset: int) -> list[Listed]:
            found = history_listing.read(db, listing, limit, offset)
            assert listing.is_blind or not offset or is_listed_anew.wait(10)
            return found

        monkeypatch.setattr("mock_interview.tui.screens.attempt_list.read", read)
        async with playing(make_app()) as player:
            await open_history(player)
            await player.until_shown("150 answers")
            await player.press("b")
            await player.until_shown("150 answers; newest first; scores are hidden")
            is_listed_anew.set()
            table = history_of(player).table
            await player.until(lambda: table.row(row) is not None)
            assert (listed := table.row(row)) is not None
            assert listed.id == scored
            assert listed.is_hidden


def test_of_too_many_pages_the_one_longest_out_of_view_is_forgotten() -> None:
    window = Window()
    window.begin(PAGE * (PAGES_KEPT + 2), 0, ())
    for page in range(PAGES_KEPT + 1):
        window.put(page * PAGE, ())
    assert window.bring_into_view(0, PAGE) == [0]
    assert window.bring_into_view(PAGE, PAGE * PAGES_KEPT) == []


def test_both_ends_of_a_long_list_are_kept_for_who_goes_from_one_to_the_other() -> None:
    first, last = 0, PAGE * 1000
    window = Window()
    window.begin(last + PAGE, first, ())
    for start in (*range(first, PAGE * PAGES_KEPT, PAGE), last, first):
        for missing in window.bring_into_view(start, start):
            window.put(missing, ())
    assert window.bring_into_view(last, last) == []
    assert window.bring_into_view(first, first) == []


def test_what_is_not_read_is_no_row() -> None:
    window = Window()
    window.begin(PAGE, 0, ())
    assert window[0] is None
    assert window[-1] is None
