"""A rubric's points as they are looked for: one that stands alone, or several that share an answer.

A point alone is matched in full. Among several, an answer that says much of any point would seem to say all of them:
so how much is said of all points is one number, the same for each, and what tells them apart is another.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from mock_interview.graders.offline.calibration import credit_alone, credit_apart, credit_broad, credit_narrow
from mock_interview.graders.offline.clauses import Passage, split_clauses
from mock_interview.graders.offline.denial import denial, denying
from mock_interview.graders.offline.evidence import contradicted, likeness, strength
from mock_interview.graders.offline.findings import NOWHERE, Finding, stems_of
from mock_interview.graders.offline.lazily import lazily
from mock_interview.graders.offline.locating import Place, locate
from mock_interview.graders.offline.padding import without_padding
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.showing import Phrase, phrase_of
from mock_interview.graders.offline.statements import Statement, demotion, prepare, weight
from mock_interview.graders.offline.stems import beyond_common
from mock_interview.rubric.models import Rubric

# A point alone is looked for in neighbouring clauses of at most this many words, or times its own length; one of
# several in so many words.
_FEWEST_WORDS = 30
_TIMES_AS_LONG = 3
_ROOM = 45
# A rubric of several points with cues or a model answer is broad from so many stems on.
_BROAD = 100
# Of a larger vocabulary a smaller share is ever said: what is said is set against this power of what all of it tells.
_LARGER = 0.6


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for of one point: its statement, its text and cues, and how much of it counts as much."""

    statement: Statement
    phrases: tuple[Phrase, ...]
    enough: float


@dataclass(frozen=True, eq=False)
class Checklist:
    """The points of a rubric, by id, the question they answer, and all of them together.

    `whole` is all points as one statement, and `vocabulary` how much each stem of the rubric tells. It is `broad` where
    it has cues or a model answer and so many words that how many of them are said tells by itself how much is, and
    `narrow` where it has several points and is not. `denies` is the share of its clauses that deny something.
    """

    question: str
    points: Mapping[str, Sought]
    whole: Statement
    vocabulary: Mapping[str, float]
    broad: bool
    denies: float

    @property
    def narrow(self) -> bool:
        """Whether it has several points and little else."""
        return len(self.points) > 1 and not self.broad

    @lazily
    def plenty(self) -> float:
        """What is said of the vocabulary is set against this; 1 where it has no words."""
        return math.pow(math.fsum(self.vocabulary.values()), _LARGER) or 1.0


def checklist_of(rubric: Rubric) -> Checklist:
    """Return the points of `rubric` as they are looked for."""
    points = tuple((point.id, (point.text, *point.cues)) for point in rubric.points.values())
    return _checklist(rubric.question, points, rubric.model_answer or "")


@lru_cache(maxsize=64)
def _checklist(question: str, points: tuple[tuple[str, tuple[str, ...]], ...], model_answer: str) -> Checklist:
    asked = stems_of(question)
    statements = {id_: prepare(texts[0], question, texts[1:]) for id_, texts in points}
    used = Counter(stem for statement in statements.values() for stem in statement.stems)
    sought = {id_: _listed(statements[id_], texts, asked, _rarity(used, len(points))) for id_, texts in points}
    whole = prepare("\n".join(texts[0] for _, texts in points), question)
    stems = used.keys() | stems_of(model_answer)
    supported = bool(model_answer) or any(len(texts) > 1 for _, texts in points)
    broad = supported and len(stems) >= _BROAD
    vocabulary = _vocabulary(stems, asked, narrow=len(points) > 1 and not broad)
    denies = denying([clause for _, texts in points for text in texts for clause in split_clauses(text)])
    return Checklist(question, sought, whole, vocabulary, broad, denies)


def _vocabulary(stems: Iterable[str], asked: frozenset[str], *, narrow: bool) -> dict[str, float]:
    """Return how much each of `stems` tells; in a narrow rubric of several points, beyond what stands in any talk."""
    if narrow:
        return {stem: beyond_common(stem) * demotion(stem, asked) for stem in stems}
    return {stem: weight(stem, asked) for stem in stems}


def _rarity(used: Counter[str], points: int) -> dict[str, float]:
    """Return how much each stem tells one of so many `points` apart, 0..1: less the more of them it is used in."""
    return {stem: math.log((points + 1) / count) / math.log(points + 1) for stem, count in used.items()}


def _listed(statement: Statement, texts: tuple[str, ...], asked: frozenset[str], rarity: Mapping[str, float]) -> Sought:
    weights = {stem: each * rarity[stem] for stem, each in statement.weights.items()}
    total = math.fsum(weights.values())
    own = math.fsum(weights[stem] for stem in stems_of(texts[0])) or total
    return Sought(replace(statement, weights=weights, total=total), _phrases(texts, asked), math.sqrt(own * total))


def _phrases(texts: tuple[str, ...], asked: frozenset[str]) -> tuple[Phrase, ...]:
    return tuple(phrase_of(text, asked) for text in texts)


def read(checklist: Checklist, passages: Sequence[Passage]) -> dict[str, Finding]:
    """Return where in `passages` each point of `checklist` is made most fully, and what that earns."""
    if len(checklist.points) == 1:
        return {id_: _alone(checklist, passages) for id_ in checklist.points}
    found = {id_: _best(_listed_in(point, passage) for passage in passages) for id_, point in checklist.points.items()}
    mean = sum(finding.made for finding in found.values()) / len(found)
    level = _level(checklist, passages, mean)
    denied = denial(found.values(), passages, checklist.denies)
    return {
        id_: replace(
            finding,
            contradicted=max(finding.contradicted, denied),
            credit=finding.likeness * (1 - denied) * credit_apart(level, finding.made - mean),
        )
        for id_, finding in found.items()
    }


def _level(checklist: Checklist, passages: Sequence[Passage], made: float) -> float:
    """Return what several points earn in the mean where each is `made` so far in the mean."""
    said = breadth(checklist, substance(checklist, passages))
    if checklist.broad:
        return credit_broad(said, made)
    all_ = whole(checklist, passages)
    return credit_narrow(all_.made, said, made, all_.counts)


def substance(checklist: Checklist, passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return `passages` without their padding, of which the words of several points tell."""
    return [_unpadded(passage, checklist) for passage in passages]


@lru_cache(maxsize=8)
def _unpadded(passage: Passage, checklist: Checklist) -> Passage:
    return without_padding(passage, checklist.vocabulary)


def breadth(checklist: Checklist, passages: Sequence[Passage]) -> float:
    """Return how much of the vocabulary of `checklist` is said, 0 to about 1."""
    said = frozenset().union(*(said_in(passage).stems for passage in passages))
    return math.fsum(map(checklist.vocabulary.__getitem__, said & checklist.vocabulary.keys())) / checklist.plenty


def _alone(checklist: Checklist, passages: Sequence[Passage]) -> Finding:
    """Return where the only point is made; where no word of it is said, all that is said, which marks may know."""
    finding = whole(checklist, passages)
    if not finding.clauses:
        return replace(finding, likeness=1.0, clauses=tuple(chain.from_iterable(passages)))
    return replace(finding, credit=credit_alone(finding.made, breadth(checklist, passages), finding.counts))


def whole(checklist: Checklist, passages: Sequence[Passage]) -> Finding:
    """Return where all points together are made."""
    return _best(_whole_in(checklist.whole, passage) for passage in passages)


def _whole_in(whole: Statement, passage: Passage) -> Finding:
    place = locate(whole, passage, max(_FEWEST_WORDS, _TIMES_AS_LONG * whole.size))
    return _finding(whole, place, passage, strength(whole, said_in(place.clauses))) if place else NOWHERE


def _listed_in(point: Sought, passage: Passage) -> Finding:
    place = locate(point.statement, passage, _ROOM)
    if place is None:
        return NOWHERE
    return _finding(point.statement, place, passage, place.told / point.enough)


def _best(findings: Iterable[Finding]) -> Finding:
    return max(findings, key=lambda finding: finding.made, default=NOWHERE)


def _finding(statement: Statement, place: Place, passage: Passage, made: float) -> Finding:
    against = contradicted(statement, said_in(place.clauses))
    found = Finding(made, likeness(statement, place, passage), against, clauses=place.clauses, best=place.best)
    return replace(found, made=made * found.counts)
