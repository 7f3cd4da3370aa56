"""What the attempts kept can be filtered by.

Where an index begins with a column, each of its values is looked up behind the one before it: a hundred thousand
attempts of a hundred questions cost a hundred steps.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mock_interview.transcripts.database import Database

_PACKS = "SELECT DISTINCT pack FROM interview ORDER BY pack"
_TAGS = "SELECT DISTINCT tag FROM rubric_tag ORDER BY tag"
_BANDS = "SELECT DISTINCT band FROM attempt INDEXED BY attempt_by_band WHERE band IS NOT NULL ORDER BY band"
_NEXT_REF = "SELECT MIN(ref) FROM attempt WHERE ref > ?"
_NEXT_GRADER = "SELECT MIN(grader) FROM attempt WHERE grader > ?"
_NEXT_MODEL = "SELECT MIN(model) FROM attempt WHERE grader = ? AND model > ?"
_TITLE = "SELECT title FROM attempt WHERE ref = ? ORDER BY started_at DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Facets:
    """The values there are, in alphabetical order; `questions` has the newest title of each ref."""

    packs: tuple[str, ...]
    questions: Mapping[str, str]
    tags: tuple[str, ...]
    graders: tuple[str, ...]
    models: tuple[str, ...]
    bands: tuple[str, ...]


def facets(db: Database) -> Facets:
    """Return what there is to filter by; models stand as in `Selection`."""
    with db.reading() as connection:
        graders = tuple(_following(connection, _NEXT_GRADER))
        models = {model for grader in graders for model in _following(connection, _NEXT_MODEL, grader)}
        return Facets(
            packs=_values(connection, _PACKS),
            questions={ref: _title(connection, ref) for ref in _following(connection, _NEXT_REF)},
            tags=_values(connection, _TAGS),
            graders=graders,
            models=tuple(sorted(models)),
            bands=_values(connection, _BANDS),
        )


def _values(connection: sqlite3.Connection, query: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(query))


def _following(connection: sqlite3.Connection, next_query: str, *of: str) -> Iterator[str]:
    """Yield every value of a column, each found by the one before it."""
    value = ""
    while (value := connection.execute(next_query, (*of, value)).fetchone()[0]) is not None:
        yield value


def _title(connection: sqlite3.Connection, ref: str) -> str:
    return str(connection.execute(_TITLE, (ref,)).fetchone()[0])
