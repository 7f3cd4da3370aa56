"""The one seam for text that comes from outside: answers, model replies, rubric files, imports.

`sanitise` makes text safe to keep, show and send, `sanitised_json` every text of a JSON value. `Folded`
compares texts the way a reader would and remembers where each character came from. `is_utf8` tells what can be
kept. `closed_up` and `one_line` make text fit where it is drawn. `words`, `sentences` and `has_content_word` take
text apart; `holds_run` looks for words among words.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# A whole escape sequence goes, so that its printable tail does not stay behind as litter:
# CSI; OSC, DCS, SOS, PM and APC up to their terminator; then any other two-character one.
# One that is not ended on its line loses only its start: what follows may be somebody's answer.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n[^\S\n]*\n(?:[^\S\n]*\n)+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A look-behind has one width, so closing quotes and brackets are looked for none, one and two at a time.
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]])|(?<=[.!?…][\"'”’)\]]{2}))\s+|\n+")

# Joiners shape Arabic, Indic and emoji text; every other invisible character can only hide something.
_JOINERS = frozenset("\u200c\u200d")
# One behind nothing that is seen joins nothing, and Textual stumbles over the width of what comes after it.
_STRAY_JOINERS = re.compile("(?<![^\\s\u200c\u200d])[\u200c\u200d]+")
_QUOTES = str.maketrans("‘’‚‛′‹›“”„‟″«»", "'" * 7 + '"' * 7)

FUNCTION_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below between both but by
    can could did do does doing down during each either etc few for from further had has have having he her here hers
    him his how i if in into is it its itself just let like maybe me might more most much must my of off ok okay on once
    one only or other our out over own perhaps quite rather really same she should so some such than that the their them
    then there these they thing things this those through to too um under until up us very was we well were what when
    where which while who whom why will with would yeah yes you your
    i'd i'll i'm i've it'd it'll it's that's there's they'd they'll they're they've we'd we'll we're we've what's you'd
    you'll you're you've
    """.split()
)


def sanitise(text: str) -> str:
    """Return text without anything that could steer a terminal, hide from a reader or break a file.

    Escape sequences, control characters other than newline and tab, lone surrogates and invisible
    format characters (zero-width, bidirectional, tags) are dropped; line ends become ``\\n``; the
    rest is put in Unicode NFC. Joiners stay where they follow a character that they can shape.
    """
    text = _LINE_BREAK.sub("\n", text)
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = _ESCAPE.sub("", text)
    return unicodedata.normalize("NFC", _STRAY_JOINERS.sub("", "".join(filter(_is_plain, text))))


def sanitised_json(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value with every text in it sanitised, keys included."""
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, Mapping):
        return {sanitise(key): sanitised_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [sanitised_json(item) for item in value]
    return value


def is_utf8(text: str) -> bool:
    """Tell whether UTF-8 can hold `text`: not with lone surrogates, which names that are not UTF-8 are read with."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_plain(char: str) -> bool:
    if char in "\n\t" or char in _JOINERS:
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def closed_up(text: str) -> str:
    """Return text in which no more than two blank lines follow each other: how it is drawn, never how it is kept."""
    return _BLANK_LINES.sub("\n\n\n", text)


def one_line(text: str, width: int) -> str:
    """Return sanitised text on one line of at most `width` characters, cut with an ellipsis."""
    line = " ".join(sanitise(text).split())
    return line if len(line) <= width else line[: max(width - 1, 0)].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Tell whether two stretches of one text share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for comparing: case, runs of white space and typographic quotes made equal.

    `origin[i]` is the place in the source of folded character `i`.
    """

    text: str
    origin: tuple[int, ...]

    def find(self, needle: str) -> Span | None:
        """Return where `needle`, folded, first stands on word boundaries, as a span of the source."""
        if (at := self._index(wanted := fold(needle))) is None:
            return None
        return Span(self.origin[at], self.origin[at + len(wanted) - 1] + 1)

    def contains(self, needle: str) -> bool:
        """Tell whether `needle`, folded, stands somewhere on word boundaries."""
        return self._index(fold(needle)) is not None

    def _index(self, wanted: str) -> int | None:
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            if self._is_boundary(at) and self._is_boundary(at + len(wanted)):
                return at
            at = self.text.find(wanted, at + 1)
        return None

    def _is_boundary(self, at: int) -> bool:
        if at <= 0 or at >= len(self.text):
            return True
        return not (_is_in_word(self.text[at - 1]) and _is_in_word(self.text[at]))


def _is_in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def folded(text: str) -> Folded:
    """Fold `text`, keeping the origin of every character."""
    chars: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        for piece in " " if char.isspace() else char.translate(_QUOTES).casefold():
            if piece == " " and (not chars or chars[-1] == " "):
                continue
            chars.append(piece)
            origin.append(index)
    if chars and chars[-1] == " ":
        chars.pop()
        origin.pop()
    return Folded("".join(chars), tuple(origin))


def fold(text: str) -> str:
    """Return `text` with case, white space and typographic quotes folded."""
    return " ".join(text.translate(_QUOTES).casefold().split())


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order; a word has a letter or a digit."""
    return _WORD.findall(fold(text))


def holds_run(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether the words of `part` stand in `whole` one after the other; no words always do."""
    last = len(whole) - len(part)
    return any(whole[at : at + len(part)] == part for at in range(last + 1))


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, split after full stops, question and exclamation marks, and at line ends."""
    return [part for piece in _SENTENCE_END.split(text) if (part := piece.strip())]


def has_content_word(text: str) -> bool:
    """Tell whether `text` says anything beyond function words; `no`, `not` and `never` do."""
    return any(word not in FUNCTION_WORDS for word in words(text))
