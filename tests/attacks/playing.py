"""Plays attacks through the engine: a real grader, a real socket, a scripted model."""

from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from mock_interview.engine.grading import Work, grade
from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.protocol import Grader
from mock_interview.locations import builtin_rubrics, locate
from mock_interview.rubric.library import LoadedRubric, load_file
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import PointScore, Scorecard
from mock_interview.settings import Settings
from tests.attacks.attack import Attack
from tests.attacks.corpus import REF
from tests.servers.chat import MODEL, ChatServer
from tests.servers.exchange import Recorded
from tests.servers.plays import Play


@dataclass(frozen=True, slots=True)
class Played:
    """One attack, the requests that it led to and the scorecard that came of it."""

    attack: Attack
    requests: tuple[Recorded, ...]
    card: Scorecard

    @property
    def credited(self) -> list[PointScore]:
        """The points that earned something."""
        return [point for criterion in self.card.criteria for point in criterion.points if point.credit]

    @property
    def is_flagged_as_shared(self) -> bool:
        """Whether the reader is told that many points rest on the same words."""
        return any(flag.code == "shared_quote" for flag in self.card.flags)


def load(ref: str = REF) -> LoadedRubric:
    """Load a shipped rubric."""
    return load_file(builtin_rubrics() / f"{ref}.json")


async def play(attacks: Iterable[Attack], model: Play, home: Path, loaded: LoadedRubric | None = None) -> list[Played]:
    """Grade each attack, one after the other, with a server that answers as `model` does.

    What endpoints can do is learned in a cache under `home`.
    """
    loaded = loaded or load()
    with ChatServer(rest=model) as server:
        settings = Settings(locate({"MOCK_INTERVIEW_HOME": str(home)}), base_url=server.url, models=(MODEL,))
        async with aclosing(LlmGrader(settings, environment={})) as grader:
            return [await _played(attack, server, grader, loaded) for attack in attacks]


async def graded(attack: Attack, grader: Grader, loaded: LoadedRubric) -> Scorecard:
    """Grade one attack."""
    subject = Subject(None, loaded.ref, loaded.rubric, loaded.sha256, loaded.pack.bands)
    return await grade(grader, Work(subject, attack.conversation(loaded.rubric.question)))


async def _played(attack: Attack, server: ChatServer, grader: Grader, loaded: LoadedRubric) -> Played:
    before = len(server.requests)
    card = await graded(attack, grader, loaded)
    return Played(attack, tuple(server.requests[before:]), card)
