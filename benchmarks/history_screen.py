"""How long the History screen takes over a long history, in a real terminal.

    python -m benchmarks.history_screen [--attempts N] [--store FILE] [--keys N]

Opened again and again, then keys pressed in it, timed as in ``benchmarks.keys``. Ends with 1 where keys are beyond the
target there.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from benchmarks.history_store import add_options, provide
from benchmarks.keys import TARGET_MS, percentile
from benchmarks.keys_clock import Timings, press_all
from benchmarks.keys_screens import DOWN, PAGE_DOWN, THERE_AND_BACK
from benchmarks.tables import markdown
from mock_interview.locations import HOME_VARIABLE, locate
from mock_interview.transcripts.backup.copies import make_copy
from mock_interview.transcripts.clock import now
from mock_interview.transcripts.database import Database
from tests.terminals.terminal import Terminal

OPENINGS, KEYS = 10, 200
SIZE = (120, 40)
ON_HOME, FILLED = ("Practise", "Lately"), "newest first"
ESCAPE, END, HOME = "\x1b", "\x1b[F", "\x1b[H"
CASES: dict[str, Sequence[str]] = {
    "up and down": THERE_AND_BACK,
    "down": (DOWN,),
    "page down": (PAGE_DOWN,),
    "last and first": (END, HOME),
    "mark": (" ",),
}


def main() -> int:
    """Print the table and return the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    add_options(arguments)
    arguments.add_argument("--keys", type=int, default=KEYS, help="how many in each case")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as home:
        _put(provide(asked.store, asked.attempts), Path(home))
        with Terminal("practice", "--grader", "offline", size=SIZE, variables={HOME_VARIABLE: home}) as terminal:
            terminal.until_shown(*ON_HOME)
            opened = [_opened(terminal) for _ in range(OPENINGS)]
            terminal.type("h")
            terminal.until_shown(FILLED)
            rows = [
                _row(name, press_all(terminal, islice(cycle(keys), asked.keys), random.Random(name)))
                for name, keys in CASES.items()
            ]
    print(f"from the key to the filled table: {1000 * statistics.median(opened):.0f} ms\n")
    print(markdown(("keys", "settled ms", "p95 ms", "own p95 ms", ""), rows))
    return int(any(row[-1] for row in rows))


def _put(store: Path, home: Path) -> None:
    """Let the program find the store in `home`, with a copy made just now, so that it makes none meanwhile."""
    locations = locate({HOME_VARIABLE: str(home)})
    locations.database.parent.mkdir(parents=True)
    with closing(Database(home / "empty.db")):
        make_copy(home / "empty.db", locations.backups, now())
    locations.database.symlink_to(store.resolve())


def _opened(terminal: Terminal) -> float:
    """Return how many seconds History takes from the key until it is filled; leave it again."""
    start = terminal.type("h")
    terminal.until_shown(FILLED)
    seconds = time.monotonic() - start
    terminal.type(ESCAPE)
    terminal.until_shown(*ON_HOME)
    return seconds


def _row(name: str, timings: Timings) -> tuple[str, ...]:
    settled = [key.settled for key in timings.pressed]
    own = percentile([key.settled - key.waited for key in timings.pressed], 0.95)
    seconds = (percentile(settled, 0.5), percentile(settled, 0.95), own)
    return (name, *(f"{1000 * each:.1f}" for each in seconds), "SLOW" if 1000 * own > TARGET_MS else "")


if __name__ == "__main__":
    sys.exit(main())
