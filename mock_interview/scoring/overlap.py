"""One passage quoted for many points: possible in a good answer, and the mark of a lenient grader."""

from collections.abc import Iterable, Iterator, Sequence

from mock_interview.scoring.judgement import Flag
from mock_interview.scoring.scorecard import CriterionScore, PointScore
from mock_interview.text import folded, one_line

SHARED_BY = 3  # two points are often made in one breath
QUOTE_WIDTH = 60


def shared_quotes(criteria: Iterable[CriterionScore]) -> Iterator[Flag]:
    """Yield a flag for each passage whose words, or a part of them, were quoted for three or more credited points.

    Only verified quotes are looked at. `about` names the points.
    """
    for passage, ids in _groups([point for criterion in criteria for point in criterion.points]):
        if len(ids) >= SHARED_BY:
            names, words = ", ".join(ids), one_line(passage, QUOTE_WIDTH)
            text = f"{len(ids)} points rest on the same words, “{words}”; check that they say all of it."
            yield Flag("shared_quote", names, text)


def _groups(points: Sequence[PointScore]) -> list[tuple[str, list[str]]]:
    """Return each passage that stands in no longer one, with the ids of the points that quote from it, in order."""
    credited = [point for point in points if point.credit and point.quote_verified]
    longest_first = sorted(credited, key=lambda point: -len(point.quote))
    passages: list[tuple[str, list[str]]] = []
    for passage in dict.fromkeys(point.quote for point in longest_first):
        whole = folded(passage)
        if not any(folded(longer).contains(passage) for longer, _ in passages):
            passages.append((passage, [point.id for point in credited if whole.contains(point.quote)]))
    return passages
