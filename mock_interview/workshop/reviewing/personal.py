"""What in an answer may tell who somebody is: a simple look, for a person to look again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mock_interview.text import FUNCTION_WORDS, sentences, words

_PATTERNS = (
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.,;:!?]+")),
    ("a web address", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("a telephone number", re.compile(r"\+?\(?\d(?:[\s()./-]{0,2}\d){6,14}")),
)
# Capitalised words one after the other; a word with capitals inside is a product or an abbreviation, not a name.
_CAPITALISED = r"[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)?"
_NAME = re.compile(rf"\b{_CAPITALISED}(?:\s+{_CAPITALISED})*\b")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A stretch of text, and what it may be."""

    text: str
    what: str


def suspicions(answer: str, known: str) -> tuple[Suspicion, ...]:
    """Return what in `answer` may tell who somebody is, each once; words of `known`, such as the rubric's, do not."""
    found = [Suspicion(match.group(), what) for what, pattern in _PATTERNS for match in pattern.finditer(answer)]
    familiar = {*words(known), *FUNCTION_WORDS}
    names = [name for sentence in sentences(answer) for name in _names(sentence, familiar)]
    return tuple(dict.fromkeys([*found, *(Suspicion(name, "a name") for name in names)]))


def _names(sentence: str, familiar: set[str]) -> Iterator[str]:
    """Yield what is capitalised and unfamiliar; the first word of a sentence always is, and tells nothing."""
    for match in _NAME.finditer(sentence):
        said = match.group().split()
        if match.start() == 0:
            said = said[1:]
        if any(word not in familiar for part in said for word in words(part)):
            yield " ".join(said)
