from mock_interview.interview.deliveries import delivery_of
from mock_interview.interview.delivery import report
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import ANSWER, QUESTION, STARTED, new_attempt

FOLLOW_UP = "And what of trees?"


def test_an_answer_replies_to_what_was_last_asked_before_it(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0)
    interviews.say(db, attempt.id, "interviewer", "follow_up", FOLLOW_UP)
    interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 1)
    kept = history.load_attempt(db, attempt.id)
    assert [delivery_of(kept, round_) for round_ in (0, 1)] == [
        report(ANSWER, 0, QUESTION),
        report(ANSWER, 0, FOLLOW_UP),
    ]


def test_what_is_imported_may_have_more_answers_than_questions(db: Database) -> None:
    attempt = new_attempt(db)
    for _ in range(2):
        interviews.say(db, attempt.id, "candidate", "answer", ANSWER)
    assert delivery_of(history.load_attempt(db, attempt.id), 1) == report(ANSWER, 0, QUESTION)
