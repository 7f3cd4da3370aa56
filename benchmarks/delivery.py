"""How well fillers and hedges are found, word by word, on hand-labelled sentences; and how fast a report is.

python -m benchmarks.delivery
"""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from mock_interview.interview.delivery import report

LABELLED = Path(__file__).parents[1] / "tests" / "interview" / "delivery" / "labelled"
HALVES = ("tuning", "held_out")

_ANY_LENGTH = 120
_TIMED_RUNS = 50

Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each word was found, found wrongly and missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> list[str]:
        """Every word that was labelled or found, in alphabetical order."""
        return sorted({*self.right, *self.wrong, *self.missed})


def tally(half: str) -> Tally:
    """Compare the marks found in one half with its labels; a mark counts only with its exact place and kind."""
    counts = Tally()
    for line in (LABELLED / f"{half}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        _count(row["text"], {(mark["start"], mark["end"], mark["kind"]) for mark in row["marks"]}, counts)
    return counts


def _count(text: str, labelled: set[Found], counts: Tally) -> None:
    marks = report(text, _ANY_LENGTH).marks
    found = {(mark.span.start, mark.span.end, mark.kind) for mark in marks}
    for into, places in (
        (counts.right, found & labelled),
        (counts.wrong, found - labelled),
        (counts.missed, labelled - found),
    ):
        into.update(text[start:end].lower() for start, end, _ in places)


def precision(right: int, wrong: int) -> float:
    """Return the share of what was found that is labelled; 1 where nothing was found."""
    return right / (right + wrong) if right + wrong else 1.0


def recall(right: int, missed: int) -> float:
    """Return the share of what is labelled that was found; 1 where nothing is labelled."""
    return right / (right + missed) if right + missed else 1.0


def main() -> None:
    """Print a table for each half, then the time of a report."""
    for half in HALVES:
        _print_table(half, tally(half))
    _print_times()


def _print_table(half: str, counts: Tally) -> None:
    print(f"{half}\n{'':24}{'right':>7}{'wrong':>7}{'missed':>7}{'precision':>11}{'recall':>8}")
    for word in counts.words:
        _print_row(word, counts.right[word], counts.wrong[word], counts.missed[word])
    _print_row("all", counts.right.total(), counts.wrong.total(), counts.missed.total())
    print()


def _print_row(name: str, right: int, wrong: int, missed: int) -> None:
    shares = f"{precision(right, wrong):11.2f}{recall(right, missed):8.2f}"
    print(f"{name:24}{right:7}{wrong:7}{missed:7}{shares}")


def _print_times() -> None:
    texts = [json.loads(line)["text"] for line in (LABELLED / "tuning.jsonl").read_text("utf-8").splitlines()]
    words = " ".join(texts).split()
    answer = " ".join(words[:300])
    best = min(_seconds(answer) for _ in range(_TIMED_RUNS))
    print(f"300 words: {best * 1000:.1f} ms of processor time, the best of {_TIMED_RUNS}")
    print(f"50,000 words: {_seconds(' '.join(words * (50_000 // len(words) + 1))) * 1000:.0f} ms")
    print(f"one word of 50,000 characters: {_seconds('a' * 50_000) * 1000:.0f} ms")


def _seconds(answer: str) -> float:
    start = time.process_time()
    report(answer, _ANY_LENGTH)
    return time.process_time() - start


if __name__ == "__main__":
    main()
