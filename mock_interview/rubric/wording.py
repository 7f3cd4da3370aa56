"""The texts of a rubric by id, read from its raw JSON: for showing old transcripts without the models."""

from collections.abc import Mapping
from typing import Any


def wording(rubric: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of every point and misconception by id; what is not there is left out."""
    texts: dict[str, str] = {}
    for criterion in rubric.get("criteria", ()):
        for part in (*criterion.get("points", ()), *criterion.get("misconceptions", ())):
            texts[part["id"]] = part["text"]
    return texts


def level_wording(rubric: Mapping[str, Any]) -> dict[str, dict[int, str]]:
    """Return the text of every level, by the id of its criterion and by its score."""
    return {
        criterion["id"]: {level["score"]: level["text"] for level in criterion["levels"]}
        for criterion in rubric.get("criteria", ())
        if "levels" in criterion
    }
