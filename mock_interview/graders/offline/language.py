"""What the offline grader cannot judge: other languages than the rubric's, and program code."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mock_interview.graders.offline.stems import Token, frequencies, tokenise
from mock_interview.text import FUNCTION_WORDS

_FEWEST_WORDS = 12
_ENGLISH_FUNCTION_WORDS = 0.15
_ENGLISH_WORDS = 0.6
_COMMON_ZIPF = 3.6
_CODE_MARKS = re.compile(r"[{}\[\];<>_]|\(\)|^\s*(?:def|import|class|return|from|for|if|print)\b.*[:(]", re.MULTILINE)
_CODE_MARKS_PER_WORD = 0.4
_FUNCTION_WORDS_BESIDE_CODE = 0.25


def why_unassessable(answer: str, tokens: Sequence[Token], rubric: str) -> str | None:
    """Return one sentence that says why nothing can be told of `answer`, or None where it can be judged.

    Words that `rubric`, its text, uses itself are never foreign, and marks that it uses are never code.
    """
    if len(tokens) < _FEWEST_WORDS:
        return None
    known, marks = _language(rubric)
    if _is_code(answer, tokens, marks):
        return "Your answer looks like program code, which the offline grader cannot judge; say it in sentences."
    if known is not None and not is_english(tokens, known):
        return "Your answer is not in the rubric's language, so the offline grader cannot judge it."
    return None


def _is_code(answer: str, tokens: Sequence[Token], allowed: int) -> bool:
    """Tell whether there are many marks of code, beyond those `allowed`, and few function words between them."""
    if len(_CODE_MARKS.findall(answer)) <= _CODE_MARKS_PER_WORD * len(tokens) + allowed:
        return False
    return _function_words(tokens) < _FUNCTION_WORDS_BESIDE_CODE * len(tokens)


def _function_words(tokens: Sequence[Token]) -> int:
    return sum(token.word in FUNCTION_WORDS for token in tokens)


@lru_cache(maxsize=256)
def _language(rubric: str) -> tuple[frozenset[str] | None, int]:
    """Return the stems of an English rubric, None for one in another language, and how much it looks like code."""
    tokens = tokenise(rubric)
    known = frozenset(token.stem for token in tokens)
    return known if is_english(tokens) else None, len(_CODE_MARKS.findall(rubric))


def is_english(tokens: Sequence[Token], also: frozenset[str] = frozenset()) -> bool:
    """Tell whether words are English, by how many are function words, or common English stems or in `also`."""
    words = [token for token in tokens if token.word.isalpha()]
    if _function_words(words) >= _ENGLISH_FUNCTION_WORDS * len(words):
        return True
    known = sum(token.stem in also or frequencies().get(token.stem, 0.0) >= _COMMON_ZIPF for token in words)
    return known >= _ENGLISH_WORDS * len(words)
