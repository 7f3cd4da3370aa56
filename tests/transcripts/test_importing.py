from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.interview.schedule import due_questions
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from mock_interview.transcripts.importing import Imported, import_transcripts
from mock_interview.transcripts.records import Transcript
from tests.transcripts.builders import ANSWER, SettableClock, answered, scored

LATER = datetime(2035, 1, 1, tzinfo=UTC)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """A store of another machine."""
    database = Database(tmp_path / "other" / "transcripts.db", SettableClock())
    yield database
    database.close()


@pytest.fixture
def transcripts(db: Database) -> list[Transcript]:
    """Two interviews, one of them scored."""
    ids = [scored(db, 72.5).interview_id, answered(db)[0].interview_id]
    return [history.load_transcript(db, id_) for id_ in ids]


def everything(db: Database) -> str:
    return to_json([history.load_transcript(db, id_) for id_ in history.interview_ids(db)])


def test_transcripts_keep_everything_and_their_ids(other: Database, transcripts: list[Transcript]) -> None:
    assert import_transcripts(other, transcripts, "llm") == Imported(added=2, known=0)
    assert everything(other) == to_json(transcripts)


def test_what_is_here_already_is_passed_over(db: Database, transcripts: list[Transcript]) -> None:
    before = everything(db)
    assert import_transcripts(db, transcripts, "llm") == Imported(added=0, known=2)
    assert everything(db) == before


def test_an_interview_here_with_other_content_is_named_and_nothing_is_imported(
    other: Database, transcripts: list[Transcript]
) -> None:
    first, second = transcripts
    import_transcripts(other, [second], "llm")
    changed = replace(second, interview=replace(second.interview, pack="another-pack"))
    with pytest.raises(InputError, match=f"interview {second.interview.id} is here already with other content"):
        import_transcripts(other, [first, changed], "llm")
    assert everything(other) == to_json([second])


@pytest.mark.parametrize("part", ["attempt", "utterance", "scorecard"])
def test_an_id_that_is_taken_by_another_interview_is_named_and_nothing_is_imported(
    other: Database, transcripts: list[Transcript], part: str
) -> None:
    [first, second] = transcripts
    import_transcripts(other, [first], "llm")
    kept = first.attempts[0]
    forged = replace(second.attempts[0])
    if part == "attempt":
        forged = replace(forged, attempt=replace(forged.attempt, id=kept.attempt.id))
    elif part == "utterance":
        forged = replace(forged, utterances=kept.utterances)
    else:
        forged = replace(forged, scorecards=kept.scorecards)
    with pytest.raises(InputError, match=f"{part} .* belongs to another interview"):
        import_transcripts(other, [replace(second, attempts=(forged,))], "llm")
    assert everything(other) == to_json([first])


def test_what_was_imported_can_be_searched(other: Database, transcripts: list[Transcript]) -> None:
    import_transcripts(other, transcripts, "llm")
    [(row, snippet)] = history.search(other, "standardise", 10)
    assert row.attempt.interview_id == transcripts[1].interview.id
    assert "\x02standardise\x03" in snippet


def test_what_was_imported_shows_its_score_in_lists(other: Database, transcripts: list[Transcript]) -> None:
    import_transcripts(other, transcripts, "llm")
    rows = {row.attempt.interview_id: row for row in history.recent(other, 10)}
    row = rows[transcripts[0].interview.id]
    assert (row.percent, row.band, row.grader, row.title) == (72.5, "hire", "llm", "Feature scaling")


def test_the_schedule_takes_in_what_was_imported(db: Database, other: Database, transcripts: list[Transcript]) -> None:
    import_transcripts(other, transcripts, "llm")
    assert due_questions(other, LATER) == due_questions(db, LATER) != []


def test_an_answer_without_a_score_waits_until_somebody_asks(other: Database, transcripts: list[Transcript]) -> None:
    import_transcripts(other, transcripts, "offline")
    [job] = jobs.unfinished_jobs(other)
    assert (job.attempt_id, job.round, job.grader) == (transcripts[1].attempts[0].attempt.id, 0, "offline")
    assert jobs.resumable(other) == []
    assert transcripts[1].attempts[0].utterances[1].text == ANSWER
