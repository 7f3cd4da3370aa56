"""An answer that a person has scored becomes an example of its rubric."""

import codecs
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.files import write_new
from mock_interview.locations import read_start
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.rubric.models import PercentRange, Rubric
from mock_interview.rubric.parsing import parse_rubric
from mock_interview.rubric.wording import level_wording, wording
from mock_interview.scoring.arithmetic import percent_of, score_criteria
from mock_interview.scoring.by_hand import Claim, judgement_of, verdicts_of
from mock_interview.scoring.judgement import Judgement
from mock_interview.scoring.scorecard import PROGRAMS, Scorecard
from mock_interview.settings import Settings
from mock_interview.text import fold, one_line, sanitise
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import is_sealed, load_attempt
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.workshop.editing.places import place_of
from mock_interview.workshop.editing.rewriting import rewrite
from mock_interview.workshop.reviewing.insertion import with_example
from mock_interview.workshop.reviewing.personal import Suspicion, suspicions

# Percent points to either side of the person's score that a careful interviewer might give.
ROOM = 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be added to which rubric.

    `target` is the file that would be written: the rubric's own, or, with `is_copy`, one in the person's
    folder that does not exist yet. `original` is what the rubric's file held when this was proposed.
    """

    loaded: LoadedRubric
    target: Path
    is_copy: bool
    original: bytes
    answer: str
    person: Scorecard
    verdicts: Mapping[str, Claim]
    percent: PercentRange
    suspicions: tuple[Suspicion, ...]


def propose(db: Database, library: Library, settings: Settings, attempt_id: str) -> Proposal:
    """Return what the first answer of an attempt, as a person scored it, would be as an example of its rubric.

    Raises `InputError` where no person has scored it, where its exam is not over, where its rubric is gone or
    has the answer already, and where none of the verdicts is on a part that the rubric still has.
    """
    kept = load_attempt(db, attempt_id)
    if is_sealed(db, attempt_id):
        raise InputError("This answer belongs to an exam that is not over; wait until the exam has ended.")
    person = _persons_card(kept)
    loaded = library.load(kept.attempt.ref)
    answer = _answer(kept)
    if any(fold(example.answer) == fold(answer) for example in loaded.rubric.examples):
        raise InputError(f"{loaded.ref} has this very answer among its examples already.")
    verdicts = dict(_still_meant(verdicts_of(person), kept.rubric, loaded.data))
    target, is_copy = _target(loaded, library, settings)
    return Proposal(
        loaded,
        target,
        is_copy,
        read_start(loaded.path, MAX_BYTES),
        answer,
        person,
        verdicts,
        _range(loaded.rubric, judgement_of(verdicts)),
        suspicions(answer, str(loaded.data)),
    )


def add_example(proposal: Proposal, name: str, note: str = "") -> Path:
    """Add the example to the rubric's file, or write the copy, and return the file.

    Raises `InputError` where the name is taken or is no slug, where the file was changed since this was
    proposed, and where it cannot be written; then nothing is written.
    """
    if any(example.id == name for example in proposal.loaded.rubric.examples):
        raise InputError(f"{proposal.loaded.ref} has an example {one_line(name, 60)!r} already; choose another name.")
    source = with_example(proposal.original.decode("utf-8-sig"), _entry(proposal, name, note))
    parse_rubric(source, proposal.target)
    mark = codecs.BOM_UTF8 if proposal.original.startswith(codecs.BOM_UTF8) else b""
    try:
        _write(proposal, mark + source.encode())
    except FileExistsError:
        raise InputError(f"{proposal.target} is there already; nothing was written.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{proposal.target} cannot be written ({reason}); nothing was changed.") from error
    return proposal.target


def added_told(proposal: Proposal) -> str:
    """Return what has been written once the example is added, and what that changes."""
    if proposal.is_copy:
        return (
            f"A copy with the example in it is in {proposal.target}; from now on it is used instead of the shipped "
            f"{proposal.loaded.ref}."
        )
    return f"Added to {proposal.target}."


def _answer(kept: AttemptTranscript) -> str:
    """Return the first answer of an attempt; a scored one has at least one."""
    return next(said.text for said in kept.utterances if said.kind == "answer" and said.speaker == "candidate")


def _persons_card(kept: AttemptTranscript) -> Scorecard:
    card = kept.score
    if card is None or card.grader.kind in PROGRAMS:
        raise InputError(
            "No person has scored this answer; check its verdicts first, so that the example is a person's."
        )
    return card


def _target(loaded: LoadedRubric, library: Library, settings: Settings) -> tuple[Path, bool]:
    """Return the file to write, and whether it is to be a copy: a shipped rubric is never written to."""
    copy_to = place_of(library.entry(loaded.ref), settings).copy_to
    return (loaded.path, False) if copy_to is None else (copy_to, True)


def _still_meant(
    verdicts: Mapping[str, Claim], then: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[tuple[str, Claim]]:
    """Yield the verdicts on the parts of the rubric that say today what they said when they were judged."""
    meant = {**wording(then), **level_wording(then)}
    means = {**wording(now), **level_wording(now)}
    return ((id_, claim) for id_, claim in verdicts.items() if id_ in means and means[id_] == meant.get(id_))


def _range(rubric: Rubric, judged: Judgement) -> PercentRange:
    """Return a range around the percent that the verdicts come to by the rubric as it is now."""
    percent = percent_of(score_criteria(rubric, judged, quotable=None))
    if percent is None:
        raise InputError(
            "None of the verdicts is on a part that the rubric still has; check the answer's verdicts again."
        )
    return PercentRange(max(0, math.floor(percent) - ROOM), min(100, math.ceil(percent) + ROOM))


def _entry(proposal: Proposal, name: str, note: str) -> dict[str, Any]:
    """Return the example as it stands in the file; what was not judged, and what is empty, is left out."""
    judged = judgement_of(proposal.verdicts)
    entry = {
        "id": name,
        "answer": proposal.answer,
        "percent": list(proposal.percent),
        "verdicts": {id_: claim.verdict for id_, claim in judged.points.items() if claim.verdict != "unassessed"},
        "misconceptions": [id_ for id_, claim in judged.misconceptions.items() if claim.made],
        "levels": {id_: claim.score for id_, claim in judged.levels.items() if claim.score is not None},
        "note": sanitise(note).strip(),
    }
    return {key: value for key, value in entry.items() if value}


def _write(proposal: Proposal, data: bytes) -> None:
    if proposal.is_copy:
        proposal.target.parent.mkdir(parents=True, exist_ok=True)
        write_new(proposal.target, data)
        return
    rewrite(proposal.loaded.path, proposal.original, data)
