"""A person as the grader: an answer laid before them, their verdicts marked and kept.

Checking one's own answer starts from a program's proposal; a reviewer scores blind, and sees none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mock_interview.engine.conversations import conversation_of, subject_of
from mock_interview.engine.grading import Clock, utc_now
from mock_interview.errors import InputError
from mock_interview.rubric.library import Library
from mock_interview.rubric.problems import RubricError
from mock_interview.scoring.by_hand import Claim, by_hand, verdicts_of
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Flag
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import PROGRAMS, PersonName, Provenance, Scorecard
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import is_sealed, load_attempt
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard, newest_proposal

UNDER_WAY = "This answer is being graded; check its verdicts when the score is there."
SEALED = "This answer belongs to an exam that is not over; score it when the exam has ended."
CHECKED = "{} of {} verdicts were checked; the rest stands as it was before."
UNREADABLE = (
    "The rubric kept with this answer cannot be read by this version, so its verdicts cannot be checked. "
    "The scorecard stands as it is."
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An answer laid before a person: by what it is judged, what was said, and what a program proposes, if anything.

    `verdicts` are those to start from: the person's own where they gave some since, else the proposal's.
    """

    attempt_id: str
    round: int
    kind: PersonName
    subject: Subject
    conversation: Conversation
    proposal: Scorecard | None
    verdicts: Mapping[str, Claim]


def lay_open(db: Database, library: Library, attempt_id: str, round_: int, kind: PersonName = "self") -> Paper:
    """Lay one round of an attempt before a person.

    Raises `InputError` where it is being graded at the moment or its exam is not over, and where its rubric is no
    longer readable.
    """
    kept = load_attempt(db, attempt_id)
    if is_sealed(db, attempt_id):
        raise InputError(SEALED)
    if kept.job and kept.job.round == round_ and kept.job.state in ("queued", "running"):
        raise InputError(UNDER_WAY)
    start = _start(kept, round_, kind)
    try:
        subject = subject_of(kept, library, kept.rubric_of(start))
    except RubricError as error:
        raise InputError(UNREADABLE) from error
    return Paper(
        attempt_id=attempt_id,
        round=round_,
        kind=kind,
        subject=subject,
        conversation=conversation_of(kept.utterances, round_),
        proposal=_proposal(kept, round_, kept.rubric_of(start)) if kind == "self" else None,
        verdicts=verdicts_of(start) if start else {},
    )


def marked(paper: Paper, verdicts: Mapping[str, Claim], clock: Clock = utc_now) -> Scorecard:
    """Return the scorecard that bare verdicts come to, by id; what is not among them is unassessed."""
    judgement = by_hand(verdicts, paper.proposal)
    created_at = clock().isoformat(timespec="milliseconds")
    return mark(paper.subject, judgement, paper.conversation, Provenance(paper.kind), created_at)


def keep(db: Database, paper: Paper, verdicts: Mapping[str, Claim], checked: int | None = None) -> StoredScorecard:
    """Mark the verdicts and keep the scorecard beside the proposal; it is the newest of its round.

    `checked` is how many of them the person looked at, None where that is all: the scorecard says so where some were
    left. A grading of that round which began meanwhile is withdrawn: the person has decided. Raises `StoreError`.
    """
    card = marked(paper, verdicts, db.clock)
    card = replace(card, flags=(*card.flags, *_unchecked(paper, checked)))
    return jobs.settle(db, paper.attempt_id, paper.round, card)


def _unchecked(paper: Paper, checked: int | None) -> Iterator[Flag]:
    """Yield that some verdicts were kept without a look; a blind reviewer starts from none and leaves them open."""
    rubric = paper.subject.rubric
    count = len(rubric.points) + len(rubric.misconceptions) + len(rubric.scales)
    if paper.proposal and checked is not None and checked < count:
        yield Flag("checked", "", CHECKED.format(checked, count))


def _start(kept: AttemptTranscript, round_: int, kind: PersonName) -> Scorecard | None:
    """Return the newest scorecard that a person of this kind may see: their own, or for oneself a program's too."""
    seen = {kind, *PROGRAMS} if kind == "self" else {kind}
    cards = [stored.card for stored in kept.scorecards if stored.round == round_ and stored.card.grader.kind in seen]
    return cards[-1] if cards else None


def _proposal(kept: AttemptTranscript, round_: int, rubric: dict[str, Any]) -> Scorecard | None:
    """Return the newest scorecard of a program by the rubric that the person judges by."""
    return newest_proposal([stored for stored in kept.scorecards if kept.rubric_of(stored.card) is rubric], round_)
