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
