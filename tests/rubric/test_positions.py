import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mock_interview.rubric.positions import Path, Position, map_source

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Return every value inside `value`, itself included, with its path."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(leaf for key, member in members for leaf in leaves(member, (*path, key)))]


def test_line_and_column_count_from_one() -> None:
    places = map_source('{\n  "a": [1,\n 22]}')
    assert places.of_value(()) == Position(1, 1)
    assert places.of_key(("a",)) == Position(2, 3)
    assert places.of_value(("a",)) == Position(2, 8)
    assert places.of_value(("a", 1)) == Position(3, 2)


def test_what_is_not_there_is_shown_where_it_would_be() -> None:
    places = map_source('{"a":\n {"b": 1}}')
    assert places.of_value(("a", "c", 0)) == Position(2, 2)
    assert places.of_key(("a", "c")) == Position(2, 2)


@given(JSON, st.sampled_from([None, 0, 3]))
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None) -> None:
    source = json.dumps(value, indent=indent)
    places = map_source(source)
    lines = source.split("\n")
    for path, member in leaves(value):
        at = places.of_value(path)
        rest = "\n".join([lines[at.line - 1][at.column - 1 :], *lines[at.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == member


@given(JSON)
def test_sound_json_has_no_faults(value: Any) -> None:
    assert map_source(json.dumps(value)).faults == []
