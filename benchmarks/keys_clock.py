"""How long a key takes to be answered, and how much of that the program worked or waited for a processor."""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.terminals.terminal import Terminal

QUIET_SECONDS = 0.010  # what is not followed by more within this time has settled
UNANSWERED_SECONDS = 0.5
PAUSES = (0.02, 0.08)  # between keys, at random, so that no timer keeps step with them


class Pressed(NamedTuple):
    """One key: seconds until the first of its output had come, and the last; and those waited for a processor."""

    first: float
    settled: float
    waited: float


@dataclass(frozen=True, slots=True)
class Timings:
    """What the keys of a case took. `worked` is the processor time of all, with whatever went on between them."""

    pressed: Sequence[Pressed]
    unanswered: int
    worked: float


class Processor(NamedTuple):
    """Seconds that a process worked, and waited to be let run; not numbers where the system does not tell."""

    worked: float
    waited: float


def processor_of(pid: int) -> Processor:
    """Return what the threads of a process used up to now, as Linux tells it."""
    threads = [_schedstat(path) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    if not threads:
        return Processor(math.nan, 0.0)
    return Processor(sum(each.worked for each in threads), sum(each.waited for each in threads))


def press_all(terminal: Terminal, keys: Iterable[str], chance: random.Random) -> Timings:
    """Press the keys one by one, each once what the one before brought has settled.

    Raises `AssertionError` where not one of them was answered.
    """
    before = processor_of(terminal.process.pid)
    answers = [_press(terminal, key, chance.uniform(*PAUSES)) for key in keys]
    worked = processor_of(terminal.process.pid).worked - before.worked
    pressed = [answer for answer in answers if answer]
    assert pressed, f"no key was answered; {terminal.told}"
    return Timings(pressed, len(answers) - len(pressed), worked)


def _press(terminal: Terminal, key: str, pause: float) -> Pressed | None:
    """Press a key after `pause` seconds; None where nothing came of it."""
    terminal.wait(pause)
    before = processor_of(terminal.process.pid)
    start = terminal.type(key)
    if (first := terminal.read(UNANSWERED_SECONDS)) is None:
        return None
    last = first
    while (more := terminal.read(QUIET_SECONDS)) is not None:
        last = more
    waited = processor_of(terminal.process.pid).waited - before.waited
    return Pressed(first.at - start, last.at - start, waited)


def _schedstat(path: Path) -> Processor:
    try:
        worked, waited, _ = path.read_text().split()
    except OSError:  # the thread has ended
        return Processor(0.0, 0.0)
    return Processor(int(worked) / 1e9, int(waited) / 1e9)
