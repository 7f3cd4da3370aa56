from mock_interview.rubric.library import Library
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from tests.interview.builders import answer, answer_and_score, begin, score


def test_an_interview_scores_the_mean_of_its_questions(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    answer_and_score(db, library, session, {"slow-descent": "met"})
    summary = session.summary()
    assert [result.percent for result in summary.questions] == [100.0, 75.0]
    assert (summary.percent, summary.band) == (87.5, "strong hire")


def test_a_question_left_unanswered_counts_0(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    session.next_question()
    summary = session.summary()
    assert [result.state for result in summary.questions] == ["scored", "unanswered"]
    assert (summary.percent, summary.band) == (50.0, "lean no")


def test_questions_that_were_not_reached_do_not_count(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    assert session.summary().percent == 100.0


def test_while_an_answer_is_ungraded_there_is_neither_score_nor_band(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    jobs.cancel(db, answer(session).id)
    summary = session.summary()
    assert [result.state for result in summary.questions] == ["scored", "ungraded"]
    assert (summary.percent, summary.band) == (None, None)


def test_an_answer_of_which_nothing_could_be_judged_does_not_count_as_0(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    score(db, library, answer(session), {"slow-descent": "unassessed", "trees": "unassessed"}, level=None)
    assert session.summary().percent == 100.0


def test_no_band_is_given_where_too_little_could_be_judged(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    score(db, library, answer(session), {"slow-descent": "met", "trees": "unassessed"}, level=None)
    summary = session.summary()
    assert (summary.percent, summary.band) == (100.0, None)


def test_the_score_of_the_first_answer_counts_whatever_a_follow_up_won(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.voice.ask_follow_up()
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    assert session.summary().percent == 75.0


def test_a_hostile_title_is_made_plain(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    with db.writing() as connection:
        connection.execute("UPDATE rubric SET content = replace(content, '\"Scaling\"', '\"Scal\\u001b[2Jing\"')")
    assert session.summary().questions[0].title == "Scaling"
