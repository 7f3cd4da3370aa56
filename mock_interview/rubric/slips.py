"""Slips that people make in JSON: each is named, and where it can be, what should stand there instead is told.

A look is at a place where the reading stops. It tells of a slip, if it finds the one that it knows.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from mock_interview.rubric import slips_of_brackets as brackets
from mock_interview.rubric import slips_of_quotes as quotes
from mock_interview.rubric.mending import Mend, Slip, mended
from mock_interview.rubric.stops import BLANK, Stop
from mock_interview.text import one_line

Look = Callable[[Stop], Slip | None]

WORD_LENGTH = 40

_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_ODD_WORD = re.compile(r"(?:True|False|None)\b")
_WORDS = {"True": "true", "False": "false", "None": "null"}
_VALUE = re.compile(r"[\"{\[\d-]|(?:true|false|null)\b")
_STRAY = re.compile(r"[^\s\"{}\[\],:]+")
_NULL = "null"

NO_VALUE = "Expecting value"
NO_KEY = "Expecting property name enclosed in double quotes"
_NO_COLON = "Expecting ':' delimiter"
_NO_COMMA = "Expecting ',' delimiter"
_OPEN_TEXT = "Unterminated string starting at"
_CONTROL = "Invalid control character at"
_ESCAPE = "Invalid \\escape"
_CODE_POINT = "Invalid \\uXXXX escape"
_EXTRA = "Extra data"

_SENTENCES = {
    NO_VALUE: "a value is missing here",
    NO_KEY: "a key in double quotes is missing here",
    _NO_COLON: "a colon is missing here",
    _NO_COMMA: "a comma or a closing bracket is missing here",
    _OPEN_TEXT: quotes.NO_END,
    _CONTROL: quotes.CONTROL,
    _ESCAPE: "this backslash means nothing; write two for one that is meant",
    _CODE_POINT: "\\u needs four hexadecimal digits after it",
    _EXTRA: "this stands after the end; remove it, or the closing bracket too many before it",
}


def slips_at(stop: Stop) -> list[Slip]:
    """Return what somebody may have done who wrote a text that the reading stops in, the likeliest first."""
    if certain := next(filter(None, (look(stop) for look in _CERTAIN)), None):
        return [certain]
    looks = (*_LIKELY, *_LOOKS_WITHIN.get(stop.error.msg, ()))
    sentence = _SENTENCES.get(stop.error.msg, stop.error.msg)
    return [*filter(None, (look(stop) for look in looks))] or [mended(stop.at, "not-json", sentence, None)]


def _empty(stop: Stop) -> Slip | None:
    if stop.text.strip():
        return None
    return mended(0, "empty-file", "the file is empty; a rubric is an object in braces", None)


def _odd_character(stop: Stop) -> Slip | None:
    if not stop.char or stop.char in BLANK or stop.char.isprintable():
        return None
    sentence = f"an unusual blank or invisible character (U+{ord(stop.char):04X}) stands here; remove it"
    return mended(stop.at, "odd-character", sentence, Mend(stop.at, stop.at + 1, " "))


def _comment(stop: Stop) -> Slip | None:
    if not (match := _COMMENT.match(stop.text, stop.at)):
        return None
    blank = "".join(char if char == "\n" else " " for char in match[0])
    return mended(stop.at, "comment", "there are no comments in JSON; remove this one", Mend(*match.span(), blank))


def _extra_comma(stop: Stop) -> Slip | None:
    """Look for a comma beside nothing."""
    before = stop.before - 1
    comma = before if stop.char in ("]", "}") else stop.at
    if stop.text[comma : comma + 1] != ",":
        return None
    sentence = "this comma stands beside nothing; remove it"
    return mended(comma, "extra-comma", sentence, Mend(comma, comma + 1, " "))


def _odd_word(stop: Stop) -> Slip | None:
    if not (match := _ODD_WORD.match(stop.text, stop.at)):
        return None
    right = _WORDS[match[0]]
    return mended(stop.at, "odd-word", f"write {right}, not {match[0]}", Mend(*match.span(), right))


def _missing_comma(stop: Stop) -> Slip | None:
    """Look for a member that follows another."""
    is_apart = stop.char in ("{", "[", '"') or stop.before < stop.at
    if not (is_apart and _VALUE.match(stop.text, stop.at)):
        return None
    return mended(stop.at, "missing-comma", "a comma is missing before this", Mend(stop.before, stop.before, ","))


def _missing_colon(stop: Stop) -> Slip | None:
    if not _VALUE.match(stop.text, stop.at):
        return None
    return mended(stop.at, "not-json", _SENTENCES[_NO_COLON], Mend(stop.before, stop.before, ":"))


def _no_value(stop: Stop, put: str) -> Slip | None:
    """Look for a key without a value: `put` is what stands in for it."""
    if stop.char not in ("", ",", "}", "]") or (put == _NULL and stop.last != ":"):
        return None
    sentence = _SENTENCES[stop.error.msg]
    return mended(stop.at, "not-json", sentence, Mend(stop.before, stop.before, put), stands_in=True)


def _odd_value(stop: Stop) -> Slip | None:
    """Look for what is neither a value nor could be a text."""
    match = _STRAY.match(stop.text, stop.at)
    if not match or match[0][0].isalpha():
        return None
    sentence = (
        f"{one_line(match[0], WORD_LENGTH)} is no value; a text stands in double quotes, a number begins with a digit"
    )
    return mended(stop.at, "not-json", sentence, Mend(*match.span(), _NULL), stands_in=True)


def _stray(stop: Stop) -> Slip | None:
    """Look for something that stands where nothing belongs."""
    if not (match := _STRAY.match(stop.text, stop.at)):
        return None
    sentence = f"{one_line(match[0], WORD_LENGTH)} does not belong here; remove it"
    return mended(stop.at, "stray", sentence, Mend(*match.span(), " " * len(match[0])))


def _lone_backslash(stop: Stop) -> Slip | None:
    at = stop.text.rfind("\\", 0, stop.at + 1)
    return mended(stop.at, "not-json", _SENTENCES[stop.error.msg], Mend(at, at, "\\"))


_CERTAIN: Sequence[Look] = (_empty, _odd_character, _comment)
_LIKELY: Sequence[Look] = (_extra_comma, quotes.odd_quotes, _odd_word)
_LOOKS_WITHIN: dict[str, Sequence[Look]] = {
    NO_VALUE: (
        brackets.ends_open,
        brackets.mismatched,
        brackets.of_the_wrong_kind,
        brackets.too_many,
        partial(_no_value, put=_NULL),
        quotes.no_start,
        quotes.bare_text,
        _odd_value,
        _stray,
    ),
    NO_KEY: (
        brackets.ends_open,
        brackets.mismatched,
        brackets.of_the_wrong_kind,
        brackets.too_many,
        brackets.object_goes_on,
        brackets.opens_nothing,
        quotes.bare_key,
        quotes.no_start_of_key,
        _stray,
    ),
    _NO_COLON: (
        quotes.lone_quote,
        quotes.no_end_of_key,
        quotes.quote_within_key,
        _missing_colon,
        partial(_no_value, put=f": {_NULL}"),
        _stray,
    ),
    _NO_COMMA: (
        brackets.ends_open,
        brackets.mismatched,
        brackets.of_the_wrong_kind,
        brackets.too_many,
        brackets.list_goes_on,
        brackets.object_not_opened,
        quotes.lone_quote,
        quotes.no_end_before_key,
        quotes.quote_within,
        _missing_comma,
        _stray,
    ),
    _OPEN_TEXT: (quotes.cut_off, quotes.no_end, quotes.no_end_of_key_in_line),
    _CONTROL: (
        quotes.lone_quote,
        quotes.no_end,
        quotes.no_end_of_key_in_line,
        quotes.broken_text,
        quotes.control_character,
    ),
    _ESCAPE: (_lone_backslash,),
    _CODE_POINT: (_lone_backslash,),
    _EXTRA: (brackets.closed_before, brackets.closed_too_often),
}
