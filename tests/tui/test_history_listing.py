import pytest

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING, NEWEST_FIRST, Order, Selection
from mock_interview.tui.history_listing import Listing, read
from tests.transcripts.histories import keep_history


def test_words_are_part_of_what_is_listed() -> None:
    assert Listing(Selection(pack="basics"), " tree ").selection == Selection(pack="basics", words="tree")
    assert Listing(words="  ").selection == EVERYTHING


def test_the_next_order_comes_round_to_the_first_again() -> None:
    listing = Listing()
    seen = []
    for _ in range(5):
        listing = listing.sort_by_next()
        seen.append(listing.order.by)
    assert seen == ["percent", "title", "band", "self-rating", "when"]


def test_titles_begin_with_the_first_of_the_alphabet() -> None:
    assert Listing().sort_by("title").order == Order("title", descending=False)


def test_to_sort_by_the_same_once_more_is_to_reverse() -> None:
    assert Listing().sort_by("when").order == Order("when", descending=False)


@pytest.mark.parametrize("key", ["percent", "band"])
def test_while_scores_are_hidden_nothing_is_sorted_by_them(key: str) -> None:
    hidden = Listing(order=Order("percent")).switch_blind()
    assert hidden.order == NEWEST_FIRST
    assert key not in hidden.orders
    assert hidden.sort_by("band") == hidden


def test_while_scores_are_hidden_nothing_is_filtered_by_what_belongs_to_them() -> None:
    told = Selection(pack="basics", band="hire", grader="llm", model="small-1")
    assert Listing(told).switch_blind().filtered == Selection(pack="basics")
    assert Listing().switch_blind().filter_by(told).filtered == Selection(pack="basics")


def test_scores_are_hidden_where_no_person_has_judged_without_them(db: Database) -> None:
    keep_history(db)
    hidden = {
        (listed.row.pack, listed.row.title): listed.is_hidden for listed in read(db, Listing(is_blind=True), 10, 0)
    }
    assert hidden == {
        ("basics", "Global minimum of a non-convex loss"): False,
        ("vision", "Mini-batches and batch size"): True,
        ("vision", "Feature scaling"): True,
        ("basics", "Test data"): False,
        ("basics", "Concept drift"): False,
        ("basics", "Feature scaling"): True,
    }


def test_scores_are_told_where_they_are_not_hidden(db: Database) -> None:
    keep_history(db)
    assert not any(listed.is_hidden for listed in read(db, Listing(), 10, 0))
