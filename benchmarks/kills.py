"""The program killed without warning, over and over, in a real terminal: what is lost.

    python -m benchmarks.kills [--trials N] [--seed N]

Each trial types at a human speed, kills the program at a random moment, holds the store against every key that was
typed and against what the screen had said, then starts the program again, goes on with the interview and types on.
A program killed at a grading held a lease, so that its next start may wait half a minute for it. Ends with 1 where
anything was lost.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.kill_checks import MOST_SECONDS
from benchmarks.kill_trial import PHASES, Outcome, run_trial
from benchmarks.tables import markdown

KINDS = ("typing lost", "answer lost", "half sent", "unsound", "went on wrongly")
HEADS = ("killed", "trials", "the store said", "most typing lost", *KINDS)


def run(trials: int, seed: int) -> Iterator[Outcome]:
    """Yield the outcomes of `trials`, in turn in each phase."""
    for number, phase in enumerate(islice(cycle(PHASES), trials)):
        with tempfile.TemporaryDirectory() as home:
            yield run_trial(phase, random.Random(f"{seed}/{number}"), Path(home))


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description="Kill the program, over and over, and see what is lost.")
    parser.add_argument("--trials", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes = []
    for outcome in run(options.trials, options.seed):
        outcomes.append(outcome)
        _tell(len(outcomes), outcome)
    print(markdown(HEADS, _rows(outcomes)))
    print(f"\nTyping is lost where it was done more than {MOST_SECONDS:g} s before the kill and is not kept.")
    return int(any(outcome.findings for outcome in outcomes))


def _tell(number: int, outcome: Outcome) -> None:
    for finding in outcome.findings:
        print(f"trial {number}, killed {PHASES[outcome.phase]}: {finding.kind}: {finding.what}", flush=True)


def _rows(outcomes: Sequence[Outcome]) -> Iterator[Sequence[object]]:
    for phase, when in PHASES.items():
        if chosen := [outcome for outcome in outcomes if outcome.phase == phase]:
            yield _row(when, chosen)
    yield _row("in all", outcomes)


def _row(when: str, outcomes: Sequence[Outcome]) -> Sequence[object]:
    states = Counter(outcome.state for outcome in outcomes)
    most = max((outcome.loss for outcome in outcomes), key=lambda loss: loss.seconds)
    bad = [sum(any(one.kind == kind for one in outcome.findings) for outcome in outcomes) for kind in KINDS]
    told = ", ".join(f"{state} {count}" for state, count in sorted(states.items()))
    return (when, len(outcomes), told, f"{most.seconds:.2f} s, {most.keys} keys", *bad)


if __name__ == "__main__":
    sys.exit(main())
