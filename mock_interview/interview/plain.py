"""The plain interview's ear: lines, one after the other, become answers, questions back and commands."""

from dataclasses import dataclass
from typing import Literal, get_args

from mock_interview.text import sanitise

Command = Literal["hint", "give up", "next", "quit", "retry", "delivery"]

ASKS_BACK = "?"
COMMANDS: dict[str, Command] = {command: command for command in get_args(Command)}
MAX_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is complete; `is_cut` where it was too long to keep all of it."""

    text: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """The clock of the question has run out; `said` is the answer as it stands, which may be empty."""

    said: Answered


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question to the interviewer."""

    text: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """Something is to be done."""

    command: Command


Move = Answered | AskedBack | Commanded


def command_of(line: str) -> Command | None:
    """Return the command that `line` is and nothing else, if any."""
    return COMMANDS.get(" ".join(sanitise(line).casefold().split()))


class Ear:
    """Hears one answer, which goes on from what was typed before.

    Blank lines before an answer are skipped, one behind it ends it. With `commands` a line that is
    nothing but one of them is no part of the answer.
    """

    def __init__(self, begun: str = "", *, commands: bool) -> None:
        self._lines = sanitise(begun).rstrip().splitlines()
        self._chars = sum(map(len, self._lines))
        self._is_cut = False
        self._hears_commands = commands

    @property
    def so_far(self) -> str:
        """What is said so far."""
        return "\n".join(self._lines)

    def hear(self, line: str) -> Move | None:
        """Take in a line, and return what it completes, if anything."""
        line = sanitise(line).strip()
        if not line:
            return self.end() if self._lines else None
        if line.startswith(ASKS_BACK):
            return AskedBack(line.removeprefix(ASKS_BACK).strip())
        if self._hears_commands and (command := command_of(line)):
            return Commanded(command)
        self._add(line)
        return None

    def end(self) -> Answered:
        """Return the answer as it stands, which may be empty."""
        return Answered(self.so_far, self._is_cut)

    def _add(self, line: str) -> None:
        room = MAX_CHARS - self._chars
        self._is_cut |= len(line) > room
        if room > 0:
            self._lines.append(line[:room])
            self._chars += len(self._lines[-1])
