"""What one rule says of a small rubric."""

from typing import Any

from mock_interview.rubric.models import Rubric
from mock_interview.workshop.quality.rules import RULES
from tests.builders import rubric_json

Criterion = dict[str, Any]


def checklist(*texts: str, wrong: tuple[str, ...] = (), id_: str = "facts") -> Criterion:
    """Return a checklist of points and misconceptions with these texts."""
    points = [{"id": f"{id_}-{n}", "text": text, "weight": 1} for n, text in enumerate(texts)]
    wrongs = [{"id": f"{id_}-wrong-{n}", "text": text, "penalty": 1} for n, text in enumerate(wrong)]
    whole = {"id": id_, "title": "Facts", "weight": 1, "kind": "checklist", "points": points}
    return {**whole, "misconceptions": wrongs}


def scale(*texts: str) -> Criterion:
    """Return a scale of levels with these texts, lowest first."""
    levels = [{"score": n, "text": text} for n, text in enumerate(texts)]
    return {"id": "clarity", "title": "Clarity", "weight": 1, "kind": "levels", "levels": levels}


def hits(code: str, *criteria: Criterion, **changes: Any) -> list[tuple[str, str]]:
    """Return where the rule of this code finds something, as ``criteria.0.text``, and what it says."""
    changes = {"follow_ups": None, "examples": None, **changes, "criteria": list(criteria)} if criteria else changes
    rubric = Rubric.model_validate(rubric_json(**changes))
    [rule] = [rule for rule in RULES if rule.code == code]
    return [(".".join(map(str, where)), sentence) for where, sentence in rule.find(rubric)]
