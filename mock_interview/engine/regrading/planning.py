"""What a run would grade again, and by which rubric: nothing here asks a grader.

Only first answers are graded again. A scorecard made after a follow-up builds on one that stood then, and a follow-up
asks for what that one had missed; with another first scorecard it would answer a question nobody asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from mock_interview.errors import InputError
from mock_interview.rubric.library import Library, load_file
from mock_interview.text import one_line
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.regrading import Candidate, Item, candidates

LeftOut = Literal["unanswered", "sealed", "waiting", "no rubric"]

REF_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be graded again. `rubrics`, by sha256, are those that come from elsewhere than the store.

    `left_out` says of how many attempts that were meant nothing is graded, and why; `by_hand` how many of the
    others have a person's score, which stays.
    """

    items: tuple[Item, ...]
    rubrics: Mapping[str, dict[str, Any]]
    left_out: Mapping[LeftOut, int]
    by_hand: int


class Rubrics(Protocol):
    """Says by which rubric an answer is judged. `used` are the rubrics, by sha256, that came from elsewhere."""

    used: dict[str, dict[str, Any]]

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the rubric's sha256, or None where there is none for this answer. Raises `InputError`."""


@dataclass
class KeptRubrics:
    """Each answer is judged by the rubric it was asked by."""

    used: dict[str, dict[str, Any]] = field(default_factory=dict)

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the rubric that is kept with the answer."""
        return candidate.rubric_sha256


class CurrentRubrics:
    """Each answer is judged by the rubric that the library has for its question now."""

    def __init__(self, library: Library) -> None:
        self.used: dict[str, dict[str, Any]] = {}
        self._library = library
        self._by_ref: dict[str, str | None] = {}

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the library's rubric; None where it has none, or one that cannot be used."""
        if candidate.ref not in self._by_ref:
            self._by_ref[candidate.ref] = self._load(candidate.ref)
        return self._by_ref[candidate.ref]

    def _load(self, ref: str) -> str | None:
        try:
            loaded = self._library.load(ref)
        except InputError:
            return None
        self.used[loaded.sha256] = loaded.data
        return loaded.sha256


class OneRubric:
    """Answers to one question are judged by the rubric in a file."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises `RubricError`."""
        self._path = path
        self._loaded = load_file(path)
        self.used = {self._loaded.sha256: self._loaded.data}

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the file's rubric. Raises `InputError` for an answer to a question of another id."""
        if candidate.ref.rpartition("/")[2] != self._loaded.rubric.id:
            raise InputError(
                f"{self._path} is a rubric of {self._loaded.rubric.id!r}, and there are answers to"
                f" {one_line(candidate.ref, REF_WIDTH)!r} among those chosen; choose one question with --ref."
            )
        return self._loaded.sha256


def plan(db: Database, attempt_ids: Sequence[str], rubrics: Rubrics) -> Plan:
    """Return what of these attempts is to be graded again, in their order.

    Raises `InputError` where `rubrics` does for one of them.
    """
    items: list[Item] = []
    left_out: Counter[LeftOut] = Counter()
    by_hand = 0
    for candidate in candidates(db, attempt_ids):
        reason = _reason_against(candidate)
        if reason is None and (sha256 := rubrics.sha256_for(candidate)) is not None:
            items.append(Item(candidate.attempt_id, candidate.ref, sha256, candidate.before_id))
            by_hand += candidate.is_by_hand
        else:
            left_out[reason or "no rubric"] += 1
    return Plan(tuple(items), rubrics.used, left_out, by_hand)


def _reason_against(candidate: Candidate) -> LeftOut | None:
    if not candidate.is_answered:
        return "unanswered"
    if candidate.is_sealed:
        return "sealed"
    return "waiting" if candidate.is_waiting else None
