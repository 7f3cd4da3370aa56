"""Words that are used alike, and words that say opposite things."""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=20_000)
def related(stem: str) -> dict[str, float]:
    """Return the stems that are used like `stem`, each with the credit (0..1) it earns in its place."""
    earned: dict[str, float] = {}
    tenth = 0
    for part in _related_lines().get(stem, "").split():
        if part.isdigit():
            tenth = int(part)
        else:
            earned[part] = tenth / 10
    return earned


@cache
def antonyms() -> dict[str, frozenset[str]]:
    """Return the opposites of each stem that has any."""
    opposites: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines("antonyms.txt"):
        first, second = line.split()
        opposites[first].add(second)
        opposites[second].add(first)
    return {stem: frozenset(others) for stem, others in opposites.items()}


@cache
def _related_lines() -> dict[str, str]:
    # Taken apart only when a stem is asked for: splitting all of it would cost a tenth of a second.
    return dict(line.split(" ", 1) for line in _lines("related.txt"))


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
