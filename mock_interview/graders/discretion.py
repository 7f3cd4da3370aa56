"""Discretion: what an interviewer says must not give away what the rubric asks for, nor ask the same thing twice."""

from collections.abc import Iterable, Iterator

from mock_interview.graders.offline.stems import telling_stems
from mock_interview.rubric.models import Rubric
from mock_interview.text import words

RUN_WORDS = 5  # so many words in a row are no chance
MOST_REVEALED = 0.6  # of the stems of a point
SAME_QUESTION = 0.8  # of the stems of two questions together

Run = tuple[str, ...]


def gives_away(text: str, rubric: Rubric) -> bool:
    """Tell whether `text` says words of the rubric that the candidate is to find.

    That is: a run of words from a point, a misconception, a hint or the model answer that the
    question itself does not have, or most of the stems of a point.
    """
    runs = _runs(text) - _runs(rubric.question)
    if any(runs & _runs(secret) for secret in _secrets(rubric)):
        return True
    said, known = telling_stems(text), telling_stems(rubric.question)
    points = [telling_stems(point.text) for point in rubric.points.values()]
    return any(_reveals(said, point) or _reveals(said, point - known) for point in points)


def repeats(text: str, asked: Iterable[str]) -> bool:
    """Tell whether `text` asks, in much the same words, what was asked before."""
    stems = telling_stems(text)
    return any(_alike(stems, telling_stems(before)) for before in asked)


def _secrets(rubric: Rubric) -> Iterator[str]:
    yield from (point.text for point in rubric.points.values())
    yield from (wrong.text for wrong in rubric.misconceptions.values())
    yield from rubric.hints
    if rubric.model_answer:
        yield rubric.model_answer


def _runs(text: str) -> set[Run]:
    said = words(text)
    return {tuple(said[at : at + RUN_WORDS]) for at in range(len(said) - RUN_WORDS + 1)}


def _reveals(said: frozenset[str], secret: frozenset[str]) -> bool:
    return bool(secret) and len(said & secret) / len(secret) > MOST_REVEALED


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    together = one | other
    return not together or len(one & other) / len(together) >= SAME_QUESTION
