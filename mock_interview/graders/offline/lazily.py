"""Attributes that are computed when they are first asked for.

`functools.cached_property` takes a lock before Python 3.12, one for all objects, so that answers that are graded in
threads would wait for each other, and every first look would pay for it.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class lazily(Generic[_Value]):  # noqa: N801 - used as a decorator
    """Make a method an attribute that keeps what it returned; two threads may both compute it, to the same end."""

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> _Value:  # noqa: ANN401 - of whichever class it stands in
        value: _Value
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
