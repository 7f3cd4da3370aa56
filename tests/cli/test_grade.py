import json
from pathlib import Path
from typing import Any

import pytest

from mock_interview.cli.answers import MAX_BYTES
from mock_interview.errors import StoreError
from mock_interview.scoring.scorecard import from_json
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.builders import ANSWER, write_pack, write_rubric
from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS

REF = "demo/scaling"
NOWHERE = "http://127.0.0.1:9/v1"


def latest(db: Database) -> AttemptTranscript:
    id_ = history.latest(db)
    assert id_ is not None
    [kept] = history.load_transcript(db, id_).attempts
    return kept


def has_kept_nothing(db: Database) -> bool:
    return history.latest(db) is None


def test_a_scorecard_shows_percent_bars_and_points_with_quotes(run: Run, pack: Path, answer: str) -> None:
    result = run("grade", REF, answer)
    assert result.exit_code == 0
    assert result.stdout.startswith("Score ")
    assert "Graded by the offline grader" in result.stdout
    assert "[####################]" in result.stdout
    assert '"Gradient descent converges slowly' in result.stdout


def test_offline_the_levels_of_a_behavioural_answer_are_left_to_the_person(run: Run) -> None:
    answer = "I watched her work for a morning, then let her do it herself, and now she leads the releases alone."
    printed = run("grade", "behavioural/mentoring", typed=answer).stdout
    assert "no band, because too little could be judged\nGraded by the offline grader; 44% of the rubric" in printed
    assert "On the screen, Check verdicts (F7 or c) lets you judge the rest yourself." in printed
    assert "Reflection: what you took from it\n  not assessed" in printed


def test_the_grader_is_named_on_standard_error(run: Run, pack: Path, answer: str) -> None:
    result = run("grade", REF, answer)
    assert "Grader: offline" in result.stderr
    assert "Grader:" not in result.stdout


def test_json_is_the_bare_scorecard_alone(run: Run, pack: Path, answer: str) -> None:
    card = from_json(json.loads(run("grade", REF, answer, "--json").stdout))
    assert (card.ref, card.grader.kind) == (REF, "offline")


def test_a_bad_answer_exits_with_0_too(run: Run, pack: Path) -> None:
    result = run("grade", REF, typed="I have no idea, sorry.")
    assert result.exit_code == 0
    assert result.stdout.startswith("Score 0.0 %")


@pytest.mark.parametrize("source", [[], ["-"]])
def test_the_answer_comes_from_standard_input(run: Run, pack: Path, db: Database, source: list[str]) -> None:
    assert run("grade", REF, *source, typed=f"{ANSWER}\n").exit_code == 0
    assert latest(db).utterances[-1].text == ANSWER


def test_the_answer_is_kept_as_a_single_interview_that_is_over(run: Run, pack: Path, db: Database, answer: str) -> None:
    run("grade", REF, answer)
    interview = history.load_transcript(db, history.latest(db) or "").interview
    assert (interview.pack, interview.mode, interview.refs) == ("demo", "single", (REF,))
    assert interview.finished_at is not None
    assert latest(db).score is not None
    assert jobs.unfinished_jobs(db) == []


def test_what_is_shown_later_is_what_was_printed(run: Run, pack: Path, answer: str) -> None:
    printed = run("grade", REF, answer).stdout
    assert printed in run("transcripts", "show").stdout


def test_no_save_keeps_nothing(run: Run, pack: Path, home: Path, answer: str) -> None:
    result = run("grade", REF, answer, "--no-save", "--json")
    assert json.loads(result.stdout)["attempt"] is None
    assert not (home / "data" / "transcripts.db").exists()


def test_kept_or_not_the_score_is_the_same(run: Run, pack: Path, answer: str) -> None:
    cards: list[dict[str, Any]] = [
        json.loads(run("grade", REF, answer, "--json", *flags).stdout) for flags in ([], ["--no-save"])
    ]
    assert cards[0]["criteria"] == cards[1]["criteria"]
    assert cards[0]["rubric_sha256"] == cards[1]["rubric_sha256"]


def test_a_rubric_file_needs_no_pack(run: Run, tmp_path: Path, answer: str) -> None:
    rubric = write_rubric(tmp_path / "loose")
    card = json.loads(run("grade", "--rubric", str(rubric), answer, "--json").stdout)
    assert card["ref"] == "local/scaling"


@pytest.mark.parametrize("flags", [[], ["--no-save"]])
def test_a_rubric_file_in_a_pack_is_judged_in_the_bands_of_its_pack(
    run: Run, tmp_path: Path, answer: str, flags: list[str]
) -> None:
    pack = write_pack(tmp_path / "elsewhere", "scaling", bands=[{"from": 0, "label": "all are welcome"}])
    card = json.loads(run("grade", "--rubric", str(pack / "scaling.json"), answer, "--json", *flags).stdout)
    assert (card["ref"], card["band"]) == ("elsewhere/scaling", "all are welcome")


def test_an_llm_grades_over_a_real_socket(run: Run, pack: Path, db: Database, answer: str) -> None:
    with ChatServer() as server:
        result = run("grade", REF, answer, "--base-url", server.url, "--model", MODEL)
    assert result.exit_code == 0
    assert f"Grader: LLM, {MODEL} at {server.url.removesuffix('/v1')}" in result.stderr
    assert f"Graded by {MODEL} at {server.url.removesuffix('/v1')}" in result.stdout
    card = latest(db).score
    assert card is not None
    assert card.grader.kind == "llm"


def test_the_only_model_of_an_endpoint_is_taken(run: Run, pack: Path, answer: str) -> None:
    with ChatServer(models=["the-one"]) as server:
        result = run("grade", REF, answer, "--base-url", server.url, "--json")
    assert json.loads(result.stdout)["grader"]["model"] == "the-one"


def test_an_answer_that_says_nothing_is_scored_0_without_a_request(run: Run, pack: Path) -> None:
    with ChatServer() as server:
        result = run("grade", REF, "--base-url", server.url, "--model", MODEL, "--json", typed=" ... ")
        assert server.requests == []
    assert json.loads(result.stdout)["percent"] == 0.0


@pytest.mark.parametrize(
    ("play", "sentence"),
    [
        ("wrong-key", "does not accept the API key"),
        ("unknown-model", f"does not have the model {MODEL}"),
        ("html", "answered with a web page"),
    ],
)
def test_a_grader_that_fails_exits_with_3_and_the_answer_is_kept_and_queued(
    run: Run, pack: Path, db: Database, answer: str, play: str, sentence: str
) -> None:
    with ChatServer(rest=PLAYS[play]) as server:
        result = run("grade", REF, answer, "--json", "--base-url", server.url, "--model", MODEL)
    assert (result.exit_code, result.stdout) == (3, "")
    assert sentence in result.stderr
    assert "The answer is kept" in result.stderr
    kept = latest(db)
    assert kept.utterances[-1].text == ANSWER
    assert kept.job is not None
    assert (kept.job.state, kept.score) == ("failed", None)


def test_a_missing_key_exits_with_3_and_the_answer_is_kept(run: Run, pack: Path, db: Database, answer: str) -> None:
    result = run("grade", REF, answer, "--grader", "llm")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "No API key is configured" in result.stderr
    assert latest(db).utterances[-1].text == ANSWER


def test_an_unreachable_host_exits_with_3_and_is_tried_again_at_the_next_start(
    run: Run, pack: Path, db: Database, answer: str
) -> None:
    result = run("grade", REF, answer, "--base-url", NOWHERE, "--model", MODEL)
    assert result.exit_code == 3
    assert "cannot be reached" in result.stderr
    assert [job.transient for job in jobs.resumable(db)] == [True]


def test_several_models_and_none_named_is_bad_input_with_the_list_and_the_answer_is_kept(
    run: Run, pack: Path, db: Database, answer: str
) -> None:
    with ChatServer(models=["large", "small"]) as server:
        result = run("grade", REF, answer, "--base-url", server.url)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "large, small" in result.stderr
    assert latest(db).job is not None


def test_a_failure_is_never_scored_offline(run: Run, pack: Path, db: Database, answer: str) -> None:
    run("grade", REF, answer, "--grader", "llm")
    assert latest(db).scorecards == ()


def test_no_save_queues_nothing_when_the_grader_fails(run: Run, pack: Path, home: Path, answer: str) -> None:
    result = run("grade", REF, answer, "--no-save", "--grader", "llm")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "kept" not in result.stderr
    assert not (home / "data" / "transcripts.db").exists()


def test_an_unknown_ref_is_bad_input(run: Run, pack: Path, db: Database, answer: str) -> None:
    result = run("grade", "demo/nothing", answer)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no rubric or pack 'demo/nothing'" in result.stderr
    assert has_kept_nothing(db)


def test_a_broken_rubric_is_bad_input_with_its_place(run: Run, tmp_path: Path, answer: str) -> None:
    path = write_rubric(tmp_path / "loose", seconds="two minutes")
    result = run("grade", "--rubric", str(path), answer)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{path}:6:14: 'seconds' must be a whole number")


def test_an_unreadable_database_is_told_before_the_answer_is_read(
    run: Run, pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "data" / "transcripts.db").write_bytes(b"no database at all" * 100)
    monkeypatch.setattr("mock_interview.cli.grade.read_answer", lambda *_: pytest.fail("the answer was read"))
    result = run("grade", REF, typed=ANSWER)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is damaged or is not a database" in result.stderr


def test_an_unreadable_database_does_not_matter_where_nothing_is_kept(run: Run, pack: Path, home: Path) -> None:
    (home / "data" / "transcripts.db").write_bytes(b"no database at all" * 100)
    assert run("grade", REF, "--no-save", typed=ANSWER).exit_code == 0


def test_an_answer_that_is_not_there_is_bad_input(run: Run, pack: Path, tmp_path: Path) -> None:
    result = run("grade", REF, str(tmp_path / "nothing.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read (No such file or directory)" in result.stderr


def test_an_answer_of_any_length_up_to_the_limit_is_taken(run: Run, pack: Path) -> None:
    assert run("grade", REF, "--no-save", typed="word " * (MAX_BYTES // 5)).exit_code == 0


def test_an_answer_over_the_limit_is_bad_input(run: Run, pack: Path, db: Database) -> None:
    result = run("grade", REF, typed="x" * (MAX_BYTES + 1))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "longer than 100,000 bytes" in result.stderr
    assert has_kept_nothing(db)


def test_an_answer_that_is_not_utf8_is_bad_input(run: Run, pack: Path) -> None:
    result = run("grade", REF, typed="naïve".encode("latin-1"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not UTF-8 text" in result.stderr


def test_an_answer_is_sanitised(run: Run, pack: Path, db: Database) -> None:
    run("grade", REF, typed="\ufeffTrees \x1b[2Jdo not\r\ncare.")
    assert latest(db).utterances[-1].text == "Trees do not\ncare."


@pytest.mark.parametrize("arguments", [[], ["--rubric", "rubric.json", "demo/scaling", "answer.txt"]])
def test_a_question_named_not_at_all_or_twice_is_bad_usage(run: Run, arguments: list[str]) -> None:
    result = run("grade", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage:")


def test_a_wrong_setting_is_bad_input(run: Run, pack: Path, answer: str) -> None:
    result = run("grade", REF, answer, "--base-url", "localhost")
    assert result.exit_code == 2
    assert result.stderr == "--base-url: base_url must be an address such as http://localhost:11434/v1.\n"


def test_an_answer_that_cannot_be_kept_is_put_where_it_can_be_found(
    run: Run, pack: Path, answer: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("mock_interview.cli.grade.keep_answer", full)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run("grade", REF, answer)
    [rescued] = tmp_path.glob("mock-interview-answer-*.txt")
    assert result.exit_code == 2
    assert f"The disk is full. The answer is in {rescued}." in result.stderr
    assert rescued.read_text("utf-8").strip() == ANSWER
