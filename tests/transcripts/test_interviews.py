import pytest

from mock_interview.errors import InputError, StoreError
from mock_interview.transcripts import drafts, history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Timing
from tests.transcripts.builders import (
    ANSWER,
    QUESTION,
    REF,
    RUBRIC,
    SHA256,
    STARTED,
    SettableClock,
    answered,
    new_attempt,
)


def test_an_interview_is_kept_as_it_was_started(db: Database) -> None:
    interview = interviews.start_interview(db, "ml-engineer", "exam", ["ml-engineer/b", "ml-engineer/a"])
    assert interview.refs == ("ml-engineer/b", "ml-engineer/a")
    assert interview.started_at == "2025-03-01T09:00:00.000+00:00"
    assert history.load_transcript(db, interview.id).interview == interview


def test_interviews_that_can_be_continued_come_newest_first(db: Database) -> None:
    first = interviews.start_interview(db, "ml-engineer", "coach", [REF])
    second = interviews.start_interview(db, "ml-engineer", "exam", [REF])
    interviews.start_interview(db, "ml-engineer", "single", [REF])
    assert interviews.unfinished(db) == [second, first]


def test_a_finished_interview_is_not_continued(db: Database) -> None:
    interview = interviews.start_interview(db, "ml-engineer", "coach", [REF])
    interviews.finish_interview(db, interview.id)
    assert interviews.unfinished(db) == []


def test_finishing_twice_keeps_the_first_time(db: Database, clock: SettableClock) -> None:
    attempt = new_attempt(db)
    for _ in range(2):
        clock.advance(60)
        interviews.finish_attempt(db, attempt.id)
        interviews.finish_interview(db, attempt.interview_id)
    kept = history.load_transcript(db, attempt.interview_id)
    assert kept.interview.finished_at == "2025-03-01T09:01:00.000+00:00"
    assert kept.attempts[0].attempt.finished_at == "2025-03-01T09:01:00.000+00:00"


def test_an_attempt_begins_with_its_question_and_its_rubric(db: Database) -> None:
    kept = history.load_attempt(db, new_attempt(db).id)
    assert [(said.seq, said.speaker, said.kind, said.text) for said in kept.utterances] == [
        (0, "interviewer", "question", QUESTION)
    ]
    assert kept.rubric["criteria"] == RUBRIC["criteria"]


def test_where_an_editor_finds_the_schema_is_no_part_of_a_kept_rubric(db: Database) -> None:
    assert "$schema" not in history.load_attempt(db, new_attempt(db).id).rubric


def test_a_rubric_is_kept_once_and_stays_as_it_was(db: Database) -> None:
    attempt = new_attempt(db)
    changed = {**RUBRIC, "title": "Another title"}
    interviews.start_attempt(db, attempt.interview_id, REF, changed, SHA256, 1, QUESTION)
    assert [row.title for row in history.recent(db, 10)] == ["Feature scaling", "Feature scaling"]


def test_tries_are_counted_for_each_question(db: Database) -> None:
    first = new_attempt(db)
    again = new_attempt(db, interview_id=first.interview_id, try_number=2)
    other = new_attempt(db, interview_id=first.interview_id, position=1)
    assert [(each.position, each.try_number) for each in (first, again, other)] == [(0, 1), (0, 2), (1, 1)]
    kept = history.load_transcript(db, first.interview_id)
    assert [each.attempt for each in kept.attempts] == [first, again, other]


@pytest.mark.parametrize("try_number", [1, 2])
def test_a_try_that_another_window_has_begun_is_not_begun_again(db: Database, try_number: int) -> None:
    first = new_attempt(db)
    new_attempt(db, interview_id=first.interview_id, try_number=2)
    with pytest.raises(InputError, match="went on in another window"):
        new_attempt(db, interview_id=first.interview_id, try_number=try_number)
    assert len(history.load_transcript(db, first.interview_id).attempts) == 2


def test_what_another_window_has_said_meanwhile_is_not_spoken_over(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.say(db, attempt.id, "interviewer", "hint", "Think of the ranges.", after=1)
    with pytest.raises(InputError, match="went on in another window"):
        interviews.say(db, attempt.id, "interviewer", "hint", "Think of the ranges.", after=1)
    assert len(history.load_attempt(db, attempt.id).utterances) == 2


def test_an_answer_is_kept_with_how_long_it_took(db: Database) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", "Fea", Timing(0, thinking=12.5, answering=1.5))
    interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0, Timing(0, thinking=12.5, answering=60.0))
    [timing] = history.load_attempt(db, attempt.id).timings
    assert (timing.thinking, timing.answering, timing.seconds) == (12.5, 60.0, 72.5)


def test_an_answer_and_its_job_are_kept_and_the_draft_goes(db: Database) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", ANSWER)
    answer, job = interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0)
    kept = history.load_attempt(db, attempt.id)
    assert kept.utterances[1] == answer
    assert (answer.seq, answer.speaker, answer.kind, answer.text) == (1, "candidate", "answer", ANSWER)
    assert kept.job == job
    assert (job.grader, job.round, job.state) == ("llm", 0, "queued")
    assert kept.draft is None


def test_an_answer_whose_job_cannot_be_kept_is_not_kept_either_and_the_draft_stays(db: Database) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", ANSWER)
    with db.writing() as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON grading_job BEGIN SELECT RAISE (ABORT, 'no more jobs'); END"
        )
    with pytest.raises(StoreError):
        interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0)
    kept = history.load_attempt(db, attempt.id)
    assert [said.kind for said in kept.utterances] == ["question"]
    assert kept.job is None
    assert kept.draft is not None


def test_an_answer_keeps_when_it_was_begun_and_when_it_was_sent(db: Database, clock: SettableClock) -> None:
    attempt = new_attempt(db)
    begun = db.now()
    clock.advance(90)
    answer, _ = interviews.send_answer(db, attempt.id, ANSWER, begun, "llm", 0)
    assert (answer.started_at, answer.ended_at) == (begun, "2025-03-01T09:01:30.000+00:00")


def test_what_is_said_is_kept_in_order_and_begins_now_unless_told(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.say(db, attempt.id, "candidate", "clarification", "Trees too?", STARTED)
    reply = interviews.say(db, attempt.id, "interviewer", "reply", "Any model you like.")
    assert reply.started_at == db.now()
    assert [said.seq for said in history.load_attempt(db, attempt.id).utterances] == [0, 1, 2]


def test_asking_back_sends_its_own_draft_and_leaves_that_of_an_answer(db: Database) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", "Features")
    interviews.say(db, attempt.id, "candidate", "clarification", "Trees too?")
    assert history.load_attempt(db, attempt.id).draft is not None
    drafts.save_draft(db, attempt.id, "clarification", "And linear ones?")
    interviews.say(db, attempt.id, "candidate", "clarification", "And linear ones?")
    assert history.load_attempt(db, attempt.id).draft is None


def test_what_is_said_is_sanitised_before_it_is_kept(db: Database) -> None:
    attempt = new_attempt(db)
    answer, _ = interviews.send_answer(db, attempt.id, "\x1b]52;c;aGk=\x07Scale\u202e \ud800it", STARTED, "llm", 0)
    assert answer.text == "Scale it"
    assert history.load_attempt(db, attempt.id).utterances[1].text == "Scale it"


def test_hints_the_model_answer_and_the_own_rating_are_noted(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.set_hints(db, attempt.id, 2)
    interviews.set_model_answer_seen(db, attempt.id)
    interviews.set_self_rating(db, attempt.id, 4)
    kept = history.load_attempt(db, attempt.id).attempt
    assert (kept.hints, kept.model_answer_seen, kept.self_rating) == (2, True, 4)


def test_each_round_of_an_attempt_has_a_job_of_its_own(db: Database) -> None:
    attempt = new_attempt(db)
    _, first = interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0)
    interviews.say(db, attempt.id, "interviewer", "follow_up", "And trees?")
    interviews.send_answer(db, attempt.id, "They do not need it.", STARTED, "llm", 1)
    assert [job.round for job in jobs.unfinished_jobs(db)] == [0, 1]
    assert history.load_attempt(db, attempt.id).job == first


def test_an_answer_given_in_another_window_meanwhile_is_not_overwritten(db: Database) -> None:
    attempt, job = answered(db)
    with pytest.raises(InputError, match="went on in another window"):
        interviews.send_answer(db, attempt.id, "The other answer.", STARTED, "llm", 0)
    kept = history.load_attempt(db, attempt.id)
    assert [said.text for said in kept.utterances if said.kind == "answer"] == [ANSWER]
    assert kept.job == job
