"""Scores as CSV, a row for each attempt, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import one_line
from mock_interview.transcripts.exporting.document import in_order
from mock_interview.transcripts.exporting.wording import title_of
from mock_interview.transcripts.records import AttemptTranscript, Transcript

COLUMNS = (
    "interview attempt started_at pack mode ref title try_number hints model_answer_seen self_rating"
    " thinking_seconds answering_seconds percent band coverage grader model endpoint graded_at"
    " rubric_sha256 prompt_sha256"
).split()
CELL_WIDTH = 1000

# A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(transcripts: Iterable[Transcript]) -> str:
    """Return a header and a row for each attempt, in order of time; what there is none of is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for transcript in in_order(transcripts):
        for kept in transcript.attempts:
            row = _row(transcript, kept)
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _row(transcript: Transcript, kept: AttemptTranscript) -> dict[str, Any]:
    interview, attempt = transcript.interview, kept.attempt
    return {
        "interview": interview.id,
        "attempt": attempt.id,
        "started_at": attempt.started_at,
        "pack": interview.pack,
        "mode": interview.mode,
        "ref": attempt.ref,
        "title": title_of(kept),
        "try_number": attempt.try_number,
        "hints": attempt.hints,
        "model_answer_seen": attempt.model_answer_seen,
        "self_rating": attempt.self_rating,
        "rubric_sha256": attempt.rubric_sha256,
        **_times(kept),
        **(_score(kept.score) if kept.score else {}),
    }


def _times(kept: AttemptTranscript) -> dict[str, Any]:
    """Return how long the first answer took, which is the one the score is of."""
    first = next((timing for timing in kept.timings if timing.round == 0), None)
    return {"thinking_seconds": first.thinking, "answering_seconds": first.answering} if first else {}


def _score(card: Scorecard) -> dict[str, Any]:
    models = card.grader.model
    return {
        "percent": card.percent,
        "band": card.band,
        "coverage": card.coverage,
        "grader": card.grader.kind,
        "model": ", ".join(models) if isinstance(models, list) else models,
        "endpoint": card.grader.endpoint,
        "graded_at": card.created_at,
        "rubric_sha256": card.rubric_sha256,
        "prompt_sha256": card.grader.prompt_sha256,
    }


def _cell(value: Any) -> str:  # noqa: ANN401 - a cell may hold anything
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = one_line(str(value), CELL_WIDTH)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
