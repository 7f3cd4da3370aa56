"""What a pack says that does not hold: told by a check, and no reason not to use the pack."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from mock_interview.rubric.findings import Finding
from mock_interview.rubric.models import Pack
from mock_interview.text import one_line


def unkept_promises(pack: Pack, ids: Collection[str]) -> Iterator[Finding]:
    """Yield what does not hold of `pack`, whose rubrics are those of `ids`."""
    yield from _strange_order(pack, ids)
    yield from _repeated_labels(pack)
    yield from _falling_costs(pack)


def _strange_order(pack: Pack, ids: Collection[str]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for index, id_ in enumerate(pack.order):
        seen[id_] += 1
        where = ("order", index)
        if seen[id_] == 2:
            first = ("order", pack.order.index(id_))
            yield Finding(where, "repeated-rubric", f"{id_!r} is in the order twice; remove one", first=first)
        elif id_ not in ids:
            names = one_line(", ".join(sorted(ids)), 200) or "there is none yet"
            sentence = f"there is no rubric {id_!r} in this pack; add {id_}.json, or use one of: {names}"
            yield Finding(where, "unknown-rubric", sentence)


def _repeated_labels(pack: Pack) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, band in enumerate(pack.bands):
        if band.label in seen:
            first = ("bands", seen[band.label], "label")
            sentence = f"two bands are called {one_line(band.label, 40)!r}; rename one"
            yield Finding(("bands", index, "label"), "repeated-label", sentence, first=first)
        seen.setdefault(band.label, index)


def _falling_costs(pack: Pack) -> Iterator[Finding]:
    for index, (before, cost) in enumerate(pairwise(pack.hint_cost), start=1):
        if cost < before:
            sentence = f"a later hint tells more, so it cannot cost less: {cost:g} stands after {before:g}; raise it"
            yield Finding(("hint_cost", index), "falling-cost", sentence)
