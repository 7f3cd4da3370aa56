"""A rubric part by part, read from its raw JSON: for showing it, also an old one, without the models."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

TO_BE_FOUND = "TODO: where is this from?"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: `mark` is a weight, a penalty or a level, which `worth` says in words; `about` is an id.

    `source` says where a point is from, or that this is still to be found.
    """

    text: str
    mark: str = ""
    about: str = ""
    source: str = ""
    worth: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rubric under its title."""

    title: str
    lines: Sequence[Line]


def outline(rubric: Json) -> Iterator[Part]:
    """Yield everything in a rubric but its cues, the question first; parts with nothing in them are left out."""
    yield from _part("Question", [rubric.get("question")])
    for criterion in rubric.get("criteria", ()):
        title = f"{criterion.get('title', criterion['id'])} (weight {criterion.get('weight', 0):g})"
        yield Part(title, tuple(_criterion(criterion)))
    yield from _part("Hints", rubric.get("hints", ()))
    asked = (Line(each["ask"], about=each["probes"]) for each in rubric.get("follow_ups", ()))
    yield from _lines("Follow-ups", asked)
    yield from _part("Model answer", [rubric.get("model_answer")])
    for example in rubric.get("examples", ()):
        low, high = example["percent"]
        yield from _part(f"Example: {example['id']}, {low:g} to {high:g} %", [example["answer"]])
        yield from _part(f"{example['id']}, said more casually", [example.get("rewording")])
        yield from _part(f"Note on {example['id']}", [example.get("note")])
    yield from _part("Sources", rubric.get("sources", ()))


def _criterion(criterion: Json) -> Iterator[Line]:
    for point in criterion.get("points", ()):
        weight = f"{point.get('weight', 1):g}"
        yield Line(point["text"], weight, point["id"], _source(point), f"weight {weight}")
    for wrong in criterion.get("misconceptions", ()):
        penalty = f"{wrong.get('penalty', 0):g}"
        yield Line(wrong["text"], f"-{penalty}", wrong["id"], worth=f"costs {penalty}")
    for level in criterion.get("levels", ()):
        yield Line(level["text"], str(level["score"]), worth=f"level {level['score']}")


def _source(point: Json) -> str:
    return (point["source"] or TO_BE_FOUND) if "source" in point else ""


def _part(title: str, texts: Sequence[str | None]) -> Iterator[Part]:
    return _lines(title, (Line(text) for text in texts if text))


def _lines(title: str, lines: Iterator[Line]) -> Iterator[Part]:
    if found := tuple(lines):
        yield Part(title, found)
