import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.scoring.scorecard import Scorecard, from_json, to_json
from tests.builders import checklist, judgement, rubric, scale, scorecard

CARD = scorecard(
    judgement({"slow-descent": "met"}, made=["always"], levels={"clarity": 2}),
    rubric(checklist(penalties={"always": 0.5}), scale()),
)
KEYS = st.text() | st.sampled_from(list(to_json(CARD)))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(list(to_json(CARD))), inner)
    ),
    max_leaves=8,
)


def test_the_keys_are_those_of_every_export_in_their_order() -> None:
    data = to_json(CARD)
    assert list(data) == [
        *("attempt", "ref", "rubric_sha256", "created_at", "grader", "percent", "coverage", "band", "criteria"),
        *("deductions", "strength", "fix", "flags", "usage", "appeal"),
    ]
    assert list(data["grader"]) == ["kind", "model", "endpoint", "prompt_sha256", "votes", "strict", "parameters"]
    assert list(data["usage"]) == ["prompt_tokens", "cached_tokens", "completion_tokens", "seconds", "requests"]
    points = data["criteria"][0]["points"][0]
    assert list(points) == ["id", "verdict", "credit", "quote", "quote_verified", "reason", "claimed"]


def test_it_holds_plain_values_alone() -> None:
    data = to_json(CARD)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_a_jury_is_a_list_of_models() -> None:
    data = to_json(CARD)
    data["grader"]["model"] = ["one", "two"]
    assert from_json(data).grader.model == ["one", "two"]
    assert to_json(from_json(data)) == data


@pytest.mark.parametrize("key", sorted(set(to_json(CARD)) - {"strength", "fix", "appeal"}))
def test_a_scorecard_with_a_key_missing_is_none(key: str) -> None:
    data = {name: value for name, value in to_json(CARD).items() if name != key}
    with pytest.raises(ValueError, match=r"^not a scorecard"):
        from_json(data)


@pytest.mark.parametrize(
    "change",
    [
        *({"verdict": "met"}, {"grader": None}, {"grader": {"kind": "llm", "mood": "good"}}, {"usage": 3}),
        *(
            {"criteria": None},
            {"criteria": [{}]},
            {"criteria": ["facts"]},
            {"flags": [1]},
            {"deductions": [{"points": 1}]},
        ),
    ],
)
def test_what_is_shaped_otherwise_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^not a scorecard"):
        from_json({**to_json(CARD), **change})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("id", []), ("verdict", "x"), ("verdict", None), ("verdict", []), ("credit", "1"), ("credit", True)),
        *(("credit", math.nan), ("credit", 10**400), ("quote", None), ("quote_verified", 1), ("claimed", "x")),
    ],
)
def test_a_scorecard_with_a_value_of_another_type_is_none(key: str, value: object) -> None:
    data = to_json(CARD)
    data["criteria"][0]["points"][0][key] = value
    with pytest.raises(ValueError, match=r"^not a scorecard"):
        from_json(data)


def test_a_whole_number_does_where_a_fraction_may_stand() -> None:
    data = to_json(CARD)
    data["criteria"][0]["points"][0]["credit"] = 1
    assert from_json(data).criteria[0].points[0].credit == 1.0


@given(JSON)
def test_any_other_json_is_refused_as_none(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^not a scorecard"):
        from_json(value)


def test_scorecards_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(CARD, "percent", 100)  # noqa: B010 - a plain assignment would not pass the type check
    assert isinstance(CARD, Scorecard)
