"""A store of many attempts, as years of practice by a whole team would leave it.

    python -m benchmarks.history_store [--attempts N] [--store FILE]

What was made once is used again. The same number gives the same store.
"""

import argparse
import json
import random
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.history_content import GRADERS, Question, questions
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Mode

ATTEMPTS = 100_000
PER_INTERVIEW = 5
FIRST_DAY = datetime(2021, 1, 4, 9, tzinfo=UTC)
DAYS = timedelta(days=5 * 365)
HALFWAY = FIRST_DAY + DAYS / 2
MODES: tuple[Mode, ...] = ("coach", "coach", "exam", "single")
SHARE_FOLLOWED_UP, SHARE_UNGRADED, SHARE_RATED, SHARE_BY_HAND, SHARE_OF_MAIN_GRADER = 0.4, 0.01, 0.6, 0.01, 0.95

Row = Mapping[str, Any]
Kept = tuple[str, Row]  # the table, and the columns by name
Versions = tuple[Question, Question]  # the older, the newer


def main() -> None:
    """Make the store that the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    add_options(arguments)
    asked = arguments.parse_args()
    path = provide(asked.store, asked.attempts)
    print(f"{path}  {path.stat().st_size / 1e6:.0f} MB")


def add_options(arguments: argparse.ArgumentParser) -> None:
    """Add what says which store is meant."""
    arguments.add_argument("--attempts", type=int, default=ATTEMPTS, help="how many attempts the store holds")
    arguments.add_argument("--store", type=Path, help="where it is kept; a temporary folder by default")


def provide(path: Path | None, attempts: int) -> Path:
    """Return the store at `path`, made first where it is not there yet."""
    path = path or Path(tempfile.gettempdir()) / f"mock-interview-history-{attempts}" / "transcripts.db"
    if not path.exists():
        began = time.perf_counter()
        make(path, attempts)
        print(f"{attempts:,} attempts made in {time.perf_counter() - began:.0f} s")
    return path


def make(path: Path, attempts: int) -> None:
    """Make a store of `attempts` attempts; it takes its name only once it is whole."""
    unfinished = path.with_name(f"{path.name}.part")
    for suffix in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    with closing(Database(unfinished)) as db, db.writing() as connection, _indexed_at_the_end(connection):
        for table, row in _rows(attempts, random.Random(attempts)):
            _insert(connection, table, row)
    unfinished.replace(path)


@contextmanager
def _indexed_at_the_end(connection: sqlite3.Connection) -> Iterator[None]:
    """Index what was said all at once, which takes a fraction of the time of doing it piece by piece."""
    [(trigger,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'utterance_indexed'").fetchall()
    connection.execute("DROP TRIGGER utterance_indexed")
    yield
    connection.execute("INSERT INTO said (said) VALUES ('rebuild')")
    connection.execute(trigger)


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", tuple(row.values()))  # noqa: S608 - our own


def _rows(attempts: int, chance: random.Random) -> Iterator[Kept]:
    """Yield the rows of every table, each after those it refers to."""
    asked = questions(chance)
    for question in (version for versions in asked for version in versions):
        yield "rubric", _rubric(question)
    for number in range(attempts // PER_INTERVIEW):
        at = FIRST_DAY + DAYS * (number * PER_INTERVIEW / attempts) + timedelta(seconds=chance.randrange(3600))
        yield from _interview(asked, at, chance)


def _rubric(question: Question) -> Row:
    return {"sha256": question.sha256, "title": question.data["title"], "content": json.dumps(question.data)}


def _interview(asked: Sequence[tuple[Question, Question]], at: datetime, chance: random.Random) -> Iterator[Kept]:
    """Yield an interview over questions of one pack; the newer half of all interviews ask the newer versions."""
    first = chance.randrange(len(asked))
    pack = asked[first][0].ref.partition("/")[0]
    mates = [versions[at >= HALFWAY] for versions in asked if versions[0].ref.startswith(f"{pack}/")]
    chosen = chance.sample(mates, PER_INTERVIEW)
    id_, mode = _id(chance), chance.choice(MODES)
    yield (
        "interview",
        {
            "id": id_,
            "pack": pack,
            "mode": mode,
            "refs": json.dumps([question.ref for question in chosen]),
            "started_at": iso(at),
            "finished_at": iso(at + timedelta(minutes=25)),
        },
    )
    for position, question in enumerate(chosen):
        head = {"interview_id": id_, "pack": pack, "mode": mode, "position": position}
        yield from _attempt(head, question, at + timedelta(minutes=5 * position), chance)


def _attempt(head: Row, question: Question, at: datetime, chance: random.Random) -> Iterator[Kept]:
    id_ = _id(chance)
    rated = chance.random() < SHARE_RATED
    yield (
        "attempt",
        {
            "id": id_,
            **head,
            "ref": question.ref,
            "rubric_sha256": question.sha256,
            "try_number": 1,
            "started_at": iso(at),
            "finished_at": iso(at + timedelta(minutes=4)),
            "hints": chance.choice((0, 0, 0, 1)),
            "self_rating": chance.randint(1, 5) if rated else None,
        },
    )
    rounds = 2 if chance.random() < SHARE_FOLLOWED_UP else 1
    yield from _utterances(id_, question, rounds, at, chance)
    if chance.random() < SHARE_UNGRADED:
        yield _job(id_, at, chance)
    else:
        yield from _scorecards(id_, question, rounds, at, chance)


def _utterances(
    attempt_id: str, question: Question, rounds: int, at: datetime, chance: random.Random
) -> Iterator[Kept]:
    follow_ups = [follow_up.ask for follow_up in question.rubric.follow_ups]
    for seq in range(2 * rounds):
        asking = seq % 2 == 0
        asked = question.rubric.question if seq == 0 else chance.choice(follow_ups)
        yield (
            "utterance",
            {
                "id": _id(chance),
                "attempt_id": attempt_id,
                "seq": seq,
                "speaker": "interviewer" if asking else "candidate",
                "kind": ("follow_up" if seq else "question") if asking else "answer",
                "text": asked if asking else chance.choice(question.answers),
                "started_at": iso(at + timedelta(minutes=seq)),
                "ended_at": iso(at + timedelta(minutes=seq, seconds=50)),
            },
        )


def _scorecards(
    attempt_id: str, question: Question, rounds: int, at: datetime, chance: random.Random
) -> Iterator[Kept]:
    grader = GRADERS[int(at >= HALFWAY) if chance.random() < SHARE_OF_MAIN_GRADER else chance.randrange(len(GRADERS))]
    for round_ in range(rounds):
        yield _scorecard(attempt_id, round_, chance.choice(question.cards), grader, at + timedelta(minutes=3))
    if chance.random() < SHARE_BY_HAND:
        by_hand = chance.choice(question.cards)
        yield _scorecard(attempt_id, 0, by_hand, Provenance("human"), at + timedelta(minutes=2))


def _scorecard(attempt_id: str, round_: int, card: dict[str, Any], grader: Provenance, at: datetime) -> Kept:
    signed = {**card, "attempt": attempt_id, "grader": asdict(grader), "created_at": iso(at)}
    return (
        "scorecard",
        {
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{attempt_id} {round_} {grader.kind}")),
            "attempt_id": attempt_id,
            "round": round_,
            "created_at": iso(at),
            "grader": grader.kind,
            "percent": card["percent"],
            "coverage": card["coverage"],
            "band": card["band"],
            "card": json.dumps(signed),
        },
    )


def _job(attempt_id: str, at: datetime, chance: random.Random) -> Kept:
    state = chance.choice(("queued", "failed", "cancelled"))
    error = "The host did not answer; check the connection." if state == "failed" else None
    return (
        "grading_job",
        {
            "id": _id(chance),
            "attempt_id": attempt_id,
            "round": 0,
            "grader": "llm",
            "state": state,
            "error": error,
            "created_at": iso(at),
            "updated_at": iso(at),
        },
    )


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


if __name__ == "__main__":
    main()
