from pathlib import Path

import pytest

from mock_interview.settings.checks import CHECKS
from mock_interview.transcripts.database import Database
from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer

KEY = "sk-secret-0123456789"


def setting(printed: str, name: str) -> str:
    [line] = [line for line in printed.splitlines() if line.startswith(f"  {name} ")]
    return line.removeprefix(f"  {name} ").strip()


def findings(printed: str) -> dict[str, str]:
    """Return the state of each thing checked, by name."""
    _, _, checks = printed.partition("Checks\n")
    return {line.split()[1]: line.split()[0] for line in checks.splitlines() if not line.startswith(" " * 10)}


def write_settings(home: Path, text: str) -> Path:
    path = home / "config" / "config.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    return path


def test_a_fresh_machine_is_in_order(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert findings(result.stdout) == {"grader": "ok", "database": "ok", "rubrics": "ok", "terminal": "note"}


def test_each_setting_comes_with_where_it_comes_from(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_settings(home, 'model = "from-file"\ngrader = "offline"\n')
    monkeypatch.setenv("MOCK_INTERVIEW_MODEL", "from-environment")
    printed = run("doctor").stdout
    assert setting(printed, "model") == "from-environment  (MOCK_INTERVIEW_MODEL)"
    assert setting(printed, "grader") == f"offline  ({path})"
    assert setting(printed, "follow_ups") == "1  (default)"


@pytest.mark.parametrize(
    ("variable", "name", "value"),
    [
        ("MOCK_INTERVIEW_GRADER", "grader", "offline"),
        ("OPENAI_BASE_URL", "base_url", "http://127.0.0.1:9/v1"),
        ("MOCK_INTERVIEW_MODEL", "model", "small"),
        ("MOCK_INTERVIEW_RUBRICS", "rubrics", "/somewhere"),
    ],
)
def test_every_variable_is_named_beside_what_it_sets(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, name: str, value: str
) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_GRADER", "offline")
    monkeypatch.setenv(variable, value)
    assert setting(run("doctor").stdout, name) == f"{value}  ({variable})"


def test_every_setting_there_is_is_shown(run: Run) -> None:
    printed = run("doctor").stdout
    assert all(setting(printed, name).endswith("  (default)") for name in CHECKS)


def test_settings_of_every_type_can_be_read_at_a_glance(run: Run, home: Path) -> None:
    write_settings(
        home,
        """
        model = ["large", "small"]
        strict = true
        deadline_seconds = 90
        endpoint = {response_format = "plain", stream = false}
        prices.small = {input = 0.5, output = 2}
        """,
    )
    printed = run("doctor").stdout
    shown = {name: setting(printed, name).rpartition("  (")[0] for name in CHECKS}
    assert (shown["model"], shown["strict"], shown["deadline_seconds"]) == ("large, small", "true", "90")
    assert shown["endpoint"] == "response_format: plain, stream: false"
    assert shown["prices"] == "small: input: 0.5, output: 2"


def test_folders_of_rubrics_come_from_file_and_environment_together(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_settings(home, 'rubrics = ["/one"]\n')
    monkeypatch.setenv("MOCK_INTERVIEW_RUBRICS", "/two")
    assert setting(run("doctor").stdout, "rubrics").endswith(f"(MOCK_INTERVIEW_RUBRICS and {path})")


def test_neither_key_nor_key_command_nor_password_is_shown(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(home, f'api_key_command = "echo {KEY}"\n')
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://me:{KEY}@127.0.0.1:9/v1")
    result = run("doctor")
    assert setting(result.stdout, "API key") == "set, not shown  (OPENAI_API_KEY)"
    assert KEY not in result.output


def test_an_endpoint_that_answers_and_has_the_model_is_in_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        result = run("doctor")
        assert server.requests == []
    assert result.exit_code == 0
    assert findings(result.stdout)["endpoint"] == "ok"
    assert MODEL in result.stdout


@pytest.mark.parametrize(
    ("models", "model", "sentence"),
    [(["large", "small"], "", "large, small"), (["small"], "large", "does not have the model large")],
)
def test_a_model_that_is_not_clear_or_not_there_is_wanting(
    run: Run, monkeypatch: pytest.MonkeyPatch, models: list[str], model: str, sentence: str
) -> None:
    with ChatServer(models=models) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("MOCK_INTERVIEW_MODEL", model)
        result = run("doctor")
    assert result.exit_code == 1
    assert sentence in " ".join(result.stdout.split())


def test_a_model_may_be_named_without_its_tag(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(models=["small:latest"]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("MOCK_INTERVIEW_MODEL", "small")
        assert run("doctor").exit_code == 0


def test_an_unreachable_endpoint_is_wanting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    result = run("doctor")
    assert result.exit_code == 1
    assert "http://127.0.0.1:9 cannot be reached" in " ".join(result.stdout.split())


def test_a_missing_key_is_wanting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_GRADER", "llm")
    result = run("doctor")
    assert result.exit_code == 1
    assert "No API key is configured" in result.stdout


def test_broken_settings_are_wanting_and_the_rest_is_checked_all_the_same(run: Run, home: Path) -> None:
    path = write_settings(home, 'modle = "small"\n')
    result = run("doctor")
    assert result.exit_code == 1
    assert f"{path}:1:1:" in "".join(result.stdout.split())
    assert findings(result.stdout)["database"] == "ok"


def test_an_unreadable_database_is_wanting(run: Run, home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "transcripts.db").write_bytes(b"no database at all" * 100)
    result = run("doctor")
    assert (result.exit_code, findings(result.stdout)["database"]) == (1, "wanting")


def test_a_database_damaged_inside_is_wanting(run: Run, db: Database) -> None:
    with db.writing() as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'attempt_by_ref'")
    db.close()
    result = run("doctor")
    assert (result.exit_code, findings(result.stdout)["database"]) == (1, "wanting")


def test_a_broken_rubric_is_wanting_and_shown_in_its_place(run: Run, pack: Path) -> None:
    (pack / "scaling.json").write_text("{", "utf-8")
    result = run("doctor")
    assert (result.exit_code, findings(result.stdout)["rubrics"]) == (1, "wanting")
    assert f"{pack / 'scaling.json'}:1:2:" in "".join(result.stdout.split())
