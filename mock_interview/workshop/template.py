"""The rubric an author starts from: a weighed checklist, clarity on an anchored scale, hints and a follow-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.text import sanitised_json
from mock_interview.workshop.schemas import RUBRIC_SCHEMA
from mock_interview.workshop.slugs import Names, slug

SECONDS = 120
CONTENT, CLARITY = "content", "clarity"
CONTENT_WEIGHT, CLARITY_WEIGHT = 3, 1
PENALTY = 1
HEAVIEST = 3

LEVELS = (
    "A listener could not say afterwards what the answer to the question was.",
    "Assertions follow one another without reasons; a listener has to put the answer together.",
    "The question is answered and the parts stand in order, but reasons are missing or the main point comes late.",
    "Answers the question first, then gives the reasons one by one, and stops when all is said.",
)
HINTS = (
    "Say in one sentence what the question is about.",
    "Think of one case that you know. What happened there, and why?",
    "Go through that case step by step: what was it, what made it so, and what did you do about it?",
)
FOLLOW_UPS = ("Could you say more about why that is so?", "Where have you seen that make a difference?")
RANGES: Mapping[str, tuple[int, int]] = {"strong": (80, 100), "middling": (40, 70), "weak": (0, 30)}


@dataclass(frozen=True, slots=True)
class Outline:
    """What an author has to say of a question; the template adds the rest.

    `points` and `misconceptions` are as they stand in a file, but without an id. `follow_ups` are pairs of the number
    of the point probed, from 0, and the question. `examples` are answers by name, one of `RANGES`. Tags may be any
    text.
    """

    id: str
    title: str
    question: str
    points: Sequence[Mapping[str, Any]]
    misconceptions: Sequence[Mapping[str, Any]] = ()
    seconds: int = SECONDS
    tags: Sequence[str] = ()
    model_answer: str = ""
    hints: Sequence[str] = HINTS
    follow_ups: Sequence[tuple[int, str]] = ((0, FOLLOW_UPS[0]), (-1, FOLLOW_UPS[1]))
    examples: Sequence[tuple[str, str]] = ()
    sources: Sequence[str] = ()


def rubric_from(outline: Outline) -> dict[str, Any]:
    """Return the rubric as it stands in a file; it is to be checked like any other."""
    names = Names({CONTENT, CLARITY})
    points = [{"id": names.of(point["text"], "point"), **point} for point in outline.points]
    wrongs = [{"id": names.of(_claim(wrong["text"]), "misconception"), **wrong} for wrong in outline.misconceptions]
    rubric = {
        "$schema": RUBRIC_SCHEMA,
        "format": 1,
        "id": outline.id,
        "title": outline.title,
        "question": outline.question,
        "seconds": outline.seconds,
        "tags": list(dict.fromkeys(filter(None, map(slug, outline.tags)))),
        "criteria": [_content(points, wrongs), _clarity()],
        "model_answer": outline.model_answer,
        "follow_ups": [{"ask": ask, "probes": points[number]["id"]} for number, ask in outline.follow_ups],
        "hints": list(outline.hints),
        "examples": [_example(name, answer) for name, answer in outline.examples],
        "sources": list(outline.sources),
    }
    return {key: value for key, value in sanitised_json(rubric).items() if value not in ("", [])}


def weighed(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return points of these texts, the most important first: those of the first third weigh most."""
    return [{"text": text, "weight": HEAVIEST - HEAVIEST * at // len(texts)} for at, text in enumerate(texts)]


def penalised(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return misconceptions of these texts."""
    return [{"text": text, "penalty": PENALTY} for text in texts]


def _claim(text: str) -> str:
    return text.removeprefix("Claims that ")


def _content(points: list[dict[str, Any]], wrongs: list[dict[str, Any]]) -> dict[str, Any]:
    about = {"id": CONTENT, "title": "What a good answer says", "weight": CONTENT_WEIGHT, "kind": "checklist"}
    return {**about, "points": points, **({"misconceptions": wrongs} if wrongs else {})}


def _clarity() -> dict[str, Any]:
    about = {"id": CLARITY, "title": "Easy to follow", "weight": CLARITY_WEIGHT, "kind": "levels"}
    return {**about, "levels": [{"score": score, "text": text} for score, text in enumerate(LEVELS)]}


def _example(name: str, answer: str) -> dict[str, Any]:
    """Return an example whose verdicts are its author's to give."""
    return {"id": name, "answer": answer, "percent": list(RANGES[name])}
