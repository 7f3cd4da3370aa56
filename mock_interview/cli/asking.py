"""Questions at the terminal, each with a default; what was given as an option is not asked."""

from collections.abc import Iterator, Sequence

import click


class Asker:
    """Asks, or where nobody is to be asked takes the defaults."""

    def __init__(self, *, asks: bool) -> None:
        self.asks = asks

    def one(self, label: str, given: str | None, default: str = "") -> str:
        """Return what was given, typed, or the default."""
        if given is not None or not self.asks:
            return default if given is None else given
        return self._typed(label, default)

    def number(self, label: str, given: int | None, default: int, kind: click.IntRange) -> int:
        """Return a number given, typed, or the default."""
        if given is not None or not self.asks:
            return default if given is None else given
        return int(click.prompt(label, default=default, type=kind, err=True))

    def several(self, label: str, given: Sequence[str], first: str = "") -> list[str]:
        """Return what was given, or what was typed until an empty line; `first` is the default of the first one."""
        if given or not self.asks:
            return list(given)
        return list(self._typed_until_empty(label, first))

    def _typed_until_empty(self, label: str, first: str) -> Iterator[str]:
        number = 1
        while typed := self._typed(f"{label} {number}", first if number == 1 else ""):
            yield typed
            number += 1

    def _typed(self, label: str, default: str) -> str:
        hint = "" if default else " (Enter to go on)"
        text = click.prompt(f"{label}{hint}", default=default, show_default=bool(default), err=True)
        return str(text).strip()
