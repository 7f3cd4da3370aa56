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

from mock_interview.graders.offline.calibration import credit_alone, credit_apart, credit_broad
from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.evidence import contradicted, likeness, strength
from mock_interview.graders.offline.findings import NOWHERE, Finding, stems_of
from mock_interview.graders.offline.locating import Place, locate
from mock_interview.graders.offline.padding import without_padding
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.showing import Phrase, phrase_of
from mock_interview.graders.offline.statements import Statement, prepare, weight
from mock_interview.rubric.models import Rubric

# A point alone is looked for in neighbouring clauses of at most this many words, or times its own length; one of
# several in so many words.
_FEWEST_WORDS = 30
_TIMES_AS_LONG = 3
_ROOM = 45
_CONTRADICTED = 0.85
# A rubric of several points with cues or a model answer has a vocabulary from so many stems on.
_FEWEST_STEMS = 100


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for of one point: its statement, its text and cues, and how much of it counts as much."""

    statement: Statement
    phrases: tuple[Phrase, ...]
    enough: float


@dataclass(frozen=True, eq=False)
class Checklist:
    """The points of a rubric, by id, the question they answer, and all of them together.

    `whole` is all points as one statement, and `vocabulary` how much each stem of the rubric tells, with `root` the
    root of the sum; the vocabulary is empty where the rubric says too little to have one.
    """

    question: str
    points: Mapping[str, Sought]
    whole: Statement
    vocabulary: Mapping[str, float]
    root: float


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
    vocabulary = {stem: weight(stem, asked) for stem in used.keys() | stems_of(model_answer)}
    supported = bool(model_answer) or any(len(texts) > 1 for _, texts in points)
    if len(points) == 1 or not supported or len(vocabulary) < _FEWEST_STEMS:
        vocabulary = {}
    return Checklist(question, sought, whole, vocabulary, math.sqrt(math.fsum(vocabulary.values())))


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
    level = (
        credit_broad(breadth(checklist, passages), mean) if checklist.vocabulary else _whole(checklist, passages).credit
    )
    return {
        id_: replace(finding, credit=finding.likeness * credit_apart(level, finding.made - mean))
        for id_, finding in found.items()
    }


def breadth(checklist: Checklist, passages: Sequence[Passage]) -> float:
    """Return how much of the vocabulary, which `checklist` must have, is said, beside the root of all.

    The root, because of a larger vocabulary a smaller share is ever said. Padding adds nothing.
    """
    said = frozenset().union(*(said_in(substance(checklist, passage)).stems for passage in passages))
    return math.fsum(map(checklist.vocabulary.__getitem__, said & checklist.vocabulary.keys())) / checklist.root


@lru_cache(maxsize=8)
def substance(checklist: Checklist, passage: Passage) -> Passage:
    """Return the clauses of `passage` that are no padding beside the vocabulary, which `checklist` must have."""
    return without_padding(passage, checklist.vocabulary)


def _whole(checklist: Checklist, passages: Sequence[Passage]) -> Finding:
    """Return where all points together are made, and what that earns."""
    finding = _best(_whole_in(checklist.whole, passage) for passage in passages)
    return replace(finding, credit=credit_alone(finding.made))


def _alone(checklist: Checklist, passages: Sequence[Passage]) -> Finding:
    """Return where the only point is made; where no word of it is said, all that is said, which marks may know."""
    finding = _whole(checklist, passages)
    return finding if finding.clauses else replace(finding, likeness=1.0, clauses=tuple(chain.from_iterable(passages)))


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
    sentences = likeness(statement, place, passage)
    made *= sentences * (1 - _CONTRADICTED * against)
    return Finding(made, sentences, against, clauses=place.clauses, best=place.best)
