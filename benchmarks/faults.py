"""Every fault of an endpoint, played for real: what the person sees, what it costs, and whether the answer is kept.

    python -m benchmarks.faults

The real grader runs through the engine and a real store in a temporary folder, against a local server. `requests`
counts what the server heard; whether the answer is kept and what became of its job is read back from the store. The
waiting is real, so it takes some seconds.
"""

import asyncio
import re
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fault_list import FAULTS, Fault
from benchmarks.tables import markdown
from mock_interview.engine.registry import GraderFactory
from mock_interview.engine.single import KeptAnswer, grade_kept, keep_answer
from mock_interview.errors import MockInterviewError
from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.protocol import Progress
from mock_interview.locations import locate
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import honest

REF = "ml-engineer/feature-scaling"
ANSWER = (
    "Features on very different ranges make gradient-based training converge slowly. "
    "Decision trees and tree ensembles are not affected by feature scaling."
)
DEADLINE_SECONDS = 8.0
SERVER = "http://localhost"  # in the table, whatever the port was
AT_ONCE = 8
_ANY_PORT = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a grading ended: the class of the error or ``-``, and the last words to the person who waited."""

    error: str
    told: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a fault. `kept` tells whether the answer stands in the store, word for word."""

    fault: Fault
    ending: Ending
    requests: int
    kept: bool
    job: str


async def play(fault: Fault, home: Path, deadline_seconds: float = DEADLINE_SECONDS) -> Outcome:
    """Keep an answer, let its grading meet `fault`, and see what is left. Everything is written under `home`."""
    models = (MODEL, "another-model")
    server = (
        ChatServer([fault.play], honest, models=models) if fault.once else ChatServer(rest=fault.play, models=models)
    )
    with server:
        settings = _settings(fault, server.url, home, deadline_seconds)
        with closing(Database(settings.locations.database)) as db:
            library = open_library(settings)
            kept = keep_answer(db, library.load(REF), ANSWER, "llm")
            ending = await _ending(fault, db, library, settings, kept)
            return Outcome(fault, ending, len(server.requests), _is_kept(db, kept), _job_state(db, kept))


async def play_all(faults: Sequence[Fault] = FAULTS, deadline_seconds: float = DEADLINE_SECONDS) -> list[Outcome]:
    """Play every fault, some at a time, each with a home of its own."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def in_turn(fault: Fault) -> Outcome:
        with tempfile.TemporaryDirectory() as home:
            async with turns:
                return await play(fault, Path(home), deadline_seconds)

    return await asyncio.gather(*map(in_turn, faults))


def main() -> None:
    """Print the table."""
    outcomes = asyncio.run(play_all())
    heads = ("fault", "error", "what the person sees", "requests", "answer kept", "job")
    print(markdown(heads, map(_row, outcomes)))


def _row(outcome: Outcome) -> Sequence[object]:
    kept = "yes" if outcome.kept else "NO"
    return (outcome.fault.name, outcome.ending.error, outcome.ending.told, outcome.requests, kept, outcome.job)


def _settings(fault: Fault, url: str, home: Path, deadline_seconds: float) -> Settings:
    wanted = {"base_url": url, "models": (MODEL,), "deadline_seconds": deadline_seconds, **fault.settings}
    return Settings(locations=locate({"MOCK_INTERVIEW_HOME": str(home)}), **wanted)


async def _ending(fault: Fault, db: Database, library: Library, settings: Settings, kept: KeptAnswer) -> Ending:
    waiting: list[str] = []

    def report(progress: Progress) -> None:
        waiting.append(progress.text)

    try:
        card = await grade_kept(db, library, settings, kept.job, report, _with_key(fault.key))
    except MockInterviewError as error:
        return Ending(type(error).__name__, _ANY_PORT.sub(SERVER, str(error)))
    countdown = [_ANY_PORT.sub(SERVER, text) for text in waiting if "trying again" in text]
    return Ending("-", " Then: ".join([*countdown[:1], f"graded, {card.percent} %"]))


def _with_key(key: str) -> GraderFactory:
    """Return a factory of LLM graders that find only this key in their environment."""

    def make(kind: GraderKind, settings: Settings) -> LlmGrader:
        return LlmGrader(settings, environment={"OPENAI_API_KEY": key} if key else {})

    return make


def _is_kept(db: Database, kept: KeptAnswer) -> bool:
    said = history.load_attempt(db, kept.job.attempt_id).utterances
    return ANSWER in [one.text for one in said]


def _job_state(db: Database, kept: KeptAnswer) -> str:
    job = history.load_attempt(db, kept.job.attempt_id).job
    if job is None:
        return "done"
    return f"{job.state}, tried again at the next start" if job.transient else job.state


if __name__ == "__main__":
    main()
