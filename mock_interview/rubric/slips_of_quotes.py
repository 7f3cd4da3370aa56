"""Slips with quotation marks: one too few, one within a text, or none at all."""

import re

from mock_interview.rubric.mending import Mend, Slip, mended
from mock_interview.rubric.slips_of_brackets import CUT_OFF, behind_the_last, closers_of, named
from mock_interview.rubric.stops import BLANK, Stop
from mock_interview.text import one_line

WORD_LENGTH = 40
MISSING = "missing-quote"
NO_END = "the text that starts here has no end; add the quotation mark"
CONTROL = "this character cannot stand in a text; write \\t for a tab"
BROKEN = "a text cannot go on in another line; write \\n for a line break"

_ODD_QUOTES = re.compile(r"'[^'\"\\\n]*'|[‘’“”„«»][^‘’“”„«»\"\\\n]*[‘’“”„«»]")
_BARE_KEY = re.compile(r"[^\W\d][\w-]*(?=\s*:)")
_KEY_END = re.compile(r'[^\W\d][\w-]*(?="\s*:)')
_BARE_TEXT = re.compile(r"[^\W\d][^\"\[\]{},:\n]*+(?=[\]},\n]|\Z)")  # with the blanks behind it
_TEXT_END = re.compile(r'[^\W\d][^"\n]*(?="[ \t\r]*(?:[\]},\n]|\Z))')
_UNENDED_KEY = re.compile(r'"(?P<key>[^\W\d][\w-]*)\s*:')
# A quotation mark that can end a text: what follows goes on with the JSON.
_END = re.compile(r'"(?=[ \t\r]*(?:[\]}\n]|\Z|,\s*(?:["{\[\d-]|true\b|false\b|null\b|\Z)))')
_KEY_LAST = re.compile(r'"(?=[ \t]*:)')
_CLOSING = f"{BLANK},]}}"
_QUOTE = re.compile(r'(?<!\\)"')
_BREAK = re.compile(r"\r?\n|\r")


def odd_quotes(stop: Stop) -> Slip | None:
    """Look for single or typographic quotation marks."""
    if not (match := _ODD_QUOTES.match(stop.text, stop.at)):
        return None
    sentence = "texts and keys stand in straight double quotes"
    return mended(stop.at, "odd-quotes", sentence, Mend(*match.span(), f'"{match[0][1:-1]}"'))


def bare_key(stop: Stop) -> Slip | None:
    """Look for a key without quotation marks."""
    if not (match := _BARE_KEY.match(stop.text, stop.at)):
        return None
    sentence = f'a key stands in double quotes; write "{one_line(match[0], WORD_LENGTH)}"'
    return mended(stop.at, "bare-key", sentence, Mend(*match.span(), f'"{match[0]}"'))


def bare_text(stop: Stop) -> Slip | None:
    """Look for a text without quotation marks."""
    if not (match := _BARE_TEXT.match(stop.text, stop.at)):
        return None
    text = match[0].rstrip()
    sentence = f'a text stands in double quotes; write "{one_line(text, WORD_LENGTH)}"'
    mend = Mend(stop.at, stop.at + len(text), f'"{_escaped(text)}"')
    return mended(stop.at, "bare-text", sentence, mend, stands_in=True)


def no_start(stop: Stop) -> Slip | None:
    """Look for a text that has a quotation mark at its end alone."""
    return _no_start(stop, _TEXT_END)


def no_start_of_key(stop: Stop) -> Slip | None:
    """Look for a key that has a quotation mark at its end alone."""
    return _no_start(stop, _KEY_END)


def no_end(stop: Stop) -> Slip | None:
    """Look for a text that is not closed at the end of its line."""
    start = stop.lexed.open_text
    if start is None or stop.char not in ('"', "\n", "\r"):
        return None
    line_end = stop.text.find("\n", start)
    line = stop.text[start : line_end if line_end >= 0 else len(stop.text)]
    end = start + max(1, len(line.rstrip(_CLOSING)))
    return mended(start, MISSING, NO_END, Mend(end, end, '"'))


def lone_quote(stop: Stop) -> Slip | None:
    """Look for a quotation mark beside nothing that it could open or close."""
    start, last = stop.lexed.open_text, stop.lexed.last_text
    if start is not None and stop.char in ("\n", "\r") and not stop.text[start + 1 : stop.at].strip(_CLOSING):
        return _lone(start)
    if start is None and last is not None and stop.text[last : stop.at] == '""':
        return _lone(last)
    return None


def cut_off(stop: Stop) -> Slip | None:
    """Look for a file that ends within a text."""
    closers = closers_of(stop)
    if not closers:
        return None
    sentence = f"the file ends within the text that starts here; add what is missing, with {named(closers)} at the end"
    end = len(stop.text.rstrip(BLANK))
    is_whole = stop.last in (":", "[")  # what is cut off elsewhere may be a key, and says nothing
    start = end if is_whole else behind_the_last(stop.text, stop.at)
    return mended(stop.at, CUT_OFF, sentence, Mend(start, end, f'"{closers}' if is_whole else closers))


def no_end_of_key(stop: Stop) -> Slip | None:
    """Look for a key that is closed by the quotation mark that opens its value."""
    return _no_end_of_key(stop, stop.lexed.last_text)


def no_end_of_key_in_line(stop: Stop) -> Slip | None:
    """Look for a key that is not closed in its line."""
    return _no_end_of_key(stop, stop.lexed.open_text)


def no_end_before_key(stop: Stop) -> Slip | None:
    """Look for a text that is closed by the quotation mark that opens the next key."""
    start = stop.lexed.last_text
    if start is None or stop.text[stop.at - 1] != '"' or not _KEY_END.match(stop.text, stop.at):
        return None
    end = start + max(1, len(stop.text[start : stop.at - 1].rstrip(_CLOSING)))
    return mended(start, MISSING, NO_END, Mend(end, end, '"'))


def quote_within(stop: Stop) -> Slip | None:
    """Look for a quotation mark within a text."""
    return _quote_within(stop, _END)


def quote_within_key(stop: Stop) -> Slip | None:
    """Look for a quotation mark within a key."""
    return _quote_within(stop, _KEY_LAST)


def _quote_within(stop: Stop, last: re.Pattern[str]) -> Slip | None:
    first = stop.before - 1
    between = stop.text[first + 1 : stop.at]
    if stop.text[first : first + 1] != '"' or "\n" in between or not stop.char or stop.char in '"{}[],:':
        return None
    sentence = "the text ends before this; put a backslash before a quotation mark inside it"
    line_end = stop.text.find("\n", stop.at)
    end = last.search(stop.text, stop.at, line_end + 1 if line_end >= 0 else len(stop.text))
    mend = Mend(first, end.start(), _QUOTE.sub(r"\\" + '"', stop.text[first : end.start()])) if end else None
    return mended(stop.at, "bare-quote", sentence, mend)


def broken_text(stop: Stop) -> Slip | None:
    """Look for a text that goes on in another line."""
    end = _QUOTE.search(stop.text, stop.at)
    if stop.char not in ("\n", "\r") or not end:
        return None
    text = _BREAK.sub(r"\\n", stop.text[stop.at : end.start()])
    return mended(stop.at, "broken-text", BROKEN, Mend(stop.at, end.start(), text))


def control_character(stop: Stop) -> Slip | None:
    """Look for a tab or the like in a text."""
    if stop.char in ("\n", "\r"):
        return None
    return mended(stop.at, "control-character", CONTROL, Mend(stop.at, stop.at + 1, " "))


def _lone(at: int) -> Slip:
    return mended(at, "stray", "this quotation mark does not belong here; remove it", Mend(at, at + 1, " "))


def _no_start(stop: Stop, end: re.Pattern[str]) -> Slip | None:
    if not end.match(stop.text, stop.at):
        return None
    return mended(stop.at, MISSING, "the quotation mark before this is missing", Mend(stop.at, stop.at, '"'))


def _no_end_of_key(stop: Stop, start: int | None) -> Slip | None:
    if start is None or not (match := _UNENDED_KEY.match(stop.text, start)):
        return None
    return mended(start, MISSING, NO_END, Mend(match.end("key"), match.end("key"), '"'))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", " ")
