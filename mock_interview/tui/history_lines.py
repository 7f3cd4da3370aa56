"""What is said about the history: of all that is listed, and of the line in hand."""

from mock_interview.text import one_line
from mock_interview.transcripts.days import day_of, last_day_before
from mock_interview.transcripts.selection import EVERYTHING, Selection, SortKey
from mock_interview.tui.history_listing import Listed, Listing
from mock_interview.tui.wording import ungraded

NOT_FOUND = "Nothing found."
NOT_FITTING = "Nothing fits the filter; F lists all answers again."
NOT_YET = "Nothing here yet. Finish a question and it will be kept here."
TEXT_LENGTH = 80
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
}
ORDERS: dict[SortKey, tuple[str, str]] = {
    "when": ("newest first", "oldest first"),
    "percent": ("highest score first", "lowest score first"),
    "title": ("titles from the end", "by title"),
    "band": ("bands from the end", "by band"),
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
    filtered = filter_told(listing.filtered)
    said = f"“{one_line(listing.words, 40)}” was said" if listing.words.strip() else ""
    parts = [
        f"{count:,} answer{'' if count == 1 else 's'}",
        ", ".join(filter(None, (filtered, said))),
        ORDERS[listing.order.by][not listing.order.descending],
        f"{marked:,} marked" if marked else "",
        BLIND if listing.is_blind else "",
    ]
    return "; ".join(filter(None, parts))


def filter_told(selection: Selection) -> str:
    """Return what a filter lets through, or nothing where it lets everything through."""
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
    return ", ".join(parts)


def detail(listed: Listed) -> str:
    """Return what a line has no room for: the question in full, who graded the answer, and what it waits for."""
    row = listed.row
    judge = "" if listed.is_hidden else one_line(row.model or row.grader or "", TEXT_LENGTH)
    about = ", ".join(filter(None, (f"pack {one_line(row.pack, TEXT_LENGTH)}", row.mode, judge)))
    told = f"{one_line(row.title, TEXT_LENGTH)} ({about})."
    return told if row.job_state is None else f"{told} {ungraded(row.job_state, row.job_error)}"
