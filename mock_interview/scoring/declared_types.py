"""Whether the values in a dataclass are of the types it declares, which Python itself does not look at."""

import math
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_Fits = Callable[[Any], bool]


def fits(value: object) -> bool:
    """Tell whether each field of the dataclass `value`, and of those in it, holds what it declares.

    As in JSON a whole number does for a float; a truth value is no number, and what is not finite neither.
    """
    declared: Any = type(value)
    return _fits(declared)(value)


@cache
def _fits(declared: Any) -> _Fits:  # noqa: ANN401 - any type form
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Literal:
        return lambda value: value in arguments
    if origin in (Union, UnionType):
        return _one_of([_fits(argument) for argument in arguments])
    if origin in (tuple, list):
        return _items(origin, _fits(arguments[0]))
    return _fields(declared) if is_dataclass(declared) else _plain(origin or declared)


def _one_of(options: list[_Fits]) -> _Fits:
    return lambda value: any([option(value) for option in options])  # noqa: C419 - a generator is slower


def _items(kind: type[tuple[Any, ...] | list[Any]], item: _Fits) -> _Fits:
    return lambda value: isinstance(value, kind) and all(item(each) for each in value)


def _fields(kind: Any) -> _Fits:  # noqa: ANN401 - a dataclass
    checks = [(attrgetter(name), _fits(declared)) for name, declared in get_type_hints(kind).items()]
    return lambda value: isinstance(value, kind) and all([check(get(value)) for get, check in checks])  # noqa: C419


def _plain(kind: type) -> _Fits:
    if kind is float:
        return _is_finite
    if kind is int:
        return lambda value: isinstance(value, int) and not isinstance(value, bool)
    return lambda value: isinstance(value, kind)


def _is_finite(value: object) -> bool:
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # a whole number beyond every float
        return False
