"""What one model cannot see: whether the parts of a rubric fit each other.

Read from the raw JSON, so that what is wrong with one part hides nothing that is wrong with the rest.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mock_interview.rubric.findings import Finding
from mock_interview.rubric.positions import Path
from mock_interview.rubric.raw import Part, is_whole, items, keys, members, shown
from mock_interview.text import one_line


@dataclass(frozen=True, slots=True)
class _Names:
    """The ids that a rubric defines, in its order, and the scores of its scales; `all_known` if none is unreadable."""

    points: Collection[str]
    misconceptions: Collection[str]
    scales: Mapping[str, frozenset[float]]
    all_known: bool


def misfits(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what does not fit the rest of a rubric, of which any part may be unsound."""
    criteria = list(members(data, "criteria"))
    examples = list(members(data, "examples"))
    yield from _repeated(_namespace(criteria), "points, misconceptions and criteria")
    yield from _repeated(examples, "the examples")
    for where, criterion in criteria:
        yield from _uneven_levels(criterion, where)
    for where, example in examples:
        yield from _swapped(example.get("percent"), (*where, "percent"))
    names = _names(data, criteria)
    if names.all_known:
        yield from _strange_references(data, examples, names)


def _namespace(criteria: Iterable[Part]) -> Iterator[Part]:
    for where, criterion in criteria:
        yield where, criterion
        yield from members(criterion, "points", where)
        yield from members(criterion, "misconceptions", where)


def _repeated(parts: Iterable[Part], among: str) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for where, part in parts:
        if not isinstance(id_ := part.get("id"), str):
            continue
        if id_ in seen:
            sentence = f"the id {one_line(id_, 64)!r} is used twice among {among}; rename one"
            yield Finding((*where, "id"), "repeated-id", sentence, first=seen[id_])
        seen.setdefault(id_, (*where, "id"))


def _uneven_levels(criterion: Mapping[str, Any], where: Path) -> Iterator[Finding]:
    """Yield the first score that is not one more than that before it."""
    scored = [((*path, "score"), level.get("score")) for path, level in members(criterion, "levels", where)]
    for (first, before), (path, score) in pairwise(scored):
        if not is_whole(before) or not is_whole(score):
            return
        if score != before + 1:
            yield _uneven(path, score, before, first)
            return


def _uneven(where: Path, score: int, before: int, first: Path) -> Finding:
    this, last = shown(score), shown(before)
    if score == before:
        return Finding(where, "equal-levels", f"two levels have the score {this}; give each its own", first=first)
    if score < before:
        return Finding(
            where, "unsorted-levels", f"levels rise from the lowest, but {this} stands after {last}; sort them"
        )
    sentence = f"levels rise by one from the lowest: this should be {shown(before + 1)}, not {this}"
    return Finding(where, "level-gap", sentence)


def _swapped(percent: object, where: Path) -> Iterator[Finding]:
    if isinstance(percent, list) and len(percent) == 2 and all(isinstance(end, int | float) for end in percent):
        low, high = percent
        if low > high:
            yield Finding(where, "swapped-range", "the lowest percent is above the highest; swap them")


def _names(data: Mapping[str, Any], criteria: list[Part]) -> _Names:
    listed = data.get("criteria")
    return _Names(
        points=_ids(criteria, "points"),
        misconceptions=_ids(criteria, "misconceptions"),
        scales=dict(_scales(criteria)),
        all_known=isinstance(listed, list) and len(criteria) == len(listed) and all(map(_is_legible, criteria)),
    )


def _ids(criteria: Iterable[Part], key: str) -> dict[str, None]:
    ids = (part.get("id") for _, criterion in criteria for _, part in members(criterion, key))
    return dict.fromkeys(id_ for id_ in ids if isinstance(id_, str))


def _scales(criteria: Iterable[Part]) -> Iterator[tuple[str, frozenset[float]]]:
    for _, criterion in criteria:
        if isinstance(id_ := criterion.get("id"), str) and isinstance(criterion.get("levels"), list):
            scores = (level.get("score") for _, level in members(criterion, "levels"))
            yield id_, frozenset(score for score in scores if isinstance(score, int | float))


def _is_legible(part: Part) -> bool:
    """Tell whether every id that a criterion defines can be read."""
    _, criterion = part
    named = [criterion, *items(criterion, "points"), *items(criterion, "misconceptions")]
    defines_any = any(items(criterion, "points")) or any(items(criterion, "levels"))
    return defines_any and all(isinstance(each, dict) and isinstance(each.get("id"), str) for each in named)


def _strange_references(data: Mapping[str, Any], examples: Iterable[Part], names: _Names) -> Iterator[Finding]:
    for where, follow_up in members(data, "follow_ups"):
        yield from _unknown("point", follow_up.get("probes"), names.points, (*where, "probes"))
    for where, example in examples:
        for name in keys(example, "verdicts"):
            yield from _unknown("point", name, names.points, (*where, "verdicts", name), is_key=True)
        for index, id_ in enumerate(items(example, "misconceptions")):
            yield from _unknown("misconception", id_, names.misconceptions, (*where, "misconceptions", index))
        for id_ in keys(example, "levels"):
            yield from _strange_level(id_, example["levels"][id_], names.scales, (*where, "levels", id_))


def _unknown(what: str, id_: object, known: Collection[str], where: Path, *, is_key: bool = False) -> Iterator[Finding]:
    if isinstance(id_, str) and id_ not in known:
        names = one_line(", ".join(known), 200) or "none is defined"
        sentence = f"there is no {what} {one_line(id_, 64)!r} in this rubric; use one of: {names}"
        yield Finding(where, f"unknown-{what.replace(' ', '-')}", sentence, is_key)


def _strange_level(id_: str, score: object, scales: Mapping[str, frozenset[float]], where: Path) -> Iterator[Finding]:
    if id_ not in scales:
        yield from _unknown("levels criterion", id_, scales, where, is_key=True)
    elif is_whole(score) and score not in scales[id_]:
        scores = one_line(", ".join(map(shown, sorted(scales[id_]))), 200) or "none is defined"
        sentence = f"{one_line(id_, 64)!r} has no level {shown(score)}; use one of: {scores}"
        yield Finding(where, "unknown-level", sentence)
