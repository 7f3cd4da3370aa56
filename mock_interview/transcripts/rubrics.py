"""Rubrics as kept: the content of each by its sha256, so that a scorecard always finds the one it was judged by."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from mock_interview.text import one_line

TITLE_WIDTH = 200


def keep_rubric(connection: sqlite3.Connection, rubric: Mapping[str, Any], sha256: str) -> None:
    """Keep a rubric's JSON once; ``$schema`` says where an editor finds the schema and is no part of it."""
    content = {key: value for key, value in rubric.items() if key != "$schema"}
    connection.execute(
        "INSERT INTO rubric (sha256, title, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (sha256, one_line(str(rubric.get("title", "")), TITLE_WIDTH), json.dumps(content)),
    )


def select_rubrics(connection: sqlite3.Connection, hashes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the JSON of those of these rubrics that are kept, by sha256; inside a transaction of the caller's."""
    found: dict[str, dict[str, Any]] = {}
    for sha256 in hashes:
        row = connection.execute("SELECT content FROM rubric WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None:
            found[sha256] = json.loads(row["content"])
    return found
