"""Anchors: the rubric's marked examples, as verdicts that show the model where the lines run."""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from mock_interview.graders.offline.stems import information, telling_stems, tokenise, word_spans
from mock_interview.rubric.models import Example, Point, Rubric
from mock_interview.scoring.conversation import Conversation, answers
from mock_interview.text import fold, sanitise, sentences

MAX_ANCHORS = 3
MAX_WORDS = 600  # of all answers together
QUOTE_WORDS = 10
LEAST_SHARED = 2  # stems


def anchors_for(rubric: Rubric, conversation: Conversation) -> list[Example]:
    """Return the examples that go along; one that is itself being graded does not."""
    graded = {fold(sanitise(answer)) for answer in answers(conversation)}
    return [example for example in _short_enough(rubric) if fold(example.answer) not in graded]


def as_anchor(example: Example, rubric: Rubric) -> dict[str, Any]:
    """Return what the model sees of `example`: its verdicts on what `rubric` has, and never a percent."""
    judged = [point for id_, point in rubric.points.items() if id_ in example.verdicts]
    scales = [scale.id for scale in rubric.scales if scale.id in example.levels]
    return {
        "answer": example.answer,
        "points": [_point(point, example, rubric.question) for point in judged],
        "misconceptions": [id_ for id_ in rubric.misconceptions if id_ in example.misconceptions],
        "levels": [{"id": id_, "level": example.levels[id_]} for id_ in scales],
    }


@lru_cache(maxsize=1000)
def best_passage(answer: str, statements: tuple[str, ...], question: str) -> str:
    """Return the words of `answer` that share most with `statements`, or nothing where none fit.

    The passage stands in one sentence, as it is, and has at most `QUOTE_WORDS` words. Words of the
    question tell nothing apart.
    """
    wanted = frozenset().union(*map(telling_stems, statements)) - telling_stems(question)
    found = [passage for sentence in sentences(answer) for passage in _passages(sentence, wanted)]
    return max(found, key=lambda passage: passage[:2], default=(0.0, 0, ""))[2]


def _short_enough(rubric: Rubric) -> list[Example]:
    chosen: list[Example] = []
    words = 0
    for example in rubric.examples:
        length = len(example.answer.split())
        if len(chosen) < MAX_ANCHORS and words + length <= MAX_WORDS:
            chosen.append(example)
            words += length
    return chosen


def _point(point: Point, example: Example, question: str) -> dict[str, str]:
    verdict = example.verdicts[point.id]
    quote = "" if verdict == "missing" else best_passage(example.answer, (point.text, *point.cues), question)
    return {"id": point.id, **({"quote": quote} if quote else {}), "verdict": verdict}


def _passages(sentence: str, wanted: frozenset[str]) -> Iterator[tuple[float, int, str]]:
    """Yield each run of words from one wanted word to another with its worth; of equals the shorter ranks higher."""
    tokens, spans = tokenise(sentence), word_spans(sentence)
    hits = [at for at, token in enumerate(tokens) if token.stem in wanted]
    for first in hits:
        shared: set[str] = set()
        for last in (at for at in hits if first <= at < first + QUOTE_WORDS):
            shared.add(tokens[last].stem)
            if len(shared) >= LEAST_SHARED:
                worth = math.fsum(map(information, shared))
                yield worth, first - last, sentence[spans[first][0] : spans[last][1]]
