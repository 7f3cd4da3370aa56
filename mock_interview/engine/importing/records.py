"""The records in a document that has been found valid."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from mock_interview.scoring.scorecard import from_json
from mock_interview.transcripts.records import (
    Attempt,
    AttemptTranscript,
    Interview,
    Note,
    StoredScorecard,
    Timing,
    Transcript,
    Utterance,
)

Json = Mapping[str, Any]


def transcripts_in(document: Json) -> list[Transcript]:
    """Return the transcripts; what an export has in an order of its own is put in that order.

    Raises `ValueError`, as the end of a sentence, where parts of the document contradict each other.
    """
    transcripts = [_transcript(interview, document["rubrics"]) for interview in document["interviews"]]
    _refuse_doubles("the id", (id_ for transcript in transcripts for id_ in _ids(transcript)))
    return transcripts


def _transcript(data: Json, rubrics: Json) -> Transcript:
    interview = Interview(**{**_named(data, Interview), "refs": tuple(data["refs"])})
    attempts = [_attempt(attempt, interview.id, rubrics) for attempt in data["attempts"]]
    attempts.sort(key=lambda kept: (kept.attempt.position, kept.attempt.try_number))
    places = [f"{kept.attempt.position} (try {kept.attempt.try_number})" for kept in attempts]
    _refuse_doubles(f"in interview {interview.id} the position", places)
    return Transcript(interview, tuple(attempts))


def _attempt(data: Json, interview_id: str, rubrics: Json) -> AttemptTranscript:
    attempt = Attempt(**_named({**data, "interview_id": interview_id}, Attempt))
    if attempt.rubric_sha256 not in rubrics:
        raise ValueError(f"attempt {attempt.id} was judged by a rubric that is not in the file")
    timings = sorted((Timing(**timing) for timing in data["timings"]), key=lambda timing: timing.round)
    _refuse_doubles(f"in attempt {attempt.id} the timing of round", [str(timing.round) for timing in timings])
    utterances = tuple(_utterances(data["utterances"], attempt.id))
    scorecards = tuple(_scorecards(data["scorecards"], attempt.id))
    judged_by = {stored.card.rubric_sha256 for stored in scorecards} - {attempt.rubric_sha256}
    return AttemptTranscript(
        attempt=attempt,
        rubric=rubrics[attempt.rubric_sha256],
        utterances=utterances,
        scorecards=scorecards,
        job=None,
        draft=None,
        timings=tuple(timings),
        notes=tuple(_notes(data["notes"], utterances)),
        other_rubrics={sha256: rubrics[sha256] for sha256 in judged_by if sha256 in rubrics},
    )


def _utterances(items: Iterable[Json], attempt_id: str) -> Iterator[Utterance]:
    for seq, item in enumerate(items):
        yield Utterance(**{**item, "attempt_id": attempt_id, "seq": seq})


def _notes(items: Iterable[Json], utterances: Iterable[Utterance]) -> list[Note]:
    places = {said.id: said.seq for said in utterances}
    notes = [Note(**item) for item in items]
    for note in notes:
        if note.utterance_id not in places:
            raise ValueError(f"note {note.id} is about nothing that was said in its attempt")
    return sorted(notes, key=lambda note: (places[note.utterance_id], note.created_at))


def _scorecards(items: Iterable[Json], attempt_id: str) -> list[StoredScorecard]:
    stored = [_scorecard(item, attempt_id) for item in items]
    return sorted(stored, key=lambda one: (one.round, one.created_at))


def _scorecard(item: Json, attempt_id: str) -> StoredScorecard:
    card = from_json(item["scorecard"])
    _refuse_doubles(f"in scorecard {item['id']} the criterion", [criterion.id for criterion in card.criteria])
    if card.attempt != attempt_id:
        raise ValueError(f"scorecard {item['id']} is not of the attempt it stands under")
    return StoredScorecard(item["id"], attempt_id, item["round"], card.created_at, card)


def _named(data: Json, record: type[Any]) -> dict[str, Any]:
    return {field.name: data[field.name] for field in fields(record)}


def _ids(transcript: Transcript) -> Iterator[str]:
    yield transcript.interview.id
    for kept in transcript.attempts:
        yield kept.attempt.id
        yield from (said.id for said in kept.utterances)
        yield from (stored.id for stored in kept.scorecards)
        yield from (note.id for note in kept.notes)


def _refuse_doubles(what: str, values: Iterable[str]) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise ValueError(f"{what} {value} stands in it {times} times")
