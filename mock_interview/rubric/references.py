"""What one model cannot see: whether the parts of a rubric fit each other."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mock_interview.rubric.models import Example, Levels, Rubric
from mock_interview.rubric.positions import Path
from mock_interview.text import one_line

Finding = tuple[Path, str]


def misfits(rubric: Rubric) -> Iterator[Finding]:
    """Yield the path and a sentence for each part of `rubric` that does not fit the rest."""
    yield from _repeated(_namespace(rubric), "points, misconceptions and criteria")
    yield from _repeated(
        ((("examples", n, "id"), example.id) for n, example in enumerate(rubric.examples)), "the examples"
    )
    for index, criterion in enumerate(rubric.criteria):
        if isinstance(criterion, Levels):
            yield from _uneven_levels(criterion, ("criteria", index))
    points = rubric.points
    for index, follow_up in enumerate(rubric.follow_ups):
        if follow_up.probes not in points:
            yield ("follow_ups", index, "probes"), _unknown("point", follow_up.probes, points)
    for index, example in enumerate(rubric.examples):
        yield from _strange_example(example, rubric, ("examples", index))


def _namespace(rubric: Rubric) -> Iterator[tuple[Path, str]]:
    for c, criterion in enumerate(rubric.criteria):
        yield ("criteria", c, "id"), criterion.id
        if not isinstance(criterion, Levels):
            for p, point in enumerate(criterion.points):
                yield ("criteria", c, "points", p, "id"), point.id
            for m, wrong in enumerate(criterion.misconceptions):
                yield ("criteria", c, "misconceptions", m, "id"), wrong.id


def _repeated(named: Iterable[tuple[Path, str]], where: str) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for path, name in named:
        seen[name] += 1
        if seen[name] > 1:
            yield path, f"the id {name!r} is used twice among {where}; rename one"


def _uneven_levels(criterion: Levels, path: Path) -> Iterator[Finding]:
    scores = [level.score for level in criterion.levels]
    expected = list(range(scores[0], scores[0] + len(scores)))
    for index, (score, right) in enumerate(zip(scores, expected, strict=True)):
        if score != right:
            yield (
                (*path, "levels", index, "score"),
                f"levels rise by one from the lowest: this should be {right}, not {score}",
            )
            return


def _strange_example(example: Example, rubric: Rubric, path: Path) -> Iterator[Finding]:
    points, wrongs = rubric.points, rubric.misconceptions
    for id_ in example.verdicts:
        if id_ not in points:
            yield (*path, "verdicts", id_), _unknown("point", id_, points)
    for index, id_ in enumerate(example.misconceptions):
        if id_ not in wrongs:
            yield (*path, "misconceptions", index), _unknown("misconception", id_, wrongs)
    yield from _strange_levels(example, rubric, (*path, "levels"))
    if example.percent.low > example.percent.high:
        yield (*path, "percent"), "the lowest percent is above the highest; swap them"


def _strange_levels(example: Example, rubric: Rubric, path: Path) -> Iterator[Finding]:
    scales = {scale.id: scale for scale in rubric.scales}
    for id_, score in example.levels.items():
        if id_ not in scales:
            yield (*path, id_), _unknown("levels criterion", id_, scales)
        elif score not in {level.score for level in scales[id_].levels}:
            yield (*path, id_), f"{id_!r} has no level {score}; use one of its scores"


def _unknown(what: str, id_: str, known: Iterable[str]) -> str:
    names = one_line(", ".join(known), 200)
    return f"there is no {what} {id_!r} in this rubric; use one of: {names or 'none is defined'}"
