"""Raw JSON of a rubric that may be unsound: what has the right shape is read, what has not is passed over."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

from mock_interview.rubric.positions import Path
from mock_interview.text import one_line

HUGE = 10**40

Part: TypeAlias = tuple[Path, Mapping[str, Any]]


def members(holder: Mapping[str, Any], key: str, where: Path = ()) -> Iterator[Part]:
    """Yield the objects of the list at `key`, each with its path."""
    for index, member in enumerate(items(holder, key)):
        if isinstance(member, dict):
            yield (*where, key, index), member


def items(holder: Mapping[str, Any], key: str) -> Iterable[object]:
    """Return what is in the list at `key`."""
    return held if isinstance(held := holder.get(key), list) else ()


def keys(holder: Mapping[str, Any], key: str) -> Iterable[str]:
    """Return the keys of the object at `key`."""
    return held if isinstance(held := holder.get(key), dict) else ()


def is_whole(value: object) -> TypeGuard[int]:
    """Tell whether a value is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def shown(value: object) -> str:
    """Return a value as a sentence shows it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if is_whole(value) and abs(value) >= HUGE:
        return "a huge number"
    names: dict[Any, str] = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return names[value]
    return repr(one_line(value, 40)) if isinstance(value, str) else one_line(str(value), 40)
