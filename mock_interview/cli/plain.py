"""The plain interview opened: which questions, with whose consent, and how it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mock_interview.cli import plain_text
from mock_interview.cli.background import background
from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import open_store_to_write
from mock_interview.cli.output import SHORT_ID, local_time, notice
from mock_interview.cli.plain_input import Lines, is_typed, standard_input
from mock_interview.cli.plain_interview import PlainInterview
from mock_interview.engine.registry import describe_grader
from mock_interview.interview.session import Session
from mock_interview.interview.starting import Starter
from mock_interview.rubric.catalogue import glance
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import consent, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Interview, Mode

SENDING = (
    "Your answers and the rubric will be sent to {}. Type yes to agree; you will not be asked again for this host."
)
NOT_AGREED = "Nothing was sent. With --grader offline nothing leaves this machine."
WHICH = "Type a number from 1 to {}, or press Enter for 1."
UNFINISHED_OFFERED = 3

Choice = Interview | str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A new interview over `count` questions of the pack, or over the ref, `name`; None for what there is.

    `allowed_seconds` is the clock of an exam, None for what its questions give. `is_drill`: over the weak points.
    """

    name: str | None = None
    count: int | None = None
    mode: Mode = "coach"
    allowed_seconds: int | None = None
    is_drill: bool = False


def hold_plain(settings: Settings, wanted: Wanted) -> ExitCode:
    """Hold an interview on standard input and output.

    Where nothing is named a person at a terminal is asked; otherwise it is the first pack there is.
    """
    lines, library = standard_input(), open_library(settings)
    notice(f"Grader: {describe_grader(settings)}")
    with open_store_to_write(settings) as db:
        chosen = "" if wanted.is_drill else wanted.name or _chosen(settings, db, library, lines)
        if chosen is None or not _may_send(settings, db, lines):
            return ExitCode.DONE
        session = _opened(settings, db, library, chosen, wanted)
        with _reassuring(session), background() as loop:
            if is_typed():
                notice(plain_text.HOW_IN_EXAM if session.interview.mode == "exam" else plain_text.HOW)
            interview = PlainInterview(settings, db, library, session, lines, loop, is_typed=is_typed())
            try:
                interview.hold()
            finally:
                interview.close()
        return ExitCode.NOT_GRADED if interview.has_ungraded else ExitCode.DONE


def _chosen(settings: Settings, db: Database, library: Library, lines: Lines) -> Choice | None:
    """Return what to practise: the first pack, or what a person at the terminal says; None where they say nothing."""
    if not is_typed():
        return next((ref.partition("/")[0] for ref in library.refs), "")
    unfinished = interviews.unfinished(db)[:UNFINISHED_OFFERED]
    choices: list[tuple[Choice, str]] = [
        *((kept, f"Go on with {kept.pack}, begun {local_time(kept.started_at)}") for kept in unfinished),
        *((pack.name, f"{pack.title} ({len(pack.refs)} questions)") for pack in glance(settings)),
    ]
    for place, (_, told) in enumerate(choices, 1):
        notice(f"{place}  {told}")
    number = _number(lines, len(choices))
    return choices[number - 1][0] if number else None


def _number(lines: Lines, most: int) -> int | None:
    """Ask for a number until one comes; None at the end of the input."""
    while True:
        notice(WHICH.format(most))
        if (line := lines.next()) is None:
            return None
        typed = line.strip() or "1"
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= most:
            return int(typed)


def _may_send(settings: Settings, db: Database, lines: Lines) -> bool:
    """Ask once for each host; without a terminal to ask at, the settings have said it."""
    if settings.chosen_grader != "llm" or not is_typed() or consent.is_agreed(db, settings.endpoint):
        return True
    notice(SENDING.format(settings.endpoint))
    if (lines.next() or "").strip().casefold() not in ("y", "yes"):
        notice(NOT_AGREED)
        return False
    consent.agree(db, settings.endpoint)
    return True


def _opened(settings: Settings, db: Database, library: Library, chosen: Choice, wanted: Wanted) -> Session:
    starter = Starter(settings, db, library)
    if isinstance(chosen, Interview):
        return starter.resume(chosen.id)
    if wanted.is_drill:
        return starter.drill()
    return starter.begin(chosen, wanted.count, wanted.mode, wanted.allowed_seconds)


@contextmanager
def _reassuring(session: Session) -> Iterator[None]:
    """Say where the interview is kept, however it ends."""
    show = f"'mock-interview transcripts show {session.interview.id[:SHORT_ID]}' shows it"
    try:
        yield
    except BaseException:
        notice(f"What was said is kept: {show}, and 'mock-interview practice' goes on with it.")
        raise
    notice(f"Kept: {show} again.")
