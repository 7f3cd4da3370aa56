"""Rules about single texts: vague words, two claims in one point, questions too long to be said."""

import re
from collections.abc import Iterator
from itertools import chain

from mock_interview.rubric.models import Rubric
from mock_interview.text import FUNCTION_WORDS, words
from mock_interview.workshop.quality.parts import Hit, levels, points
from mock_interview.workshop.quality.vague import GENERIC, VAGUE

LONGEST_QUESTION = 45

# A verb in a form that needs a subject; other verbs cannot be told from nouns without a dictionary.
_FINITE = frozenset(
    """
    is are was were has have had can cannot could will would must should may might does do did isn't aren't wasn't
    weren't hasn't haven't can't couldn't won't wouldn't mustn't shouldn't doesn't don't didn't
    """.split()
)
_SUBORDINATE = frozenset("that which who whom whose what where when how why if because so".split())
_NEW_SENTENCE = re.compile(r";\s|(?<=[.!?])\s+(?=\S)")
_NEW_CLAUSE = re.compile(r",?\s+(?:and|but)\s+", re.IGNORECASE)
_FEWEST_WORDS = 3
_SUBJECT = 5


def vague_anchors(rubric: Rubric) -> Iterator[Hit]:
    """Find points and levels of which nothing is left without vague words."""
    of_points = ((where, point.text) for where, point in points(rubric))
    of_levels = ((where, level.text) for where, level in levels(rubric))
    for where, text in chain(of_points, of_levels):
        said = [word for word in words(text) if word in VAGUE or word not in FUNCTION_WORDS]
        vague = [word for word in said if word in VAGUE]
        if vague and all(word in VAGUE or word in GENERIC for word in said):
            yield (*where, "text"), f"'{vague[0]}' is all this says; tell what is heard in such an answer"


def double_claims(rubric: Rubric) -> Iterator[Hit]:
    """Find points of two sentences, or of two clauses that each have a subject and a verb of their own."""
    for where, point in points(rubric):
        if _has_two_claims(point.text):
            yield (*where, "text"), "this point makes two claims; make it two points"


def long_question(rubric: Rubric) -> Iterator[Hit]:
    """Find a question of too many words."""
    if (count := len(words(rubric.question))) > LONGEST_QUESTION:
        yield ("question",), f"the question has {count} words; ask it in {LONGEST_QUESTION} or fewer"


def _has_two_claims(text: str) -> bool:
    parts = [words(part) for part in _NEW_SENTENCE.split(text)]
    if sum(len(part) >= _FEWEST_WORDS for part in parts) > 1:
        return True
    breaks = list(_NEW_CLAUSE.finditer(text))
    return any(_is_clause(words(text[: at.start()])) and _begins_clause(words(text[at.end() :])) for at in breaks)


def _is_clause(said: list[str]) -> bool:
    return any(word in _FINITE for word in said[1:])


def _begins_clause(said: list[str]) -> bool:
    """Tell whether `said` begins with a subject and then a verb, and not with a verb or a subordinate clause."""
    at = next((at for at, word in enumerate(said[: _SUBJECT + 1]) if word in _FINITE), 0)
    return at > 0 and not _SUBORDINATE.intersection(said[:at])
