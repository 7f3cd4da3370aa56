"""Anchors: the rubric's marked examples, as verdicts that show the model where the lines run."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from mock_interview.graders.offline.stems import Token, information, tokenise
from mock_interview.rubric.models import Example, Point, Rubric
from mock_interview.scoring.conversation import Conversation, answers
from mock_interview.text import FUNCTION_WORDS, fold, sanitise, sentences

MAX_ANCHORS = 3
MAX_WORDS = 450  # of all answers together
QUOTE_WORDS = 10
LEAST_INFORMATION = 0.9  # about two telling words


def anchors_for(rubric: Rubric, conversation: Conversation) -> list[Example]:
    """Return the examples that go along; one that is itself being graded does not."""
    graded = {fold(sanitise(answer)) for answer in answers(conversation)}
    return [example for example in _short_enough(rubric) if fold(example.answer) not in graded]


def as_anchor(example: Example, rubric: Rubric) -> dict[str, Any]:
    """Return what the model sees of `example`: its verdicts on what `rubric` has, and never a percent."""
    points = [_point(point, example) for id_, point in rubric.points.items() if id_ in example.verdicts]
    scales = [scale.id for scale in rubric.scales if scale.id in example.levels]
    return {
        "answer": example.answer,
        "points": points,
        "misconceptions": [id_ for id_ in rubric.misconceptions if id_ in example.misconceptions],
        "levels": [{"id": id_, "level": example.levels[id_]} for id_ in scales],
    }


@lru_cache(maxsize=1000)
def best_passage(answer: str, statements: tuple[str, ...]) -> str:
    """Return the words of `answer` that share most with `statements`, or nothing where none fit.

    The passage stands in one sentence, as it is, and has at most `QUOTE_WORDS` words.
    """
    wanted = frozenset(token.stem for text in statements for token in tokenise(text) if _tells(token))
    found = [passage for sentence in sentences(answer) for passage in _passages(sentence, wanted)]
    score, _, text = max(found, key=lambda passage: passage[:2], default=(0.0, 0, ""))
    return text if score >= LEAST_INFORMATION else ""


def _short_enough(rubric: Rubric) -> list[Example]:
    chosen: list[Example] = []
    words = 0
    for example in rubric.examples:
        length = len(example.answer.split())
        if len(chosen) < MAX_ANCHORS and words + length <= MAX_WORDS:
            chosen.append(example)
            words += length
    return chosen


def _point(point: Point, example: Example) -> dict[str, str]:
    verdict = example.verdicts[point.id]
    quote = "" if verdict == "missing" else best_passage(example.answer, (point.text, *point.cues))
    return {"id": point.id, **({"quote": quote} if quote else {}), "verdict": verdict}


def _passages(sentence: str, wanted: frozenset[str]) -> list[tuple[float, int, str]]:
    """Return each run of words from one wanted word to another with its worth, shorter ones first among equals."""
    tokens = tokenise(sentence)
    hits = [at for at, token in enumerate(tokens) if token.stem in wanted and _tells(token)]
    runs = [(first, last) for first in hits for last in hits if 0 <= last - first < QUOTE_WORDS]
    return [
        (_worth(tokens[first : last + 1], wanted), first - last, sentence[tokens[first].start : tokens[last].end])
        for first, last in runs
    ]


def _worth(tokens: Sequence[Token], wanted: frozenset[str]) -> float:
    return sum(information(stem) for stem in sorted({token.stem for token in tokens} & wanted))


def _tells(token: Token) -> bool:
    return token.word not in FUNCTION_WORDS
