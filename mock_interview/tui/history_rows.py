"""The rows of the history: the columns of an attempt behind what marks it, and below them where a search hit."""

from textual.content import Content

from mock_interview.transcripts.fulltext import HIT_END, HIT_START
from mock_interview.tui.history_columns import Layout
from mock_interview.tui.history_listing import Listed

CURSOR, MARKED, UNREAD = "▸", "✓", "…"
JOINTS = {(False, False): " ", (False, True): "╭", (True, True): "│", (True, False): "╰"}
LEAD = len(f"{CURSOR}{MARKED}{JOINTS[True, True]} ")
BEFORE_HIT = 36


def row_lines(
    columns: Layout, listed: Listed | None, joined: tuple[bool, bool], *, is_current: bool, is_marked: bool
) -> tuple[Content, Content]:
    """Return the two lines of an attempt, or of one not read yet; `joined` to that above, and to that below."""
    cursor = CURSOR if is_current else " "
    if listed is None:
        return Content(f"{cursor}  {UNREAD}"), Content()
    marked = MARKED if is_marked else " "
    told = Content(f"{cursor}{marked}{JOINTS[joined]} {columns.line(listed)}")
    return told, Content.assemble(" " * LEAD, snippet(listed))


def are_of_one_interview(one: Listed | None, other: Listed | None) -> bool:
    """Return whether two attempts, both read, belong to the same interview."""
    return bool(one and other and one.row.attempt.interview_id == other.row.attempt.interview_id)


def snippet(listed: Listed) -> Content:
    """Return the words around the hits, the first of them not far from the start.

    Each hit stands in brackets too, for those who see no colours.
    """
    before, *hits = " ".join(listed.snippet.split()).split(HIT_START)
    parts: list[str | tuple[str, str]] = [_end_of(before)]
    for piece in hits:
        hit, _, rest = piece.partition(HIT_END)
        parts += [(f"[{hit}]", "bold $text-accent"), rest]
    return Content.assemble(*parts)


def _end_of(text: str) -> str:
    """Return the last words of a text, no more than `BEFORE_HIT` characters."""
    if len(text) <= BEFORE_HIT:
        return text
    _, _, last_words = text[-BEFORE_HIT:].partition(" ")
    return f"…{last_words}"
