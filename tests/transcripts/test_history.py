import pytest

from mock_interview.errors import InputError
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import REF, SHA256, SettableClock, answered, keep_card, new_attempt, new_card, scored


def test_an_empty_store_has_no_history(db: Database) -> None:
    assert history.recent(db, 10) == []
    assert history.latest(db) is None
    assert history.progress(db, "ml-engineer") == {}


def test_attempts_are_listed_newest_first_page_by_page(db: Database, clock: SettableClock) -> None:
    made = []
    for _ in range(5):
        made.append(new_attempt(db).id)
        clock.advance(1)
    pages = history.recent(db, 2) + history.recent(db, 2, offset=2) + history.recent(db, 2, offset=4)
    assert [row.attempt.id for row in pages] == made[::-1]


def test_attempts_of_one_moment_are_listed_the_last_kept_first(db: Database) -> None:
    made = [new_attempt(db).id for _ in range(5)]
    assert [row.attempt.id for row in history.recent(db, 10)] == made[::-1]


def test_a_row_tells_what_a_list_shows(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    jobs.fail(db, job.id, "one", "There is no connection.", transient=True)
    [row] = history.recent(db, 10)
    assert row.attempt == attempt
    assert (row.pack, row.mode, row.title) == ("ml-engineer", "coach", "Feature scaling")
    assert row.interview_started_at == attempt.started_at
    assert (row.percent, row.band, row.grader) == (None, None, None)
    assert (row.job_state, row.job_error) == ("failed", "There is no connection.")


def test_an_attempt_that_waits_for_two_rounds_is_listed_once_with_the_first(db: Database) -> None:
    attempt, job = answered(db)
    jobs.cancel(db, job.id)
    jobs.enqueue(db, attempt.id, 1, "offline")
    assert [row.job_state for row in history.recent(db, 10)] == ["cancelled"]


def test_a_transcript_holds_the_attempts_by_question_then_by_try(db: Database) -> None:
    first = new_attempt(db)
    second = new_attempt(db, interview_id=first.interview_id, position=1)
    again = new_attempt(db, interview_id=first.interview_id, try_number=2)
    transcript = history.load_transcript(db, first.interview_id)
    assert [kept.attempt for kept in transcript.attempts] == [first, again, second]


@pytest.mark.parametrize("load", [history.load_transcript, history.load_attempt])
def test_what_is_not_there_is_told(db: Database, load: object) -> None:
    assert callable(load)
    with pytest.raises(InputError, match="'transcripts list' shows those there are"):
        load(db, "no\x1b[2Jthing")


def test_the_latest_is_the_interview_started_last(db: Database, clock: SettableClock) -> None:
    new_attempt(db)
    clock.advance(1)
    last = new_attempt(db)
    assert history.latest(db) == last.interview_id


def test_an_interview_is_found_by_its_id_or_an_attempts_or_the_start_of_either(db: Database) -> None:
    attempt = new_attempt(db)
    wanted = attempt.interview_id
    for name in (wanted, wanted[:8], f" {wanted[:8].upper()} ", attempt.id, attempt.id[:8]):
        assert history.find(db, name) == wanted


def test_two_attempts_of_one_interview_are_not_ambiguous(db: Database) -> None:
    attempt = new_attempt(db)
    with db.writing() as connection:
        for position, id_ in ((1, "abcd0001"), (2, "abcd0002")):
            connection.execute(
                "INSERT INTO attempt"
                " (id, interview_id, pack, mode, ref, rubric_sha256, position, try_number, started_at)"
                " VALUES (?, ?, 'p', 'coach', 'p/q', ?, ?, 1, '')",
                (id_, attempt.interview_id, SHA256, position),
            )
    assert history.find(db, "abcd") == attempt.interview_id


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("abc", "Give at least the first 4 characters"),
        ("", "Give at least the first 4 characters"),
        ("abcd", "More than one transcript begins with 'abcd'"),
        ("ffff", "There is no transcript 'ffff'"),
        ("____", "There is no transcript '____'"),
        ("%%%%", "There is no transcript '%%%%'"),
    ],
)
def test_a_name_that_finds_no_one_interview_is_told(db: Database, name: str, sentence: str) -> None:
    for id_ in ("abcd0001", "abcd0002"):
        with db.writing() as connection:
            connection.execute(
                "INSERT INTO interview (id, pack, mode, refs, started_at) VALUES (?, 'p', 'coach', '[]', '')", (id_,)
            )
    with pytest.raises(InputError, match=sentence):
        history.find(db, name)


def test_progress_is_the_best_percent_of_each_question_tried(db: Database) -> None:
    scored(db, 40.0)
    scored(db, 70.0)
    scored(db, 55.5, "ml-engineer/concept-drift", mode="exam")
    new_attempt(db, "ml-engineer/test-data")
    assert history.progress(db, "ml-engineer") == {
        REF: 70.0,
        "ml-engineer/concept-drift": 55.5,
        "ml-engineer/test-data": None,
    }


def test_progress_leaves_out_other_packs_even_of_a_similar_name(db: Database) -> None:
    for ref in ("ml-engineer-2/a", "ml/a", "ml-engineer0/a"):
        scored(db, 90.0, ref)
    assert history.progress(db, "ml-engineer") == {}


def test_progress_leaves_out_single_gradings(db: Database) -> None:
    scored(db, 90.0, mode="single")
    assert history.progress(db, "ml-engineer") == {}


def test_progress_leaves_out_attempts_made_after_the_model_answer_was_seen(db: Database) -> None:
    scored(db, 40.0)
    interviews.set_model_answer_seen(db, scored(db, 90.0).id)
    assert history.progress(db, "ml-engineer") == {REF: 40.0}


def test_progress_counts_first_answers_alone(db: Database) -> None:
    attempt = scored(db, 40.0)
    keep_card(db, attempt.id, 1, new_card(90.0))
    assert history.progress(db, "ml-engineer") == {REF: 40.0}


def test_an_attempt_is_found_by_its_own_name_or_as_the_only_one_of_its_interview(db: Database) -> None:
    lone, first = new_attempt(db), new_attempt(db)
    second = new_attempt(db, interview_id=first.interview_id, position=1)
    for attempt in (lone, first, second):
        assert history.find_attempt(db, attempt.id[:12]) == attempt.id
    assert history.find_attempt(db, lone.interview_id) == lone.id
    with pytest.raises(InputError, match="More than one transcript"):
        history.find_attempt(db, first.interview_id)


def test_an_id_that_is_not_utf8_finds_nothing(db: Database) -> None:
    with pytest.raises(InputError, match=r"^There is no transcript 'abcd'"):
        history.find(db, "abcd\udcff")
