"""The weights of a rubric by id, read from its raw JSON: for weighing old scorecards without the models."""

from collections.abc import Mapping
from typing import Any


def weights(rubric: Mapping[str, Any]) -> dict[str, float]:
    """Return the weight of every point and the penalty of every misconception by id; what is not there is left out."""
    found: dict[str, float] = {}
    for criterion in rubric.get("criteria", ()):
        found |= {point["id"]: point["weight"] for point in criterion.get("points", ()) if "weight" in point}
        found |= {wrong["id"]: wrong["penalty"] for wrong in criterion.get("misconceptions", ()) if "penalty" in wrong}
    return found
