"""Whole interviews played through the real program in a real terminal, and the transcripts they leave.

    python -m benchmarks.session [--record FILE]

Plays a coach interview and an exam, each offline and against a local server that speaks the protocol, waiting for
what is shown and never for a time, then reads the transcript in another process. Ends with 1 at the first thing that
is not so.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.session_checks import check_coach, check_exam, exported
from benchmarks.session_player import Player
from benchmarks.session_plays import play_coach, play_exam
from benchmarks.tables import markdown
from mock_interview.locations import locate
from tests.servers.chat import MODEL, ChatServer
from tests.terminals.terminal import Terminal

SIZES = ((80, 24), (100, 34))
HEADS = ("interview", "grader", "terminal", "steps", "requests", "seconds")
Row = tuple[object, ...]


def run(record: Callable[[str], None]) -> Iterator[Row]:
    """Play every interview with every grader, and yield what that took."""
    for (play, check), size in zip(((play_coach, check_coach), (play_exam, check_exam)), SIZES, strict=True):
        for grader in ("offline", "llm"):
            with _grading(grader) as (server, variables), tempfile.TemporaryDirectory() as home:
                variables = {**variables, "MOCK_INTERVIEW_HOME": home, "HOME": home}
                _shorten_clock(variables)
                began = time.monotonic()
                with Terminal(size=size, variables=variables) as terminal:
                    player = Player(terminal, record)
                    play(player, grader)
                check(exported(variables), grader)
                asked = len(server.requests) if server else 0
                name = play.__name__.removeprefix("play_")
                yield name, grader, "{}x{}".format(*size), player.steps, asked, f"{time.monotonic() - began:.1f}"


def _shorten_clock(variables: Mapping[str, str]) -> None:
    """Let an exam give a question no more than its spoken time, so that its clock runs out while one waits."""
    path = locate(variables).settings_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("clock_factor = 1\n", "utf-8")


@contextmanager
def _grading(grader: str) -> Iterator[tuple[ChatServer | None, Mapping[str, str]]]:
    """Lend what an environment needs for a grader, and the server where there is one."""
    with ExitStack() as stack:
        server = stack.enter_context(ChatServer()) if grader == "llm" else None
        address = {"OPENAI_BASE_URL": server.url, "MOCK_INTERVIEW_MODEL": MODEL} if server else {"OPENAI_BASE_URL": ""}
        yield server, {"OPENAI_API_KEY": "", **address}


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description="Play whole interviews in a terminal, and check what they leave.")
    parser.add_argument("--record", type=Path, metavar="FILE", help="Write every screen that was waited for.")
    options = parser.parse_args()
    screens: list[str] = []
    try:
        print(markdown(HEADS, list(run(screens.append))))
    except AssertionError:
        traceback.print_exc()
        return 1
    finally:
        if options.record:
            options.record.write_text("\n\n".join(screens), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
