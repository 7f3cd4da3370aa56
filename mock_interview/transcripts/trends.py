"""Percent over time, as plain series, with the places where what judged it changed.

Trends leave out what the schedule leaves out: answers graded by command, and tries made after the model
answer was seen.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selecting import conditions_of
from mock_interview.transcripts.selection import EVERYTHING, Selection

Changed = Literal["rubric", "prompt", "model"]

# In the words of the index, which SQLite takes only for a condition that reads as its own does.
COUNTED = "percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen"


_MONTH, _DAY = "substr(started_at, 1, 7)", "substr(started_at, 1, 10)"
MOST_MONTHS_BY_DAY = 3


@dataclass(frozen=True, slots=True)
class Point:
    """Scores of one moment, day or month, `at`: how many, their mean percent (0..100) and mean self-rating (1..5)."""

    at: str
    percent: float
    self_rating: float | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Break:
    """From `at` on something judges that did not before, a grader of another kind as ``model``; scores compare less."""

    at: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a plot: `name` is a ref, a criterion's id, a tag or a pack; points and breaks oldest first."""

    name: str
    title: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True)
class QuestionTrend:
    """One question attempt by attempt: its percent, and that of each of its criteria."""

    score: Series
    criteria: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """Many questions month by month (`at` is ``2025-03``) or day by day, each kind of series in the order of names."""

    questions: tuple[Series, ...]
    tags: tuple[Series, ...]
    packs: tuple[Series, ...]


class _Scores(NamedTuple):
    """Scores of one moment, day or month that the same rubric and grader gave, and their sums."""

    ref: str
    rubric: str
    grader: str
    model: str | None
    prompt: str | None
    at: str
    scores: int
    percent: float
    rated: int
    rating: float


def question_trend(db: Database, ref: str, selection: Selection = EVERYTHING) -> QuestionTrend:
    """Return how the attempts at `ref` that fit `selection` went, one by one."""
    where, parameters = _where(replace(selection, ref=ref))
    with db.reading() as connection:
        found = connection.execute(
            "SELECT ref, judged_by, grader, model, prompt_sha256, started_at AS at, 1 AS scores, percent,"  # noqa: S608 - our own words
            " self_rating IS NOT NULL AS rated, IFNULL(self_rating, 0) AS rating"
            f" FROM attempt INDEXED BY attempt_trend WHERE {where} ORDER BY started_at, serial",
            parameters,
        )
        scores = [_Scores._make(row) for row in found]
        breaks = tuple(_breaks(scores))
        score = Series(ref, _title(connection, ref), tuple(map(_point, scores)), breaks)
        return QuestionTrend(score, tuple(_criteria(connection, where, parameters, breaks)))


def trends(db: Database, selection: Selection = EVERYTHING) -> Trends:
    """Return how the attempts that fit `selection` went, question by question and taken together.

    They come month by month, within a few months day by day.
    """
    with db.reading() as connection:
        scores = _scores(connection, selection, _MONTH)
        if len({one.at for one in scores}) <= MOST_MONTHS_BY_DAY:
            scores = _scores(connection, selection, _DAY)
        titles = {ref: _title(connection, ref) for ref in {one.ref for one in scores}}
        tags = _tags(connection)
    firsts = _firsts(scores)
    return Trends(
        questions=_series(scores, firsts, lambda one: (one.ref,), titles),
        tags=_series(scores, firsts, lambda one: tags.get(one.rubric, ())),
        packs=_series(scores, firsts, lambda one: (one.ref.partition("/")[0],)),
    )


def _scores(connection: sqlite3.Connection, selection: Selection, at: str) -> list[_Scores]:
    """Return the scores summed up by what judged them and by `at`, an SQL expression, oldest first."""
    where, parameters = _where(selection)
    judged_by = f"ref, judged_by, grader, model, prompt_sha256, {at}"
    found = connection.execute(
        f"SELECT {judged_by} AS at, COUNT(*) AS scores, TOTAL(percent) AS percent,"  # noqa: S608 - our own words
        " COUNT(self_rating) AS rated, TOTAL(self_rating) AS rating"
        f" FROM attempt INDEXED BY attempt_trend WHERE {where} GROUP BY {judged_by}",
        parameters,
    )
    return sorted(map(_Scores._make, found), key=attrgetter("at"))


def _where(selection: Selection) -> tuple[str, dict[str, Any]]:
    conditions, parameters = conditions_of(selection)
    return " AND ".join([COUNTED, *conditions]), parameters


def _point(one: _Scores) -> Point:
    return Point(one.at, one.percent, one.rating / one.rated if one.rated else None)


def _firsts(scores: Sequence[_Scores]) -> list[_Scores]:
    """Return of `scores`, oldest first, those at which somebody first judged a question by a rubric."""
    firsts = {(one.ref, one.rubric, one.grader, one.model, one.prompt): one for one in reversed(scores)}
    return sorted(firsts.values(), key=attrgetter("at"))


def _series(
    scores: Iterable[_Scores],
    firsts: Iterable[_Scores],
    names_of: Callable[[_Scores], Iterable[str]],
    titles: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Series, ...]:
    """Return a series for each name that `scores`, oldest first, belong to; its breaks are among `firsts`."""
    named, began = _named(scores, names_of), _named(firsts, names_of)
    return tuple(
        Series(name, titles.get(name, name), tuple(_together(theirs)), tuple(_breaks(began[name])))
        for name, theirs in sorted(named.items())
    )


def _named(scores: Iterable[_Scores], names_of: Callable[[_Scores], Iterable[str]]) -> Mapping[str, list[_Scores]]:
    named: defaultdict[str, list[_Scores]] = defaultdict(list)
    for one in scores:
        for name in names_of(one):
            named[name].append(one)
    return named


def _together(scores: Iterable[_Scores]) -> Iterator[Point]:
    """Yield the scores of each month or day as one point, in their order."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0, 0.0])
    for one in scores:
        theirs = sums[one.at]
        theirs[0] += one.scores
        theirs[1] += one.percent
        theirs[2] += one.rated
        theirs[3] += one.rating
    for at, (count, percent, rated, rating) in sums.items():
        yield Point(at, percent / count, rating / rated if rated else None, int(count))


def _breaks(scores: Sequence[_Scores]) -> Iterator[Break]:
    """Yield where something first came to judge: a question's second rubric, another prompt, another model."""
    asked: dict[str, str] = {}
    judging: dict[tuple[Changed, object], tuple[str, str]] = {}
    for one in scores:
        first = asked.setdefault(one.ref, one.at)
        judging.setdefault(("rubric", one.rubric), (one.at, first))
        judging.setdefault(("prompt", one.prompt), (one.at, scores[0].at))
        judging.setdefault(("model", (one.grader, one.model)), (one.at, scores[0].at))
    changed: dict[str, set[Changed]] = {}
    for (name, _), (at, first) in judging.items():
        if at > first:
            changed.setdefault(at, set()).add(name)
    for at, names in sorted(changed.items()):
        yield Break(at, tuple(name for name in get_args(Changed) if name in names))


def _criteria(
    connection: sqlite3.Connection, where: str, parameters: Mapping[str, Any], breaks: tuple[Break, ...]
) -> Iterator[Series]:
    """Yield the criteria of a question in the order of their ids, under their newest titles."""
    found = connection.execute(
        "SELECT criterion, criterion_score.title AS heading, started_at, score FROM criterion_score"  # noqa: S608 - our own
        f" JOIN (SELECT id, serial, started_at FROM attempt INDEXED BY attempt_trend WHERE {where}) ON id = attempt_id"
        " WHERE score IS NOT NULL ORDER BY criterion, started_at, serial",
        parameters,
    )
    for criterion, rows in groupby(found, key=lambda row: str(row["criterion"])):
        scores = list(rows)
        points = tuple(Point(row["started_at"], 100 * row["score"]) for row in scores)
        yield Series(criterion, scores[-1]["heading"], points, breaks)


def _title(connection: sqlite3.Connection, ref: str) -> str:
    """Return a question's newest title."""
    newest = "SELECT title FROM attempt WHERE ref = ? ORDER BY started_at DESC, serial DESC LIMIT 1"
    row = connection.execute(newest, (ref,)).fetchone()
    return row["title"] if row else ""


def _tags(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the tags of each rubric by its sha256."""
    tags: dict[str, list[str]] = {}
    for row in connection.execute("SELECT rubric_sha256, tag FROM rubric_tag"):
        tags.setdefault(row["rubric_sha256"], []).append(row["tag"])
    return tags
