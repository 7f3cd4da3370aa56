"""What a bench found, kept until the next one of the same rubric and kind of grader."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from mock_interview import __version__
from mock_interview.files import write_whole
from mock_interview.locations import Locations
from mock_interview.rubric.library import LoadedRubric
from mock_interview.scoring.by_hand import verdict_word, verdicts_of
from mock_interview.scoring.scorecard import GraderName, Provenance
from mock_interview.workshop.bench.outcomes import BenchedRubric, Outcome


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """One case as kept: its percent and its verdicts in a word each, by id."""

    percent: float | None
    verdicts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One rubric's part of a bench: what was graded by whom, and the outcomes by the name of the case."""

    ref: str
    rubric_sha256: str
    program: str
    created_at: str
    grader: Provenance
    outcomes: dict[str, KeptOutcome]


_RECORD = TypeAdapter(Record)


def record_of(benched: BenchedRubric) -> Record:
    """Return what is kept of a rubric whose cases are all graded; there is at least one case."""
    cards = [outcome.card for outcome in benched.outcomes]
    asked = [card for card in cards if card.usage.requests] or cards
    return Record(
        benched.loaded.ref,
        benched.loaded.sha256,
        __version__,
        max(card.created_at for card in cards),
        asked[0].grader,
        {outcome.case.name: _kept(outcome) for outcome in benched.outcomes},
    )


def last_record(places: Locations, loaded: LoadedRubric, kind: GraderName) -> Record | None:
    """Return what the last bench of this rubric with this kind of grader found.

    None where there was none, and where what is there is not readable: it is only compared with.
    """
    try:
        record = _RECORD.validate_json(_path(places, loaded.ref, kind).read_bytes())
        datetime.fromisoformat(record.created_at)
    except (OSError, ValidationError, ValueError):
        return None
    return record


def keep_record(places: Locations, record: Record) -> None:
    """Keep a record in the place of the one before; where it cannot be kept the next bench has less to tell."""
    path = _path(places, record.ref, record.grader.kind)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _RECORD.dump_json(record, indent=1))


def _kept(outcome: Outcome) -> KeptOutcome:
    words = {id_: verdict_word(claim) for id_, claim in verdicts_of(outcome.card).items()}
    return KeptOutcome(outcome.card.percent, words)


def _path(places: Locations, ref: str, kind: GraderName) -> Path:
    return places.bench_runs / f"{ref}.{kind}.json"
