"""What the tests of exams have in common."""

from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript, Transcript
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.openings import Begin
from tests.tui.conftest import AppMaker


def exam(make_app: AppMaker, count: int, **changes: object) -> MockInterviewApp:
    app = make_app(**changes)
    app._opening = Begin("basics", count, "exam")
    return app


def kept(db: Database) -> Transcript:
    interview_id = history.latest(db)
    assert interview_id is not None
    return history.load_interview(db, interview_id)


def said_in(attempt: AttemptTranscript) -> list[str]:
    """The answers sent in an attempt."""
    return [said.text for said in attempt.utterances if said.kind == "answer"]
