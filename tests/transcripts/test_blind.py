from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts.blind import judged_by_person
from mock_interview.transcripts.database import Database
from tests.transcripts.histories import keep_interview, keep_score


def test_only_a_person_without_sight_of_the_score_has_judged(db: Database) -> None:
    by_program, by_self, by_person = keep_interview(db, "Scaling", "Drift", "Trees")
    keep_score(db, by_program, 50.0, "hire")
    keep_score(db, by_self, 50.0, "hire", by=Provenance("self"))
    keep_score(db, by_person, 50.0, "hire", by=Provenance("human"))
    assert judged_by_person(db, [by_program.id, by_self.id, by_person.id]) == {by_person.id}


def test_who_has_judged_once_has_judged_whatever_comes_later(db: Database) -> None:
    [attempt] = keep_interview(db, "Scaling")
    keep_score(db, attempt, 50.0, "hire", by=Provenance("human"))
    keep_score(db, attempt, 60.0, "hire", by=Provenance("self"))
    assert judged_by_person(db, [attempt.id]) == {attempt.id}
