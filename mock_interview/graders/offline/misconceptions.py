"""Misconceptions, held against a candidate only on plain evidence: a false accusation is worse than a miss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest

from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.findings import Passage
from mock_interview.graders.offline.stems import information
from mock_interview.rubric.models import Misconception, Rubric
from mock_interview.scoring.judgement import MisconceptionJudgement, PointJudgement
from mock_interview.text import has_content_word

_TELLING = 0.2
_NEARLY_ALL = 0.85
_FEWEST_STEMS = 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One or two neighbouring clauses: where they start, the stems in them and those they deny."""

    quote: str
    stems: frozenset[str]
    negated: frozenset[str]


def judge_misconceptions(
    rubric: Rubric, passages: Sequence[Passage], points: Mapping[str, PointJudgement]
) -> dict[str, MisconceptionJudgement]:
    """Return, by id, whether each misconception of `rubric` is made in so many words.

    Only its cues are looked for, nearly word for word, in a clause or two and with nothing denied that
    they do not deny. A clause on which a met point rests is not held against the candidate as well.
    """
    credited = {point.quote for point in points.values() if point.verdict == "met"}
    stretches = [
        stretch
        for stretch in chain.from_iterable(map(_stretches, passages))
        if stretch.quote not in credited and has_content_word(stretch.quote)
    ]
    return {id_: _judge(wrong, stretches) for id_, wrong in rubric.misconceptions.items()}


def _stretches(passage: Passage) -> Iterator[_Stretch]:
    for clause, following in zip_longest(passage, passage[1:]):
        clauses = [clause, following] if following else [clause]
        yield _Stretch(
            clause.text,
            frozenset().union(*(each.stems for each in clauses)),
            frozenset().union(*(each.negated for each in clauses)),
        )


def _judge(wrong: Misconception, stretches: Sequence[_Stretch]) -> MisconceptionJudgement:
    for cue in map(_cue, wrong.cues):
        for stretch in stretches:
            if cue.is_made_in(stretch):
                return MisconceptionJudgement(made=True, quote=stretch.quote, reason="These words make the claim.")
    return MisconceptionJudgement(made=False)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue: how much each of its telling stems tells, which of them it denies, and how much must be said."""

    weights: Mapping[str, float]
    denied: frozenset[str]
    enough: float

    def is_made_in(self, stretch: _Stretch) -> bool:
        said = self.weights.keys() & stretch.stems
        if len(said) < _FEWEST_STEMS or sum(map(self.weights.__getitem__, said)) < self.enough:
            return False
        return stretch.negated & self.weights.keys() == self.denied & said


@lru_cache(maxsize=2_000)
def _cue(cue: str) -> _Cue:
    clauses = split_clauses(cue)
    stems = {stem for clause in clauses for stem in clause.stems}
    weights = {stem: weight for stem in stems if (weight := information(stem)) > _TELLING}
    denied = frozenset().union(*(clause.negated for clause in clauses)) & weights.keys()
    return _Cue(weights, denied, _NEARLY_ALL * sum(weights.values()))
