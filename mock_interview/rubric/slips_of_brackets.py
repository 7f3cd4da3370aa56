"""Slips with brackets: one too few, one too many, or one of the wrong kind."""

from collections.abc import Sequence

from mock_interview.rubric.mending import Mend, Slip, mended
from mock_interview.rubric.stops import CLOSED_BY, CLOSERS, Stop
from mock_interview.text import one_line

CODE = "missing-bracket"
CUT_OFF = "cut-off"
EXTRA = "extra-bracket"
MOST_NAMED = 40
ONE_TOO_MANY = "this bracket closes nothing; remove it"


def ends_open(stop: Stop) -> Slip | None:
    """Look for a file that ends before all that it opens is closed."""
    opened, closers = stop.lexed.opened, closers_of(stop)
    if not stop.is_at_end or not opened or stop.last == ":":
        return None
    sentence = f"the file ends before {_opening(stop, opened[-1])} is closed; write {named(closers)} at the end"
    return mended(stop.before, CUT_OFF, sentence, Mend(stop.before, stop.before, closers))


def mismatched(stop: Stop) -> Slip | None:
    """Look for a closing bracket before which others should stand."""
    if stop.char not in CLOSERS:
        return None
    missing: list[int] = []
    for at in reversed(stop.lexed.opened):
        if CLOSED_BY[stop.text[at]] == stop.char:
            return _unclosed(stop, stop.at, missing, stop.before) if missing else None
        missing.append(at)
    return None


def of_the_wrong_kind(stop: Stop) -> Slip | None:
    """Look for a closing bracket that should be of the other kind."""
    opened = stop.lexed.opened
    if stop.char not in CLOSERS or not opened or (right := CLOSED_BY[stop.text[opened[-1]]]) == stop.char:
        return None
    sentence = f"{_opening(stop, opened[-1])} is closed by {right}; write that"
    return mended(stop.at, CODE, sentence, Mend(stop.at, stop.at + 1, right))


def too_many(stop: Stop) -> Slip | None:
    """Look for a closing bracket that closes nothing."""
    opened = stop.lexed.opened
    closes_one = bool(opened) and CLOSED_BY[stop.text[opened[-1]]] == stop.char
    if stop.char not in CLOSERS or not opened or (closes_one and stop.last != ","):
        return None
    return _one_too_many(stop.at)


def opens_nothing(stop: Stop) -> Slip | None:
    """Look for an opening bracket that opens nothing."""
    at = stop.at if stop.char in CLOSED_BY else stop.before - 1
    if stop.text[at : at + 1] not in CLOSED_BY:
        return None
    return mended(at, EXTRA, "this bracket opens nothing; remove it", Mend(at, at + 1, " "))


def list_goes_on(stop: Stop) -> Slip | None:
    """Look for a key in a list, which should have been closed before it."""
    opened = stop.lexed.opened
    key = stop.lexed.last_text
    if stop.char != ":" or key is None or stop.last != '"' or not opened or stop.text[opened[-1]] != "[":
        return None
    return _unclosed(stop, key, [opened[-1]], behind_the_last(stop.text, key))


def object_not_opened(stop: Stop) -> Slip | None:
    """Look for a key in a list, which should stand in an object there."""
    opened, key = stop.lexed.opened, stop.lexed.last_text
    if stop.char != ":" or key is None or stop.last != '"' or not opened or stop.text[opened[-1]] != "[":
        return None
    return mended(key, CODE, "the { before this is missing", Mend(key, key, "{"))


def object_goes_on(stop: Stop) -> Slip | None:
    """Look for an item of a list in an object, which should have been closed before it."""
    opened = stop.lexed.opened
    if stop.char not in CLOSED_BY or [stop.text[at] for at in opened[-2:]] != ["[", "{"]:
        return None
    return _unclosed(stop, stop.at, [opened[-1]], behind_the_last(stop.text, stop.at))


def closed_before(stop: Stop) -> Slip | None:
    """Look for the bracket that closed all before everything was said."""
    if stop.last not in CLOSERS or stop.char not in (",", '"'):
        return None
    return _one_too_many(stop.before - 1)


def closed_too_often(stop: Stop) -> Slip | None:
    """Look for brackets behind the end."""
    rest = stop.text[stop.at :].rstrip()
    if not set(rest) - {" ", "\n", "\r", "\t"} <= CLOSERS:
        return None
    return mended(stop.at, EXTRA, ONE_TOO_MANY, Mend(stop.at, stop.at + len(rest), ""))


def closers_of(stop: Stop) -> str:
    """Return the brackets that close all that is open where the reading stops."""
    return "".join(CLOSED_BY[stop.text[at]] for at in reversed(stop.lexed.opened))


def named(closers: str) -> str:
    """Return brackets as they are told."""
    return one_line(closers, MOST_NAMED)


def _one_too_many(at: int) -> Slip:
    return mended(at, EXTRA, ONE_TOO_MANY, Mend(at, at + 1, " "))


def _unclosed(stop: Stop, at: int, opened: Sequence[int], put_at: int) -> Slip:
    """Return the slip of `opened`, the innermost first, not being closed before `at`."""
    closers = "".join(CLOSED_BY[stop.text[opening]] for opening in opened)
    sentence = f"{_opening(stop, opened[0])} is not closed before this; write {named(closers)}"
    return mended(at, CODE, sentence, Mend(put_at, put_at, closers))


def behind_the_last(text: str, at: int) -> int:
    """Return where the item before `at` ends, before its comma."""
    return len(text[:at].rstrip().removesuffix(",").rstrip())


def _opening(stop: Stop, opening: int) -> str:
    return f"the {stop.text[opening]} of line {stop.source.line(opening)}"
