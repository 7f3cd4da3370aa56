"""The JSON document: transcripts for programs, for keeping and for another machine.

It holds what was said and how it was judged; not what was still being typed or waits to be graded,
no time of export, no path and no row number. The same transcripts give the same text. Its JSON
Schema is published beside this file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mock_interview.scoring.scorecard import to_json as scorecard_to_json
from mock_interview.text import sanitised_json
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard, Transcript

FORMAT = 1
SCHEMA_FILE = Path(__file__).with_name(f"transcripts-{FORMAT}.schema.json")


def to_json(transcripts: Iterable[Transcript]) -> str:
    """Return ``{"format", "interviews", "rubrics"}``, interviews in order of time, rubrics by sha256."""
    ordered = in_order(transcripts)
    attempts = [kept for transcript in ordered for kept in transcript.attempts]
    document = {
        "format": FORMAT,
        "interviews": [interview_json(transcript) for transcript in ordered],
        "rubrics": {sha256: sanitised_json(rubric) for sha256, rubric in _rubrics(attempts)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def in_order(transcripts: Iterable[Transcript]) -> list[Transcript]:
    """Return the transcripts in the order of every export: by time, then by id."""
    return sorted(transcripts, key=lambda transcript: (transcript.interview.started_at, transcript.interview.id))


def interview_json(transcript: Transcript) -> Any:  # noqa: ANN401 - a JSON value
    """Return an interview as it stands in the document."""
    attempts = [_attempt(kept) for kept in transcript.attempts]
    return sanitised_json({**asdict(transcript.interview), "attempts": attempts})


def _rubrics(attempts: Iterable[AttemptTranscript]) -> list[tuple[str, dict[str, Any]]]:
    return sorted({sha256: rubric for kept in attempts for sha256, rubric in kept.rubrics.items()}.items())


def _attempt(kept: AttemptTranscript) -> dict[str, Any]:
    return {
        **_without(asdict(kept.attempt), "interview_id"),
        "timings": [asdict(timing) for timing in kept.timings],
        "utterances": [_without(asdict(said), "attempt_id", "seq") for said in kept.utterances],
        "notes": [asdict(note) for note in kept.notes],
        "scorecards": [_scorecard(stored) for stored in kept.scorecards],
    }


def _scorecard(stored: StoredScorecard) -> dict[str, Any]:
    return {"id": stored.id, "round": stored.round, "scorecard": scorecard_to_json(stored.card)}


def _without(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}
