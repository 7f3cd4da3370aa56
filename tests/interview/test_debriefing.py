"""The debrief of an interview in the store."""

from mock_interview.interview.debriefing import debrief_of
from mock_interview.rubric.library import Library
from mock_interview.transcripts.cards import due_dates
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_transcript
from tests.interview.builders import ANSWER, answer_and_score, begin


def test_it_is_read_with_the_bands_of_its_pack_and_the_dates_of_the_schedule(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.next_question()
    found = debrief_of(db, library, load_transcript(db, session.interview.id))
    assert (found.summary.percent, found.summary.band) == (75.0, "hire")
    assert found.strengths[0].quote == ANSWER
    [upcoming] = found.upcoming
    assert upcoming.due == due_dates(db, ["basics/scaling"])["basics/scaling"]
