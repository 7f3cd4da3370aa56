"""What is said about the history: of all that is listed, and of the line in hand."""

from mock_interview.text import one_line
from mock_interview.transcripts.days import day_of, last_day_before
from mock_interview.transcripts.selection import EVERYTHING, Selection, SortKey
from mock_interview.tui.history_listing import Listed, Listing
from mock_interview.tui.wording import ungraded

NOT_FOUND = "Nothing found. F lists all answers again."
NOT_FITTING = "Nothing fits the filter; F lists all answers again."
NOT_YET = "Nothing here yet. Finish a question and it will be kept here."
TEXT_LENGTH, WORDS_LENGTH = 80, 40
BLIND = "scores are hidden until a person has judged the answer"
NAMED = {
    "pack": "pack",
    "ref": "question",
    "tag": "tag",
    "grader": "grader",
    "model": "model",
    "band": "band",
    "mode": "mode",
}
STANDINGS: dict[str, str] = {
    "scored": "scored",
    "pending": "waiting or being graded",
    "failed": "grading failed",
    "cancelled": "grading cancelled",
    "unanswered": "not answered",
}
ORDERS: dict[SortKey, tuple[str, str]] = {
    "when": ("newest first", "oldest first"),
    "percent": ("highest score first", "lowest score first"),
    "title": ("by title, Z to A", "by title, A to Z"),
    "band": ("by band, Z to A", "by band, A to Z"),
    "self-rating": ("highest self-rating first", "lowest self-rating first"),
}


def nothing_listed(listing: Listing) -> str:
    """Return why nothing is listed."""
    if listing.words.strip():
        return NOT_FOUND
    return NOT_FITTING if listing.filtered != EVERYTHING else NOT_YET


def status(listing: Listing, count: int, marked: int) -> str:
    """Return what is listed, in one line."""
    if not count and listing == Listing():
        return ""
    parts = [
        f"{count:,} answer{'' if count == 1 else 's'}",
        selection_told(listing.selection),
        ORDERS[listing.order.by][not listing.order.descending],
        f"{marked:,} marked" if marked else "",
        BLIND if listing.is_blind else "",
    ]
    return "; ".join(filter(None, parts))


def selection_told(selection: Selection) -> str:
    """Return which answers are meant, or nothing where all are."""
    parts = [
        f"{name} {one_line(value, TEXT_LENGTH)}"
        for field, name in NAMED.items()
        if (value := getattr(selection, field))
    ]
    if selection.since:
        parts.append(f"from {day_of(selection.since)}")
    if selection.until:
        parts.append(f"to {last_day_before(selection.until)}")
    if selection.standing:
        parts.append(STANDINGS[selection.standing])
    if selection.words:
        parts.append(f"“{one_line(selection.words, WORDS_LENGTH)}” was said")
    return ", ".join(parts)


def detail(listed: Listed) -> str:
    """Return what a line has no room for: the title in full, who graded the answer, and what it waits for."""
    row = listed.row
    judge = "" if listed.is_hidden else one_line(row.model or row.grader or "", TEXT_LENGTH)
    about = ", ".join(filter(None, (f"pack {one_line(row.pack, TEXT_LENGTH)}", row.mode, judge)))
    told = f"{one_line(row.title, TEXT_LENGTH)} ({about})."
    return told if row.job_state is None else f"{told} {ungraded(row.job_state, row.job_error)}"
