import json
from pathlib import Path
from typing import Any

import pytest

from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER, write_rubric
from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS, honest

REF = "demo/scaling"
OTHER = "demo/other"

pytestmark = pytest.mark.usefixtures("pack")


def leave(run: Run, *answers: str, ref: str = REF) -> None:
    """Keep answers, each graded by the offline grader."""
    for answer in answers:
        assert run("grade", ref, typed=answer).exit_code == 0


def by(server: ChatServer) -> tuple[str, ...]:
    return "--base-url", server.url, "--model", MODEL


def cards(db: Database) -> list[list[str]]:
    """Return who made the scorecards of each answer, the newest answer first."""
    loaded = [history.load_attempt(db, row.attempt.id) for row in history.recent(db, 50)]
    return [[stored.card.grader.kind for stored in kept.scorecards] for kept in loaded]


def as_json(run: Run, *arguments: str) -> Any:
    return json.loads(run("transcripts", "regrade", *arguments, "--json").stdout)


def test_another_grader_is_kept_beside_the_first_and_the_difference_told(run: Run, db: Database) -> None:
    leave(run, ANSWER, "No idea, sorry.")
    with ChatServer() as server:
        result = run("transcripts", "regrade", "--all", *by(server))
    assert result.exit_code == 0
    assert f"Grader: LLM, {MODEL} at {server.url.removesuffix('/v1')}" in result.stderr
    assert result.stdout.startswith("Graded again: 2 of 2 answers.\n\nMean score: ")
    assert "Answers scored both times: 2; rose: " in result.stdout
    assert cards(db) == [["offline", "llm"], ["offline", "llm"]]
    assert {row.grader for row in history.recent(db, 2)} == {"llm"}


def test_the_tables_tell_criteria_and_verdicts(run: Run, db: Database) -> None:
    leave(run, ANSWER)
    with ChatServer() as server:
        lines = run("transcripts", "regrade", "--all", *by(server)).stdout.splitlines()
    [heading] = [line for line in lines if line.startswith("REF")]
    assert heading.split() == ["REF", "CRITERION", "ANSWERS", "BEFORE", "AFTER", "CHANGE"]
    assert lines[lines.index(heading) + 1].split()[:3] == [REF, "Facts", "1"]
    [changed] = [line for line in lines if line.startswith("ANSWER")]
    assert changed.split() == ["ANSWER", "REF", "POINT", "BEFORE", "NOW"]
    assert history.recent(db, 1)[0].attempt.id[:8] in lines[lines.index(changed) + 1]


def test_the_same_grader_changes_nothing(run: Run) -> None:
    leave(run, ANSWER)
    result = run("transcripts", "regrade", "--all")
    assert "now (0.0)." in result.stdout
    assert "No verdict changed." in result.stdout


def test_grading_alike_twice_keeps_no_second_scorecard_and_says_so(run: Run, db: Database) -> None:
    leave(run, ANSWER)
    with ChatServer() as server:
        run("transcripts", "regrade", "--all", *by(server))
        result = run("transcripts", "regrade", "--all", *by(server))
    assert "The very same as before: 1; no second scorecard was kept of these." in result.stdout
    assert cards(db) == [["offline", "llm"]]


def test_json_tells_the_same_as_data(run: Run, db: Database) -> None:
    leave(run, ANSWER)
    with ChatServer() as server:
        found = as_json(run, "--all", *by(server))
    assert (found["answers"], found["graded"], found["left"], found["failed"]) == (1, 1, 0, [])
    assert found["percent"]["after"] - found["percent"]["before"] == pytest.approx(found["percent"]["change"])
    assert [one["criterion"] for one in found["criteria"]] == ["facts"]
    assert {change["attempt"] for change in found["verdicts"]} == {history.recent(db, 1)[0].attempt.id}


def test_without_saving_only_the_difference_is_shown(run: Run, db: Database) -> None:
    leave(run, ANSWER)
    with ChatServer() as server:
        result = run("transcripts", "regrade", "--all", "--no-save", *by(server))
    assert "Nothing was kept." in result.stdout
    assert "Verdicts that changed: " in result.stdout
    assert cards(db) == [["offline"]]
    assert run("transcripts", "regrade", "--resume").exit_code == 2


def test_a_dry_run_says_how_many_requests_and_sends_none(run: Run, db: Database) -> None:
    leave(run, ANSWER, "...")
    with ChatServer() as server:
        result = run("transcripts", "regrade", "--all", "--dry-run", "--votes", "3", "--strict", *by(server))
        found = as_json(run, "--all", "--dry-run", *by(server))
    assert result.stdout.splitlines() == [
        "Answers to grade again: 2",
        "  that say nothing, and are scored 0 without asking: 1",
        "Requests at most: 6, and a few more where a reply has to be asked for again",
    ]
    assert f"Grader: LLM, {MODEL} at" in result.stderr
    assert found["requests"] == 1
    assert (found["models"], found["endpoint"]) == ([MODEL], server.url.removesuffix("/v1"))
    assert server.requests == []
    assert cards(db) == [["offline"], ["offline"]]


def test_a_dry_run_knows_what_was_graded_just_so_before(run: Run) -> None:
    leave(run, ANSWER)
    with ChatServer() as server:
        run("transcripts", "regrade", "--all", "--no-save", *by(server))
        again = as_json(run, "--all", "--dry-run", *by(server))
        anew = as_json(run, "--all", "--dry-run", "--fresh", *by(server))
    assert (again["requests"], again["graded_before"]) == (0, 1)
    assert (anew["requests"], anew["graded_before"]) == (1, 0)


def test_a_selection_or_ids_say_which(run: Run, pack: Path, db: Database) -> None:
    write_rubric(pack, "other")
    leave(run, ANSWER)
    leave(run, ANSWER, ref=OTHER)
    with ChatServer() as server:
        anew = (*by(server), "--fresh")
        assert as_json(run, "--ref", OTHER, *anew)["answers"] == 1
        assert as_json(run, history.recent(db, 1)[0].attempt.id[:8], *anew)["answers"] == 1
    assert cards(db) == [["offline", "llm", "llm"], ["offline"]]


@pytest.mark.parametrize(
    "arguments", [(), ("--all", "--pack", "demo"), ("01234567", "--all"), ("01234567", "--ref", REF)]
)
def test_which_answers_must_be_said_in_one_way(run: Run, arguments: tuple[str, ...]) -> None:
    leave(run, ANSWER)
    result = run("transcripts", "regrade", *arguments)
    assert result.exit_code == 2
    assert "Name ids, or say with options" in result.stderr


def test_a_selection_that_nothing_fits_says_so(run: Run) -> None:
    leave(run, ANSWER)
    result = run("transcripts", "regrade", "--pack", "nowhere")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "There is nothing to grade again.\n")
    assert (
        as_json(run, "--pack", "nowhere")["answers"] == as_json(run, "--pack", "nowhere", "--dry-run")["answers"] == 0
    )


def test_an_answer_that_waits_for_its_first_grading_is_left_out(run: Run) -> None:
    assert run("grade", REF, "--grader", "llm", typed=ANSWER).exit_code == 3
    result = run("transcripts", "regrade", "--all")
    assert "Left out: 1 waiting for a first grading" in result.stderr
    assert "There is nothing to grade again." in result.stderr


def test_the_current_rubric_judges_in_place_of_the_kept_one(run: Run, pack: Path, db: Database) -> None:
    leave(run, ANSWER)
    point = {"id": "slow-descent", "text": "Says that descent is slow", "weight": 1, "cues": ["converges slowly"]}
    facts = {"id": "facts", "title": "New facts", "weight": 1, "kind": "checklist", "points": [point]}
    write_rubric(pack, "scaling", criteria=[facts], follow_ups=None, examples=None)
    result = run("transcripts", "regrade", "--all", "--rubric", "current")
    assert result.exit_code == 0
    assert f"{REF}  New facts" in result.stdout
    shown = run("transcripts", "show").stdout
    assert "Says that descent is slow" in shown
    assert "Trees do not care" in shown


def test_what_was_judged_by_two_rubrics_is_the_same_after_export_and_import(
    run: Run, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(run, ANSWER)
    write_rubric(pack, "scaling", title="Newer")
    assert run("transcripts", "regrade", "--all", "--rubric", "current").exit_code == 0
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    run("transcripts", "export", "--format", "json", "--out", str(first))
    assert len(json.loads(first.read_text("utf-8"))["rubrics"]) == 2
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "another"))
    assert run("transcripts", "import", str(first)).exit_code == 0
    run("transcripts", "export", "--format", "json", "--out", str(second))
    assert second.read_bytes() == first.read_bytes()


def test_a_rubric_file_judges_answers_to_its_own_question_alone(run: Run, tmp_path: Path) -> None:
    leave(run, ANSWER)
    fitting, other = write_rubric(tmp_path / "mine", title="Mine"), write_rubric(tmp_path / "mine", "else")
    assert run("transcripts", "regrade", "--all", "--rubric", str(fitting)).exit_code == 0
    result = run("transcripts", "regrade", "--all", "--rubric", str(other))
    assert result.exit_code == 2
    assert "choose one question with --ref" in result.stderr


def test_a_rubric_file_that_is_not_there_is_bad_input(run: Run) -> None:
    leave(run, ANSWER)
    result = run("transcripts", "regrade", "--all", "--rubric", "nowhere.json")
    assert result.exit_code == 2
    assert "nowhere.json" in result.stderr


def test_one_answer_that_fails_is_told_by_its_id_and_the_rest_is_graded(run: Run, db: Database) -> None:
    leave(run, ANSWER, f"{ANSWER} Again.", f"{ANSWER} And again.")
    with ChatServer([honest, PLAYS["refusal"]]) as server:
        result = run("transcripts", "regrade", "--all", *by(server))
    assert result.exit_code == 3
    assert "Graded again: 2 of 3 answers, 1 failed." in result.stdout
    [failed] = [row.attempt.id for row, made in zip(history.recent(db, 3), cards(db), strict=True) if len(made) == 1]
    assert f"{failed[:8]}: The model at " in result.stderr


def test_a_key_that_is_refused_stops_the_run_at_once(run: Run, db: Database) -> None:
    leave(run, *(f"{ANSWER} {number}" for number in range(20)))
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        result = run("transcripts", "regrade", "--all", *by(server))
    assert result.exit_code == 3
    assert "Graded again: 0 of 20 answers, 20 not come to." in result.stdout
    assert "Stopped: " in result.stderr
    assert "does not accept the API key" in result.stderr
    assert "regrade --resume' goes on" in result.stderr
    assert len(server.requests) <= 8


def test_resuming_goes_on_as_the_run_was_begun_and_tells_of_all_of_it(
    run: Run, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(run, *(f"{ANSWER} {number}" for number in range(3)))
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        assert run("transcripts", "regrade", "--all", "--votes", "2", *by(server)).exit_code == 3
        port = int(server.url.rpartition(":")[2].removesuffix("/v1"))
    leave(run, "An answer that came later.")
    monkeypatch.setenv("MOCK_INTERVIEW_MODEL", "another")
    with ChatServer(port=port) as server:
        result = run("transcripts", "regrade", "--resume")
    assert "Going on with the run of " in result.stderr
    assert "answers left: 3." in result.stderr
    assert f"Grader: LLM, {MODEL} at {server.url.removesuffix('/v1')}, 2 votes each" in result.stderr
    assert "Graded again: 3 of 3 answers." in result.stdout
    assert cards(db) == [["offline"], *([["offline", "llm"]] * 3)]
    assert run("transcripts", "regrade", "--resume").exit_code == 2


def test_a_run_is_not_gone_on_with_where_that_would_take_the_key_to_another_host(
    run: Run, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(run, ANSWER)
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        assert run("transcripts", "regrade", "--all", *by(server)).exit_code == 3
        asked = len(server.requests)
        monkeypatch.setenv("OPENAI_API_KEY", "a key for somebody else")
        result = run("transcripts", "regrade", "--resume")
        assert len(server.requests) == asked
        assert result.exit_code == 2
        assert f"Set OPENAI_BASE_URL to {server.url} to go on with it" in result.stderr
    assert cards(db) == [["offline"]]


@pytest.mark.parametrize("more", [("--all",), ("--model", "a"), ("--no-save",), ("--rubric", "current"), ("01234567",)])
def test_a_resumed_run_takes_no_other_options(run: Run, more: tuple[str, ...]) -> None:
    result = run("transcripts", "regrade", "--resume", *more)
    assert result.exit_code == 2
    assert "A run goes on as it was begun" in result.stderr


def test_a_persons_score_stays_and_that_is_told(run: Run, db: Database) -> None:
    leave(run, ANSWER)
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO scorecard (id, attempt_id, round, created_at, grader, percent, coverage, band, card)"
            " SELECT 'by-hand', attempt_id, 0, created_at, 'human', 12.0, 1.0, NULL,"
            " json_set(card, '$.grader.kind', 'human') FROM scorecard"
        )
    result = run("transcripts", "regrade", "--all")
    assert "A person's score stays the score of 1 of them." in result.stderr
    assert history.recent(db, 1)[0].grader == "human"
