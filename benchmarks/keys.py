"""How long each screen takes to answer a key, in a real terminal, with a 5,000-word answer in the editor.

    python -m benchmarks.keys [--keys N] [--only WORDS]

The clock starts when the key is written to the terminal; `first` stops it when the first of the output has come, and
`settled` when the last of it has, before a hundredth of a second of quiet: both are medians. What goes on by itself
(the draft saved, the words counted, the cursor blinking) goes on, and delays keys as it does for a person. `own p95` is
the 95th percentile less the time that the program was ready and not let run, which is the machine's doing; `worked` is
its processor time for a key, with all that goes on between keys. Textual's own editor stands beside ours, with the same
text and keys. Ends with 1 where a screen's own 95th percentile is beyond the target.
"""

import argparse
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks import keys_store
from benchmarks.keys_clock import Timings, press_all
from benchmarks.keys_screens import ANSWER_CASES, BARE_CASES, SCREEN_CASES, Case
from mock_interview.locations import HOME_VARIABLE
from tests.terminals.terminal import Terminal

TARGET_MS = 20.0
KEYS = 200
WARM_UP = 20
SIZES = ((80, 24), (120, 40))
EDITOR_LINES = {24: 8, 40: 14}  # as many as ours has in such a terminal
HEADS = ("first", "settled", "p95", "most", "own p95", "worked")


@dataclass(frozen=True, slots=True)
class Result:
    """What the keys of one case took in one terminal. `is_ours`: and not the bare editor."""

    name: str
    size: tuple[int, int]
    timings: Timings
    is_ours: bool

    @property
    def own_p95(self) -> float:
        """The 95th percentile in seconds, less what the program waited for a processor."""
        return percentile([key.settled - key.waited for key in self.timings.pressed], 0.95)

    @property
    def is_slow(self) -> bool:
        """Whether one of our screens is beyond the target."""
        return self.is_ours and 1000 * self.own_p95 > TARGET_MS


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of `values` that at least `share` of them do not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


def measure(texts: dict[str, str], keys: int, only: str) -> Iterator[Result]:
    """Yield a result for each case whose name holds `only`, in each terminal; the editor's for each of `texts`."""
    with tempfile.TemporaryDirectory() as folder:
        for form, text in texts.items():
            home, file = Path(folder) / form, Path(folder) / f"{form}.txt"
            keys_store.make(home, text)
            file.write_text(text, "utf-8")
            for size in SIZES:
                for case in _chosen(ANSWER_CASES, form, only):
                    yield _result(case, _program(home, size), size, keys, is_ours=True)
                for case in _chosen(BARE_CASES, form, only):
                    yield _result(case, _bare(file, size), size, keys, is_ours=False)
        for size in SIZES:
            for case in _chosen(SCREEN_CASES, "", only):
                yield _result(case, _program(home, size), size, keys, is_ours=True)


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description="Time how long keys take to be answered.")
    parser.add_argument("--keys", type=int, default=KEYS, help="how many in each case")
    parser.add_argument("--only", default="", help="the cases whose name holds this")
    options = parser.parse_args()
    texts = {"in paragraphs": keys_store.in_paragraphs(), "in one paragraph": keys_store.in_one_paragraph()}
    print(f"Milliseconds to the answer of a key; the target is {TARGET_MS:g} at the 95th percentile\n")
    print(f"{'keys':44}{'terminal':>9}{''.join(f'{head:>9}' for head in HEADS)}")
    is_slow = False
    for result in measure(texts, options.keys, options.only):
        is_slow |= result.is_slow
        print(_row(result), flush=True)
    return int(is_slow)


def _chosen(cases: Sequence[Case], form: str, only: str) -> Iterator[Case]:
    for case in cases:
        name = f"{case.name}, {form}" if form else case.name
        if only.casefold() in name.casefold():
            yield Case(name, case.reach, case.keys)


def _result(case: Case, terminal: Terminal, size: tuple[int, int], keys: int, *, is_ours: bool) -> Result:
    with terminal:
        case.reach(terminal)
        typed = cycle(case.keys)
        chance = random.Random(case.name)
        press_all(terminal, islice(typed, WARM_UP), chance)
        return Result(case.name, size, press_all(terminal, islice(typed, keys), chance), is_ours)


def _program(home: Path, size: tuple[int, int]) -> Terminal:
    return Terminal("practice", "--grader", "offline", size=size, variables={HOME_VARIABLE: str(home)})


def _bare(file: Path, size: tuple[int, int]) -> Terminal:
    return Terminal(str(file), str(EDITOR_LINES[size[1]]), module="benchmarks.bare_editor", size=size)


def _row(result: Result) -> str:
    timings, (columns, rows) = result.timings, result.size
    settled = [key.settled for key in timings.pressed]
    seconds = (
        percentile([key.first for key in timings.pressed], 0.5),
        percentile(settled, 0.5),
        percentile(settled, 0.95),
        max(settled),
        result.own_p95,
        timings.worked / (len(timings.pressed) + timings.unanswered),
    )
    told = "".join(f"{1000 * each:9.1f}" for each in seconds)
    idle = f"  {timings.unanswered} without an answer" if timings.unanswered else ""
    return f"{result.name:44}{f'{columns}x{rows}':>9}{told}{idle}{'  SLOW' if result.is_slow else ''}"


if __name__ == "__main__":
    sys.exit(main())
