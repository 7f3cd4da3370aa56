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
# Small words of the languages nearest to English that are none of English; many are common on English pages of the web.
_FOREIGN_SMALL_WORDS = frozenset(
    """
    le les des du de et est que qui une pour avec sur dans sont au ce der das und ist nicht ein eine mit für im
    den dem la auf von zu werden sich el los las es en por con del se un una como para che di il per non della
    sono più het een van dat niet zijn op voor om uma na em não ao mais och att som är det på jest nie się
    """.split()
)
_FOREIGN_WORDS = 0.1
_FOREIGN_LETTER = re.compile(r"[^\W\d_\u0000-\u024f]")
_FEWEST_LETTERS = 12
_CODE_MARKS = re.compile(
    r"[{}\[\];<>_]|\((?:\)|(?<=\w\w\()(?!s\)))|=[=>]"
    r"|^[^\S\n]*(?:(?:def|import|class|return|from|for|if|print|const|let)\b|\w+\s*=)",
    re.MULTILINE,
)
# So many marks of code a word are code beside few function words, and so many beside any.
_CODE_MARKS_PER_WORD = (0.3, 0.6)
_FUNCTION_WORDS_BESIDE_CODE = 0.25


def why_unassessable(answer: str, tokens: Sequence[Token], rubric: str) -> str | None:
    """Return one sentence that says why nothing can be told of `answer`, or None where it can be judged.

    Words that `rubric`, its text, uses itself are never foreign, and marks that it uses are never code.
    """
    known, marks = _language(rubric)
    if len(tokens) >= _FEWEST_WORDS and _is_code(answer, tokens, marks):
        return "Your answer looks like program code, which the offline grader cannot judge; say it in sentences."
    if known is not None and _is_foreign(answer, tokens, known):
        return "Your answer is not in the rubric's language, so the offline grader cannot judge it."
    return None


def _is_foreign(answer: str, tokens: Sequence[Token], known: frozenset[str]) -> bool:
    """Tell whether an answer to an English rubric is in another script, which need not part words, or language."""
    letters = 0 if answer.isascii() else len(_FOREIGN_LETTER.findall(answer))
    if letters >= _FEWEST_LETTERS and 2 * letters > sum(map(str.isalpha, answer)):
        return True
    return len(tokens) >= _FEWEST_WORDS and not is_english(tokens, known)


def _is_code(answer: str, tokens: Sequence[Token], allowed: int) -> bool:
    """Tell whether there are many marks of code, beyond those `allowed`, and few function words between them."""
    marks = len(_CODE_MARKS.findall(answer)) - allowed
    if marks <= 0:
        return False
    many, most = _CODE_MARKS_PER_WORD
    few_words = _function_words(tokens) < _FUNCTION_WORDS_BESIDE_CODE * len(tokens)
    return marks > (many if few_words else most) * len(tokens)


def _function_words(tokens: Sequence[Token]) -> int:
    return sum([token.word in FUNCTION_WORDS for token in tokens])


@lru_cache(maxsize=256)
def _language(rubric: str) -> tuple[frozenset[str] | None, int]:
    """Return the stems of an English rubric, None for one in another language, and how much it looks like code."""
    tokens = tokenise(rubric)
    known = frozenset(token.stem for token in tokens)
    return known if is_english(tokens) else None, len(_CODE_MARKS.findall(rubric))


def is_english(tokens: Sequence[Token], also: frozenset[str] = frozenset()) -> bool:
    """Tell whether words are English, by how many are function words, or common English stems or in `also`."""
    words = [token for token in tokens if token.word.isalpha()]
    small = _function_words(words)
    if small >= _ENGLISH_FUNCTION_WORDS * len(words):
        return True
    foreign = sum(token.word in _FOREIGN_SMALL_WORDS for token in words)
    if foreign > max(small, _FOREIGN_WORDS * len(words)):
        return False
    known = sum(token.stem in also or frequencies().get(token.stem, 0.0) >= _COMMON_ZIPF for token in words)
    return known >= _ENGLISH_WORDS * len(words)
