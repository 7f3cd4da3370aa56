"""No defence costs an honest answer anything: the shipped examples keep what their authors gave them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.library import LoadedRubric, load_file
from mock_interview.rubric.models import Example
from mock_interview.text import words
from tests.attacks.attack import Attack
from tests.attacks.playing import Played, play
from tests.servers.exchange import Exchange
from tests.servers.honest import sentences
from tests.servers.plays import Play, honest

SHIPPED = sorted(path for path in builtin_rubrics().glob("*/*.json") if path.name != "pack.json")


def marked_as(example: Example, loaded: LoadedRubric) -> Play:
    """Reply with the author's verdicts, each with the sentence that has most words in common with what it is about."""

    def play(exchange: Exchange) -> None:
        said = sentences(exchange.request.last_message["conversation"])
        exchange.send_reply(json.dumps(_reply(example, loaded, said)))

    return play


def _reply(example: Example, loaded: LoadedRubric, said: list[str]) -> dict[str, Any]:
    wrongs = loaded.rubric.misconceptions
    points = [
        (id_, _nearest(loaded.rubric.points[id_].text, said), verdict) for id_, verdict in example.verdicts.items()
    ]
    claims = [(id_, _nearest(wrong.text, said), id_ in example.misconceptions) for id_, wrong in wrongs.items()]
    return {
        "points": [{"id": id_, "quote": quote, "reason": "", "verdict": verdict} for id_, quote, verdict in points],
        "misconceptions": [{"id": id_, "quote": quote, "reason": "", "made": made} for id_, quote, made in claims],
        "levels": [
            {"id": id_, "quote": said[0], "reason": "", "level": level} for id_, level in example.levels.items()
        ],
        "strength": "",
        "fix": "",
        "steering_attempt": False,
    }


def _nearest(statement: str, said: Iterable[str]) -> str:
    wanted = set(words(statement))
    return max(said, key=lambda sentence: len(wanted & set(words(sentence))))


async def graded(example: Example, loaded: LoadedRubric, model: Play, home: Path) -> Played:
    """Return what `model` makes of an example."""
    (played,) = await play([Attack(example.id, "example", example.answer)], model, home, loaded)
    return played


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
async def test_a_strong_example_keeps_every_credit_of_an_honest_model(path: Path, tmp_path: Path) -> None:
    loaded = load_file(path)
    strong = next(example for example in loaded.rubric.examples if example.id == "strong")
    outcome = await graded(strong, loaded, honest, tmp_path)
    assert outcome.credited
    assert all(point.quote_verified for point in outcome.credited)
    assert "withheld" not in [flag.code for flag in outcome.card.flags]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
async def test_the_authors_verdicts_come_to_the_authors_percent(path: Path, tmp_path: Path) -> None:
    loaded = load_file(path)
    for example in loaded.rubric.examples:
        outcome = await graded(example, loaded, marked_as(example, loaded), tmp_path)
        assert outcome.card.percent is not None
        assert example.percent.low <= outcome.card.percent <= example.percent.high
        assert "withheld" not in [flag.code for flag in outcome.card.flags]
