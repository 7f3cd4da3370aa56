"""What a killed program must leave behind, held against what was typed into it and what it said."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.typist import Answer
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript, Job, Utterance

MOST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Loss:
    """Typing that is gone: the time from its first key to the kill, and how many keys."""

    seconds: float = 0.0
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be. `kind` is a column of the table."""

    kind: str
    what: str


def unsound(db: Database) -> list[Finding]:
    """Return what SQLite itself finds wrong with the database."""
    with db.reading() as connection:
        told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    damage = [line for line in told if line != "ok"] + [f"an orphan in {row['table']}" for row in orphans]
    return [Finding("unsound", line) for line in damage]


def typing_lost(kept: AttemptTranscript, answers: Sequence[Answer], killed_at: float) -> Loss | None:
    """Return how much of the answer being typed is in no draft; None where what is in it never stood there."""
    sent = len(_answers(kept))
    if sent >= len(answers):
        return Loss()
    draft = kept.draft.text if kept.draft else ""
    stood = answers[sent].stood
    newest = next((index for index in reversed(range(len(stood))) if stood[index].text == draft), None)
    if newest is None:
        return None
    later = stood[newest + 1 :]
    return Loss(killed_at - later[0].at, len(later)) if later else Loss()


def missing(kept: AttemptTranscript, answers: Sequence[Answer], loss: Loss | None) -> list[Finding]:
    """Return what was typed or called sent and is not kept."""
    found = []
    for number, answer in enumerate(answers[len(_answers(kept)) :]):
        if answer.is_called_sent or number:
            found.append(Finding("answer lost", f"called sent and not kept: {answer.text!r}"))
    if loss is None:
        found.append(Finding("typing lost", f"the draft never stood in the editor: {kept.draft}"))
    elif loss.seconds > MOST_SECONDS:
        found.append(Finding("typing lost", f"{loss.keys} keys, the first {loss.seconds:.2f} s before the kill"))
    return found


def half_sent(kept: AttemptTranscript, answers: Sequence[Answer], jobs: Sequence[Job]) -> list[Finding]:
    """Return answers that are kept changed, twice, unasked, or with neither a scorecard nor a job."""
    sent = _answers(kept)
    wanted = [answer.text for answer in answers if answer.is_sent]
    found = [f"kept {said.text!r}" for said, text in zip(sent, wanted, strict=False) if said.text != text]
    found += [f"nobody sent {said.text!r}" for said in sent[len(wanted) :]]
    graded = {stored.round for stored in kept.scorecards} | {job.round for job in jobs}
    found += [f"answer {round_} waits for nothing" for round_ in range(len(sent)) if round_ not in graded]
    if kept.draft and sent and len(sent) == len(answers):
        found.append(f"sent, and a draft still: {kept.draft.text!r}")
    return [Finding("half sent", what) for what in found]


def gone_on_wrongly(before: AttemptTranscript, after: AttemptTranscript, typed_on: str) -> list[Finding]:
    """Return what is not as it was left, after the program was started anew, its gradings ended and `typed_on` typed.

    What had been said must stand there still, with a follow-up at most asked since; what was typed goes on from the
    draft, unless a follow-up was asked; and every answer has one scorecard.
    """
    said, says = before.utterances, after.utterances
    found = []
    if says[: len(said)] != said or [one.kind for one in says[len(said) :]] not in ([], ["follow_up"]):
        found.append(f"said after the start: {[one.text for one in says]}")
    draft = before.draft.text if before.draft and len(says) == len(said) else ""
    if (after.draft.text if after.draft else "") != draft + typed_on:
        found.append(f"typed on from {after.draft and after.draft.text!r} and not from {draft!r}")
    if [stored.round for stored in after.scorecards] != list(range(len(_answers(after)))) or after.job:
        found.append(f"{len(_answers(after))} answers, {len(after.scorecards)} scorecards, job: {after.job}")
    return [Finding("went on wrongly", what) for what in found]


def _answers(kept: AttemptTranscript) -> list[Utterance]:
    return [said for said in kept.utterances if said.kind == "answer"]
