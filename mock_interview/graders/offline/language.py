"""What the offline grader cannot judge: other languages than the rubric's, and program code."""

import re
from collections.abc import Sequence

from mock_interview.graders.offline.stems import Token, frequencies
from mock_interview.text import FUNCTION_WORDS

_FEWEST_WORDS = 12
_ENGLISH_FUNCTION_WORDS = 0.15
_ENGLISH_WORDS = 0.6
_COMMON_ZIPF = 3.6
_CODE_MARKS = re.compile(r"[{}\[\];<>_]|\(\)|^\s*(?:def|import|class|return|from|for|if|print)\b.*[:(]", re.MULTILINE)
_CODE_MARKS_PER_WORD = 0.25


def why_unassessable(answer: str, tokens: Sequence[Token], rubric_tokens: Sequence[Token]) -> str | None:
    """Return one sentence that says why nothing can be told of `answer`, or None where it can be judged."""
    if len(tokens) < _FEWEST_WORDS:
        return None
    if len(_CODE_MARKS.findall(answer)) > _CODE_MARKS_PER_WORD * len(tokens):
        return "Your answer looks like program code, which the offline grader cannot judge; say it in sentences."
    if is_english(rubric_tokens) and not is_english(tokens):
        return "Your answer is not in the rubric's language, so the offline grader cannot judge it."
    return None


def is_english(tokens: Sequence[Token]) -> bool:
    """Tell whether words are English, by how many are function words or common English stems."""
    words = [token for token in tokens if token.word.isalpha()]
    function_words = sum(token.word in FUNCTION_WORDS for token in words)
    if function_words >= _ENGLISH_FUNCTION_WORDS * len(words):
        return True
    known = sum(frequencies().get(token.stem, 0.0) >= _COMMON_ZIPF for token in words)
    return known >= _ENGLISH_WORDS * len(words)
