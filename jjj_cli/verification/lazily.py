"""What is worked out once, when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator
    """A property that is worked out once; `functools.cached_property` takes a lock for each until Python 3.12."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "lazy[T]": ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> "T | lazy[T]":
        """Give the value, and leave it where it is found without asking again."""
        if owner is None:
            return self
        value = self._work(owner)
        owner.__dict__[self._name] = value
        return value
