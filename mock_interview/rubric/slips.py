"""Slips that people make in JSON: each is named, and where it can be, what should stand there instead is told."""

import re
import unicodedata
from dataclasses import dataclass
from json import JSONDecodeError

from mock_interview.rubric.positions import Fault
from mock_interview.text import one_line

_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_ODD_QUOTES = re.compile(r"'[^'\"\\\n]*'|[‘’“”„«»][^‘’“”„«»\"\\\n]*[‘’“”„«»]")
_ODD_WORD = re.compile(r"(?:True|False|None)\b")
_WORDS = {"True": "true", "False": "false", "None": "null"}
_BARE_KEY = re.compile(r"[^\W\d][\w-]*(?=\s*:)")
_BLANK = " \t\r\n"
_NO_KEY = "Expecting property name enclosed in double quotes"
_NO_COMMA = "Expecting ',' delimiter"

_SENTENCES = {
    "Expecting value": "a value is missing here",
    _NO_KEY: "a key in double quotes is missing here",
    "Expecting ':' delimiter": "a colon is missing here",
    _NO_COMMA: "a comma or a closing bracket is missing here",
    "Unterminated string starting at": "the text that starts here has no end; add the quotation mark",
    "Invalid control character at": "a text cannot go on in another line; close it, or write \\n for a line break",
    "Invalid \\escape": "this backslash means nothing; write two for one that is meant",
    "Invalid \\uXXXX escape": "\\u needs four hexadecimal digits after it",
    "Extra data": "this stands after the end; remove it, or the closing bracket too many before it",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault, and what to write at which offset instead, as long as what it replaces; nothing if that is unknown."""

    fault: Fault
    at: int
    mend: str = ""


def slip_of(source: str, error: JSONDecodeError) -> Slip:
    """Return what somebody did who wrote a text that `json.loads` stops at with `error`."""
    found = (look(source, error.pos) for look in (*_LOOKS, *_LOOKS_WITHIN.get(error.msg, ())))
    return next(filter(None, found), None) or _unmended(error.pos, "not-json", _SENTENCES.get(error.msg, error.msg))


def _mended(at: int, code: str, sentence: str, mend: str) -> Slip:
    return Slip(Fault(at, code, f"not JSON: {sentence}"), at, mend)


def _unmended(at: int, code: str, sentence: str) -> Slip:
    return _mended(at, code, sentence, "")


def _empty(source: str, _: int) -> Slip | None:
    return None if source.strip() else _unmended(0, "empty-file", "the file is empty; a rubric is an object in braces")


def _odd_character(source: str, at: int) -> Slip | None:
    char = source[at : at + 1]
    if char.isascii() or not (char.isspace() or unicodedata.category(char) == "Cf"):
        return None
    sentence = f"an unusual blank or invisible character (U+{ord(char):04X}) stands here; remove it"
    return _mended(at, "odd-character", sentence, " ")


def _comment(source: str, at: int) -> Slip | None:
    if not (match := _COMMENT.match(source, at)):
        return None
    blank = "".join(char if char == "\n" else " " for char in match[0])
    return _mended(at, "comment", "there are no comments in JSON; remove this one", blank)


def _extra_comma(source: str, at: int) -> Slip | None:
    """Look for a comma beside nothing, which some readers notice at the comma and some at what follows."""
    before = len(source[:at].rstrip(_BLANK)) - 1
    comma = before if source[at : at + 1] in ("]", "}") else at
    if source[comma : comma + 1] != "," or source[before : before + 1] == ":":
        return None
    return _mended(comma, "extra-comma", "this comma stands beside nothing; remove it", " ")


def _odd_quotes(source: str, at: int) -> Slip | None:
    if not (match := _ODD_QUOTES.match(source, at)):
        return None
    return _mended(at, "odd-quotes", "texts and keys stand in straight double quotes", f'"{match[0][1:-1]}"')


def _odd_word(source: str, at: int) -> Slip | None:
    if not (match := _ODD_WORD.match(source, at)):
        return None
    right = _WORDS[match[0]]
    return _mended(at, "odd-word", f"write {right}, not {match[0]}", right)


def _bare_key(source: str, at: int) -> Slip | None:
    if not (match := _BARE_KEY.match(source, at)):
        return None
    return _unmended(at, "bare-key", f'a key stands in double quotes; write "{one_line(match[0], 40)}"')


def _bare_quote(source: str, at: int) -> Slip | None:
    if source[at - 1 : at] != '"' or not source[at : at + 1].isalnum():
        return None
    return _unmended(at, "bare-quote", "the text ends before this; put a backslash before a quotation mark inside it")


def _missing_comma(source: str, at: int) -> Slip | None:
    """Look for a member that follows another; the comma is put in a blank between them, if there is one."""
    end = len(source[:at].rstrip(_BLANK))
    if source[at : at + 1] not in ('"', "{", "["):
        return None
    blank = max(source.rfind(" ", end, at), source.rfind("\t", end, at))
    fault = Fault(at, "missing-comma", "not JSON: a comma is missing before this")
    return Slip(fault, blank, "," if blank >= 0 else "")


_LOOKS = (_empty, _odd_character, _comment, _extra_comma, _odd_quotes, _odd_word)
_LOOKS_WITHIN = {_NO_KEY: (_bare_key,), _NO_COMMA: (_bare_quote, _missing_comma)}
