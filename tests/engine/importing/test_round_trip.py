import json
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mock_interview.engine.importing.reading import read_export
from mock_interview.rubric.parsing import rubric_sha256
from mock_interview.text import sanitise
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from mock_interview.transcripts.importing import import_transcripts
from mock_interview.transcripts.records import Transcript
from tests.builders import rubric_json
from tests.engine.importing.conftest import Save
from tests.transcripts.builders import SettableClock

SHARES = st.floats(0, 1)
TEXTS = st.text(max_size=40).map(sanitise)
NAMES = st.text(min_size=1, max_size=20).map(sanitise)
IDS = st.uuids().map(str)
TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2999, 12, 31)).map(  # noqa: DTZ001 - the zone is written below
    lambda time: f"{time.isoformat(timespec='milliseconds')}+00:00"
)
COUNTS = st.integers(0, 2**53)
RUBRIC = rubric_json()
SHA256 = rubric_sha256(RUBRIC)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def all_of(db: Database) -> list[Transcript]:
    return [history.load_interview(db, id_) for id_ in history.interview_ids(db)]


POINTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["slow-descent", "trees"]),
        "verdict": st.sampled_from(["met", "partial", "missing", "unassessed"]),
        "credit": optional(SHARES),
        "quote": TEXTS,
        "quote_verified": st.booleans(),
        "reason": TEXTS,
        "claimed": optional(st.sampled_from(["met", "partial"])),
    }
)
CRITERIA = st.fixed_dictionaries(
    {
        "id": NAMES,
        "title": NAMES,
        "kind": st.sampled_from(["checklist", "levels"]),
        "weight": st.integers(1, 9) | st.floats(0.1, 9),
        "score": optional(SHARES),
        "points": st.lists(POINTS, max_size=2),
        "misconceptions": st.just([]),
        "level": optional(st.integers(-3, 3)),
        "quote": TEXTS,
        "quote_verified": st.booleans(),
        "reason": TEXTS,
        "claimed": optional(st.integers(-3, 3)),
        "spread": optional(SHARES),
    }
)


@st.composite
def cards(draw: st.DrawFn, attempt: str) -> dict[str, Any]:
    values = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS | st.booleans() | st.none()
    return {
        "attempt": attempt,
        "ref": "demo/scaling",
        "rubric_sha256": SHA256,
        "created_at": draw(TIMES),
        "grader": {
            "kind": draw(st.sampled_from(["llm", "offline", "self", "human"])),
            "model": draw(optional(NAMES | st.lists(NAMES, min_size=1, max_size=3))),
            "endpoint": draw(optional(NAMES)),
            "prompt_sha256": draw(optional(st.just("ab" * 32))),
            "votes": draw(st.integers(1, 9)),
            "strict": draw(st.booleans()),
            "parameters": draw(st.dictionaries(NAMES, values, max_size=3)),
        },
        "percent": draw(optional(st.floats(0, 100))),
        "coverage": draw(SHARES),
        "band": draw(optional(NAMES)),
        "criteria": draw(st.lists(CRITERIA, max_size=2, unique_by=lambda one: one["id"])),
        "deductions": draw(st.just([]) | st.just([{"reason": "hint 1", "points": 5.0}])),
        "strength": draw(TEXTS),
        "fix": draw(TEXTS),
        "flags": draw(st.just([]) | st.just([{"code": "short", "about": "answer", "text": "Short."}])),
        "usage": dict.fromkeys(("prompt_tokens", "cached_tokens", "completion_tokens"), draw(COUNTS))
        | {"seconds": draw(st.floats(0, 1e6)), "requests": draw(COUNTS)},
        "appeal": draw(optional(st.just({"criterion": "facts", "plea": "I said so."}))),
    }


@st.composite
def attempts(draw: st.DrawFn, position: int) -> dict[str, Any]:
    id_ = draw(IDS)
    said = st.fixed_dictionaries(
        {
            "id": IDS,
            "speaker": st.sampled_from(["interviewer", "candidate"]),
            "kind": st.sampled_from(["question", "answer", "follow_up", "clarification", "reply", "hint"]),
            "text": TEXTS,
            "started_at": TIMES,
            "ended_at": TIMES,
        }
    )
    utterances = draw(st.lists(said, max_size=4))
    timings = st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), max_size=3)
    return {
        "id": id_,
        "ref": "demo/scaling",
        "rubric_sha256": SHA256,
        "position": position,
        "try_number": draw(st.integers(1, 9)),
        "started_at": draw(TIMES),
        "finished_at": draw(optional(TIMES)),
        "hints": draw(COUNTS),
        "model_answer_seen": draw(st.booleans()),
        "self_rating": draw(optional(st.integers(1, 5))),
        "allowed_seconds": draw(optional(st.integers(1, 9999))),
        "timings": [
            {"round": round_, "thinking": thinking, "answering": answering}
            for round_, (thinking, answering) in enumerate(draw(timings))
        ],
        "utterances": utterances,
        "notes": [
            {"id": draw(IDS), "utterance_id": about["id"], "text": draw(TEXTS), "created_at": draw(TIMES)}
            | {"edited_at": draw(optional(TIMES))}
            for about in utterances[:2]
        ],
        "scorecards": [
            {"id": draw(IDS), "round": draw(st.integers(0, 2)), "scorecard": draw(cards(id_))}
            for _ in range(draw(st.integers(0, 2)))
        ],
    }


@st.composite
def interviews(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "id": draw(IDS),
        "pack": draw(NAMES),
        "mode": draw(st.sampled_from(["coach", "exam", "single"])),
        "refs": draw(st.lists(NAMES, max_size=3)),
        "started_at": draw(TIMES),
        "finished_at": draw(optional(TIMES)),
        "allowed_seconds": draw(optional(st.integers(1, 9999))),
        "attempts": [draw(attempts(position)) for position in range(draw(st.integers(0, 2)))],
    }


def test_export_import_export_gives_the_same_bytes(exported: str, save: Save, db: Database) -> None:
    import_transcripts(db, read_export(save(exported)), "llm")
    assert to_json(all_of(db)) == exported


@given(st.lists(interviews(), max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_document_comes_out_of_the_store_as_it_went_in(document: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.json"
        path.write_text(json.dumps({"format": 1, "interviews": document, "rubrics": {SHA256: RUBRIC}}), "utf-8")
        read = read_export(path)
        first = to_json(read)
        with closing(Database(Path(folder) / "transcripts.db", SettableClock())) as db:
            import_transcripts(db, read, "offline")
            assert to_json(all_of(db)) == first
        path.write_text(first, "utf-8")
        assert to_json(read_export(path)) == first
