"""Rules about pairs of texts: what overlaps, is alike, only negates a point, or gives one away."""

from collections.abc import Iterator, Mapping, Set
from itertools import combinations, pairwise

from mock_interview.graders.discretion import gives_away
from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.stems import information, stem, tokenise
from mock_interview.rubric.models import Levels, Rubric
from mock_interview.text import FUNCTION_WORDS, words
from mock_interview.workshop.quality.parts import Hit, misconceptions, points
from mock_interview.workshop.quality.vague import VAGUE

# Among the shipped fundamentals the likest points have 0.30 in common, levels 0.26, a point and a misconception 0.45.
OVERLAP = 0.5
ALIKE = 0.7
NEGATED = 0.6
# Who adds so many words to a level says something new with them.
_AN_ADDITION = 4

# Stems of how a thing is said, or denied, and not of what.
_SAYING = frozenset(
    "claim say tell name give state mention describ explain think believ way thing not no never".split()
)
_GRADES = frozenset(map(stem, VAGUE))


def overlapping_points(rubric: Rubric) -> Iterator[Hit]:
    """Find points that share most of what they say, words of the question left out."""
    asked = _telling(rubric.question).keys() | _SAYING
    told = [(where, point.id, _without(_telling(point.text), asked)) for where, point in points(rubric)]
    for (_, first, one), (where, _, other) in combinations(told, 2):
        if _likeness(one, other) >= OVERLAP:
            yield (*where, "text"), f"this says nearly what {first!r} says; join them, or say what sets them apart"


def levels_alike(rubric: Rubric) -> Iterator[Hit]:
    """Find neighbouring levels of which most words are the same."""
    for c, criterion in enumerate(rubric.criteria):
        if isinstance(criterion, Levels):
            for n, (lower, level) in enumerate(pairwise(criterion.levels), start=1):
                if _reads_like(lower.text, level.text):
                    sentence = f"this level reads like level {lower.score}; tell what is heard here and not there"
                    yield ("criteria", c, "levels", n, "text"), sentence


def mere_negations(rubric: Rubric) -> Iterator[Hit]:
    """Find misconceptions that say of the same things the opposite of what a point says."""
    told = [(point.id, _is_denial(point.text), _claim(point.text)) for _, point in points(rubric)]
    for where, wrong in misconceptions(rubric):
        denies, claim = _is_denial(wrong.text), _claim(wrong.text)
        for id_, point_denies, point_claim in told:
            if denies != point_denies and _likeness(claim, point_claim) >= NEGATED:
                yield (*where, "text"), f"this only denies {id_!r}; name what people wrongly believe instead"
                break


def telling_follow_ups(rubric: Rubric) -> Iterator[Hit]:
    """Find follow-ups that say words which the candidate is to find."""
    for n, follow_up in enumerate(rubric.follow_ups):
        if gives_away(follow_up.ask, rubric):
            yield ("follow_ups", n, "ask"), "this says what the candidate is to find; ask for it in other words"


def _reads_like(one: str, other: str) -> bool:
    added = abs(len(words(one)) - len(words(other)))
    return added < _AN_ADDITION and _likeness(_beside_grades(one), _beside_grades(other)) >= ALIKE


def _beside_grades(text: str) -> dict[str, float]:
    return _without(_telling(text), _GRADES)


def _telling(text: str) -> dict[str, float]:
    """Return the stems of the content words of `text`, and how much each tells, 0..1."""
    return {token.stem: information(token.stem) for token in tokenise(text) if token.word not in FUNCTION_WORDS}


def _claim(text: str) -> dict[str, float]:
    return _without(_telling(text), _SAYING)


def _without(told: Mapping[str, float], stems: Set[str]) -> dict[str, float]:
    return {each: weight for each, weight in told.items() if each not in stems}


def _is_denial(text: str) -> bool:
    return any(clause.denied for clause in split_clauses(text))


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how much of what two texts tell both tell, 0..1, by the weights of their stems."""
    common = sum(one[each] for each in one.keys() & other.keys())
    total = sum(one.values()) + sum(other.values()) - common
    return common / total if total else 0.0
