import json
from pathlib import Path

import pytest

from mock_interview.transcripts import drafts, history, interviews, jobs, notes
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Attempt, Mode, Timing
from tests.builders import ANSWER, QUESTION, rubric_json, scorecard
from tests.cli.conftest import Run
from tests.transcripts.builders import keep_card

REF = "demo/scaling"


def asked(db: Database, mode: Mode = "coach") -> Attempt:
    interview = interviews.start_interview(db, "demo", mode, [REF])
    return interviews.start_attempt(db, interview.id, REF, rubric_json(), "ab" * 32, 0, QUESTION)


def answered(db: Database, text: str = ANSWER, mode: Mode = "coach") -> Attempt:
    attempt = asked(db, mode)
    interviews.send_answer(db, attempt.id, text, attempt.started_at, "llm", 0)
    return attempt


def scored(db: Database, text: str = ANSWER, mode: Mode = "coach") -> Attempt:
    attempt = answered(db, text, mode)
    job = history.load_attempt(db, attempt.id).job
    assert job is not None
    assert jobs.claim(db, job.id, "tests", 30)
    jobs.complete(db, job.id, "tests", scorecard())
    return attempt


def failed(db: Database, error: str) -> Attempt:
    attempt = answered(db)
    job = history.load_attempt(db, attempt.id).job
    assert job is not None
    assert jobs.claim(db, job.id, "tests", 30)
    jobs.fail(db, job.id, "tests", error, transient=False)
    return attempt


def test_list_shows_id_score_band_grader_and_question(run: Run, db: Database) -> None:
    attempt = scored(db)
    [_, line] = run("transcripts", "list").stdout.splitlines()
    assert line.startswith(attempt.interview_id[:8])
    assert line.endswith("100.0 %  strong hire  llm     demo/scaling  Scaling")


def test_list_is_no_wider_than_the_terminal(run: Run, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    scored(db)
    in_a_pipe = run("transcripts", "list").stdout
    monkeypatch.setenv("COLUMNS", "60")
    in_a_terminal = run("transcripts", "list").stdout
    assert max(map(len, in_a_pipe.splitlines())) > 60 >= max(map(len, in_a_terminal.splitlines()))
    assert in_a_terminal.split() == in_a_pipe.split()


def test_list_is_newest_first_and_can_be_limited(run: Run, db: Database) -> None:
    scored(db)
    newest = scored(db)
    rows = json.loads(run("transcripts", "list", "--limit", "1", "--json").stdout)
    assert [row["attempt"] for row in rows] == [newest.id]


def test_list_tells_an_ungraded_answer_from_an_unanswered_question(run: Run, db: Database) -> None:
    asked(db)
    failed(db, "No key.")
    [_, first, second] = run("transcripts", "list").stdout.splitlines()
    assert "not graded (failed)" in first
    assert "not answered" in second


def test_list_of_nothing_is_empty_and_says_what_to_do(run: Run) -> None:
    result = run("transcripts", "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "'mock-interview' opens an interview" in result.stderr


def test_list_as_json_of_nothing_is_an_empty_list(run: Run) -> None:
    assert json.loads(run("transcripts", "list", "--json").stdout) == []


def test_show_prints_the_latest_with_question_answer_score_and_quotes(run: Run, db: Database) -> None:
    scored(db, "An older answer about nothing.")
    scored(db)
    printed = " ".join(run("transcripts", "show").stdout.split())
    assert f"Interviewer: {QUESTION}" in printed
    assert f"You: {ANSWER}" in printed
    assert "Score 100.0 %, strong hire" in printed
    assert '"converges slowly on uneven ranges"' in printed
    assert "older" not in printed


def test_show_takes_the_start_of_an_id(run: Run, db: Database) -> None:
    wanted = scored(db, "Ranges differ.")
    scored(db)
    assert "Ranges differ." in run("transcripts", "show", wanted.id[:8]).stdout


def test_show_of_an_ungraded_answer_says_so_and_why(run: Run, db: Database) -> None:
    failed(db, "No API key is configured.")
    printed = run("transcripts", "show").stdout
    assert "Not graded, because the grading failed" in printed
    assert "No API key is configured." in printed
    assert "transcripts pending" in printed


def test_show_has_what_was_typed_and_not_sent(run: Run, db: Database) -> None:
    drafts.save_draft(db, asked(db).id, "answer", "So far I would say")
    printed = run("transcripts", "show").stdout
    assert "Not answered." in printed
    assert "Typed but not sent:\n  So far I would say" in printed


def test_show_of_a_follow_up_says_what_was_won_back(run: Run, db: Database) -> None:
    attempt = scored(db)
    interviews.say(db, attempt.id, "interviewer", "follow_up", "Why are trees different?")
    interviews.send_answer(db, attempt.id, "They only compare.", attempt.started_at, "llm", 1)
    keep_card(db, attempt.id, 1, scorecard())
    printed = run("transcripts", "show").stdout
    assert "Interviewer, follow-up:\n  Why are trees different?" in printed
    assert "The score of the first answer stands." in printed


def test_show_has_the_notes_on_what_was_said(run: Run, db: Database) -> None:
    attempt = scored(db)
    answer = history.load_attempt(db, attempt.id).utterances[1]
    notes.add_note(db, answer.id, "Say the reason first next time.")
    printed = run("transcripts", "show").stdout
    assert "\n  Note: Say the reason first next time.\n" in printed
    assert printed.index(ANSWER[:20]) < printed.index("Note: ") < printed.index("Score 100.0 %")


def test_of_several_scorecards_show_says_which_one_is_the_score(run: Run, db: Database) -> None:
    attempt = scored(db)
    keep_card(db, attempt.id, 0, scorecard(kind="self"))
    keep_card(db, attempt.id, 0, scorecard(kind="offline"))
    printed = run("transcripts", "show").stdout
    assert "Scorecard 1 of 3.\n" in printed
    assert "Scorecard 2 of 3. This is the score.\nScore 100.0 %, strong hire\nGraded by you;" in printed
    assert "Scorecard 3 of 3.\n" in printed


def test_of_one_scorecard_show_need_not_say_so(run: Run, db: Database) -> None:
    scored(db)
    assert "This is the score." not in run("transcripts", "show").stdout


def test_show_says_which_scorecard_counts_after_a_follow_up(run: Run, db: Database) -> None:
    attempt = scored(db)
    interviews.send_answer(db, attempt.id, "They only compare.", attempt.started_at, "llm", 1)
    for _ in range(2):
        keep_card(db, attempt.id, 1, scorecard())
    printed = run("transcripts", "show").stdout
    assert "Scorecard 2 of 2. This is the one that counts after the follow-up." in printed


def test_show_tells_how_long_an_answer_took_and_what_helped(run: Run, db: Database) -> None:
    attempt = asked(db)
    interviews.set_hints(db, attempt.id, 2)
    interviews.set_self_rating(db, attempt.id, 4)
    timing = Timing(0, thinking=12.4, answering=65.0)
    interviews.send_answer(db, attempt.id, ANSWER, attempt.started_at, "llm", 0, timing)
    printed = run("transcripts", "show").stdout
    assert "demo/scaling, try 1, hints: 2, own rating 4 of 5" in printed
    assert "(0:12 to think, 1:05 to answer)" in printed


def test_show_tells_the_delivery_of_each_answer_where_that_is_wanted(run: Run, db: Database) -> None:
    attempt = scored(db, f"Um, {ANSWER}")
    interviews.say(db, attempt.id, "interviewer", "follow_up", "Why are trees different?")
    interviews.send_answer(db, attempt.id, "They only compare.", attempt.started_at, "llm", 1)
    printed = run("transcripts", "show", "--delivery").stdout
    assert printed.count("Delivery, which is no part of the score:") == 2
    assert "1 filler: 'um'." in printed
    assert "  3 words, about" in printed
    assert "Delivery" not in run("transcripts", "show").stdout


def test_show_as_json_is_what_export_writes(run: Run, db: Database) -> None:
    attempt = scored(db)
    shown = run("transcripts", "show", "--json").stdout
    assert shown == run("transcripts", "export", attempt.interview_id, "--format", "json").stdout
    assert json.loads(shown)["interviews"][0]["id"] == attempt.interview_id


@pytest.mark.parametrize(
    ("id_", "sentence"), [("0123abcd", "There is no transcript"), ("ab", "at least the first 4 characters")]
)
def test_show_of_a_wrong_id_is_bad_input(run: Run, db: Database, id_: str, sentence: str) -> None:
    scored(db)
    result = run("transcripts", "show", id_)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_show_of_nothing_is_bad_input_and_says_what_to_do(run: Run) -> None:
    result = run("transcripts", "show")
    assert result.exit_code == 2
    assert "'mock-interview' opens an interview" in result.stderr


def test_search_finds_all_the_words_and_marks_them(run: Run, db: Database) -> None:
    scored(db, "Ranges differ widely.")
    found = scored(db)
    [_, line, snippet] = run("transcripts", "search", "tree", "compare").stdout.splitlines()
    assert line.startswith(found.interview_id[:8])
    assert "[trees]" in snippet


def test_search_without_a_hit_prints_nothing_and_is_no_fault(run: Run, db: Database) -> None:
    scored(db)
    result = run("transcripts", "search", "quantum")
    assert (result.exit_code, result.stdout) == (0, "")


def test_search_takes_what_looks_like_search_syntax_as_words(run: Run, db: Database) -> None:
    scored(db)
    assert run("transcripts", "search", 'trees" OR', "NEAR(").exit_code == 0


def test_export_has_all_interviews_by_default(run: Run, db: Database) -> None:
    attempts = [scored(db), scored(db)]
    exported = json.loads(run("transcripts", "export", "--format", "json").stdout)
    assert {one["id"] for one in exported["interviews"]} == {attempt.interview_id for attempt in attempts}


def test_export_as_markdown_is_the_default(run: Run, db: Database) -> None:
    scored(db)
    assert run("transcripts", "export").stdout.startswith("# demo, coach interview")


def test_export_writes_a_file_and_leaves_standard_output_alone(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    out = tmp_path / "all.json"
    result = run("transcripts", "export", "--format", "json", "--out", str(out))
    assert result.stdout == ""
    assert out.read_text("utf-8") == run("transcripts", "export", "--format", "json").stdout


def test_export_never_writes_over_a_file(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    out = tmp_path / "notes.md"
    out.write_text("mine")
    result = run("transcripts", "export", "--out", str(out))
    assert result.exit_code == 2
    assert out.read_text() == "mine"


def test_export_to_a_folder_that_is_not_there_is_bad_input(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    result = run("transcripts", "export", "--out", str(tmp_path / "no" / "all.md"))
    assert result.exit_code == 2
    assert "cannot be written (No such file or directory)" in result.stderr


@pytest.mark.parametrize("command", [("list",), ("show",), ("search", "trees"), ("export",), ("pending",)])
def test_an_unreadable_database_is_one_sentence(run: Run, home: Path, command: tuple[str, ...]) -> None:
    (home / "data").mkdir()
    (home / "data" / "transcripts.db").write_bytes(b"no database at all" * 100)
    result = run("transcripts", *command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is damaged or is not a database" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_limit_beyond_all_counting_is_bad_usage(run: Run) -> None:
    result = run("transcripts", "list", "--limit", "9223372036854775808")
    assert result.exit_code == 2
    assert "is not in the range" in result.stderr


def test_an_exam_that_is_not_over_shows_no_score(run: Run, db: Database) -> None:
    attempt = scored(db, mode="exam")
    assert "when the exam is over" in run("transcripts", "list").stdout
    shown = run("transcripts", "show").stdout
    assert "Scores are shown when the exam is over." in shown
    assert "100.0 %" not in shown
    assert "strong hire" not in run("transcripts", "export", "--format", "html").stdout
    interviews.finish_interview(db, attempt.interview_id)
    assert "100.0 %" in run("transcripts", "show").stdout


def test_an_exported_exam_that_is_not_over_keeps_its_scorecards(run: Run, db: Database) -> None:
    scored(db, mode="exam")
    [interview] = json.loads(run("transcripts", "export", "--format", "json").stdout)["interviews"]
    assert len(interview["attempts"][0]["scorecards"]) == 1
