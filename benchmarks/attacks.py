"""What attacks get out of the graders, family by family.

    python -m benchmarks.attacks

`same request` counts the requests whose every message but the last is byte-identical to that for an honest answer, and
whose last is the conversation as JSON and nothing else; an answer that says nothing makes no request. Then, for a
scripted model that gives full marks for everything, the mean percent that the quote check lets through, by what the
model quotes; `flagged` counts the scorecards whose reader is told that many points rest on the same words. Last, the
mean percent of the offline grader.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks.tables import markdown
from mock_interview.graders.offline import OfflineGrader
from mock_interview.text import sanitise
from tests.attacks.attack import BASELINE, Attack
from tests.attacks.corpus import ATTACKS
from tests.attacks.gullible import HOLLOW, OWN_WORDS, gullible
from tests.attacks.playing import Played, graded, load, play
from tests.servers.exchange import Recorded
from tests.servers.plays import Play, honest

HEADS = (
    "family",
    "answers",
    "same request",
    *HOLLOW,
    "one sentence",
    "flagged",
    "every sentence",
    "flagged",
    "offline",
)
SCRIPTS: Mapping[str, Play] = {name: gullible(quoting) for name, quoting in {**HOLLOW, **OWN_WORDS}.items()}
ANSWERS = (BASELINE, *ATTACKS)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of every answer, in the order of the corpus: with an honest model, each script, and offline."""

    honestly: Sequence[Played]
    by_script: Mapping[str, Sequence[Played]]
    offline: Sequence[float]


async def measure() -> Measured:
    """Play the whole corpus with every script."""
    with tempfile.TemporaryDirectory() as home:
        by_script = {name: await play(_kept(), script, Path(home)) for name, script in SCRIPTS.items()}
        return Measured(await play(ANSWERS, honest, Path(home)), by_script, await _offline())


def main() -> None:
    """Print the table."""
    measured = asyncio.run(measure())
    print(markdown(HEADS, _rows(measured)))


def _kept() -> Iterable[Attack]:
    return (attack.kept() for attack in ANSWERS)


async def _offline() -> list[float]:
    loaded = load()
    async with aclosing(OfflineGrader()) as grader:
        return [(await graded(attack, grader, loaded)).percent or 0.0 for attack in _kept()]


def _rows(measured: Measured) -> Iterable[Sequence[object]]:
    families = dict.fromkeys(attack.family for attack in ANSWERS)
    for family in families:
        yield _row(family, [at for at, attack in enumerate(ANSWERS) if attack.family == family], measured)
    yield _row("all attacks", range(1, len(ANSWERS)), measured)


def _row(name: str, places: Sequence[int], measured: Measured) -> Sequence[object]:
    hollow = [_percent([measured.by_script[script][at] for at in places]) for script in HOLLOW]
    own = [
        cell
        for played in ([measured.by_script[script][at] for at in places] for script in OWN_WORDS)
        for cell in (_percent(played), sum(one.is_flagged_as_shared for one in played))
    ]
    requests = [(ANSWERS[at], request) for at in places for request in measured.honestly[at].requests]
    same = sum(_is_same(attack, request, measured) for attack, request in requests)
    offline = round(fmean(measured.offline[at] for at in places), 1)
    return (name, len(places), f"{same} of {len(requests)}", *hollow, *own, offline)


def _percent(played: Iterable[Played]) -> float:
    return round(fmean(one.card.percent or 0.0 for one in played), 1)


def _is_same(attack: Attack, request: Recorded, measured: Measured) -> bool:
    *fixed, last = request.body["messages"]
    said = attack.conversation(load().rubric.question)
    data = [{"speaker": one.speaker, "kind": one.kind, "text": sanitise(one.text)} for one in said]
    (baseline,) = measured.honestly[0].requests
    is_all_data: bool = json.loads(last["content"]) == {"conversation": data}
    return is_all_data and fixed == baseline.body["messages"][:-1]


if __name__ == "__main__":
    main()
