"""Versions of the formats of rubrics and packs: which there are, and how an older file becomes one of today.

A version is read from the file and never guessed. A change of format that old files do not fit raises `CURRENT` by
one and adds to `MIGRATIONS` the step from the version before it. A step that has landed is never edited. What reads
the raw JSON of kept rubrics (`wording`, `weights`) sees them as they were written, and must migrate them as well.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mock_interview.rubric.findings import Finding
from mock_interview.rubric.raw import is_whole, shown
from mock_interview.text import one_line

OLDEST = 1
CURRENT = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]

# By the version it starts from: a pure function from a file's JSON to that of the next version.
MIGRATIONS: Mapping[int, Migration] = {}

_WHERE = ("format",)


def migrated(data: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON of a file whose version is known as that of the current version."""
    for version in range(data["format"], CURRENT):
        data = MIGRATIONS[version](data)
    return data


def is_newer(data: Mapping[str, Any]) -> bool:
    """Tell whether a file was made for a version that is not known yet."""
    version = data.get("format")
    return is_whole(version) and version > CURRENT


def misread_version(data: Mapping[str, Any]) -> Finding | None:
    """Return what is wrong with the version that a file states; None if nothing is."""
    if "format" not in data:
        return Finding(_WHERE, "no-format", f"'format' is missing; add \"format\": {CURRENT}")
    version = data["format"]
    if is_newer(data):
        return Finding(
            _WHERE,
            "newer-format",
            f"this file was made by a newer mock-interview (format {one_line(str(version), 20)}; this one knows "
            f"{CURRENT}); update mock-interview",
        )
    if is_whole(version) and version >= OLDEST:
        return None
    return Finding(_WHERE, "bad-format", _sentence(version))


def _sentence(version: object) -> str:
    if is_whole(version):
        return f"there never was a format {one_line(str(version), 20)}; write {CURRENT}"
    if isinstance(version, str) and version.strip().isdecimal():
        return f"'format' is a number; write {one_line(version, 20)} without quotes"
    return f"'format' must be a whole number, the version of the format, not {shown(version)}; write {CURRENT}"
