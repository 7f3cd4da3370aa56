"""Misconceptions, held against a candidate only on plain evidence: a false accusation is worse than a miss."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.findings import Passage
from mock_interview.graders.offline.stems import information
from mock_interview.rubric.models import Misconception, Rubric
from mock_interview.scoring.judgement import MisconceptionJudgement, PointJudgement
from mock_interview.text import has_content_word

_TELLING = 0.2
_NEARLY_ALL = 0.85


def judge_misconceptions(
    rubric: Rubric, passages: Sequence[Passage], points: Mapping[str, PointJudgement]
) -> dict[str, MisconceptionJudgement]:
    """Return, by id, whether each misconception of `rubric` is made in so many words.

    Only its cues are looked for, nearly word for word, in a clause or two and with nothing denied that
    they do not deny. A clause on which credit for a point rests is not held against the candidate as well.
    """
    credited = {point.quote for point in points.values() if point.verdict == "met"}
    return {id_: _judge(wrong, passages, credited) for id_, wrong in rubric.misconceptions.items()}


def _judge(wrong: Misconception, passages: Sequence[Passage], credited: set[str]) -> MisconceptionJudgement:
    for clauses in chain.from_iterable(map(_neighbours, passages)):
        quote = clauses[0].text
        if _says(clauses, wrong.cues) and quote not in credited and has_content_word(quote):
            return MisconceptionJudgement(made=True, quote=quote, reason="These words make the claim.")
    return MisconceptionJudgement(made=False)


def _neighbours(passage: Passage) -> Iterator[Passage]:
    return (passage[at : at + 2] for at in range(len(passage)))


def _says(clauses: Passage, cues: Sequence[str]) -> bool:
    said = frozenset().union(*(clause.stems for clause in clauses))
    negated = frozenset().union(*(clause.negated for clause in clauses))
    return any(_makes(said, negated, *_cue(cue)) for cue in cues)


def _makes(said: frozenset[str], negated: frozenset[str], weights: Mapping[str, float], denied: frozenset[str]) -> bool:
    found = sum(weights[stem] for stem in weights.keys() & said)
    return found >= _NEARLY_ALL * sum(weights.values()) > 0 and negated & weights.keys() == denied


@lru_cache(maxsize=2_000)
def _cue(cue: str) -> tuple[dict[str, float], frozenset[str]]:
    """Return how much each telling stem of `cue` tells, and which of them it denies."""
    clauses = split_clauses(cue)
    weights = {stem: information(stem) for clause in clauses for stem in clause.stems}
    telling = {stem: weight for stem, weight in weights.items() if weight > _TELLING}
    return telling, frozenset().union(*(clause.negated for clause in clauses)) & telling.keys()
