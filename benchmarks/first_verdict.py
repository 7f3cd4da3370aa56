"""How long the program itself takes from the first byte of a reply to the first verdict it reports.

    python -m benchmarks.first_verdict

A local server streams an honest reply without a pause, over a real socket. The clock starts when it
has written the first event and stops at the first report with a verdict in it, so that the socket,
the server's further writing and all of our own reading are counted in. Ends with 1 where the
slowest is beyond the target.
"""

import asyncio
import math
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.prompt_size import shipped
from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.protocol import Progress
from mock_interview.locations import locate
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.settings import Settings
from tests.servers.chat import MODEL, ChatServer
from tests.servers.exchange import Exchange
from tests.servers.honest import grade

TARGET_MS = 100.0
ROUNDS = 5


class Stopwatch:
    """Knows when the first byte of a reply was sent, and when its first verdict was reported."""

    def __init__(self) -> None:
        self.sent = math.nan
        self.reported = math.nan

    @property
    def milliseconds(self) -> float:
        """What lies between them."""
        return 1000 * (self.reported - self.sent)

    def play(self, exchange: Exchange) -> None:
        """Stream an honest reply."""
        first, *others = exchange.events(grade(exchange.request.body["messages"]))
        exchange.begin_events()
        exchange.send_event(first)
        self.sent = time.perf_counter()
        for event in others:
            exchange.send_event(event)
        exchange.end_events()

    def hear(self, progress: Progress) -> None:
        """Take note of the first verdict."""
        if progress.judgement and math.isnan(self.reported):
            self.reported = time.perf_counter()


async def measure(home: Path) -> list[float]:
    """Return the milliseconds of each reply, `ROUNDS` for each shipped rubric."""
    taken = []
    watch = Stopwatch()
    with ChatServer(rest=lambda exchange: watch.play(exchange)) as server:
        settings = Settings(locate({"MOCK_INTERVIEW_HOME": str(home)}), base_url=server.url, models=(MODEL,))
        grader = LlmGrader(settings, environment={})
        for rubric in [rubric for rubric in shipped() for _ in range(ROUNDS)]:
            watch = Stopwatch()
            await grader.grade(rubric, _conversation(rubric), watch.hear)
            taken.append(watch.milliseconds)
        await grader.aclose()
    return taken


def main() -> int:
    """Print what was seen and return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        taken = sorted(asyncio.run(measure(Path(home))))
    print("Milliseconds from the first byte of a reply to its first reported verdict\n")
    print(f"{'replies':>10}{'median':>10}{'slowest':>10}{'target':>10}")
    print(f"{len(taken):>10}{statistics.median(taken):>10.1f}{taken[-1]:>10.1f}{TARGET_MS:>10.0f}")
    return int(taken[-1] >= TARGET_MS)


def _conversation(rubric: Rubric) -> Conversation:
    answer = rubric.model_answer or "I cannot say."
    return (Said("interviewer", "question", rubric.question), Said("candidate", "answer", answer))


if __name__ == "__main__":
    sys.exit(main())
