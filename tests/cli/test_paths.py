import json
from pathlib import Path

from tests.cli.conftest import Run


def test_paths_names_every_place(run: Run, home: Path) -> None:
    lines = dict(line.split(maxsplit=1) for line in run("paths").stdout.splitlines())
    assert lines["settings"] == str(home / "config" / "config.toml")
    assert lines["database"] == str(home / "data" / "transcripts.db")
    assert (Path(lines["built-in-rubrics"]) / "ml-engineer" / "pack.json").is_file()


def test_paths_as_json_holds_the_same(run: Run) -> None:
    lines = dict(line.split(maxsplit=1) for line in run("paths").stdout.splitlines())
    assert json.loads(run("paths", "--json").stdout) == lines


def test_paths_makes_nothing(run: Run, home: Path) -> None:
    run("paths")
    assert list(home.iterdir()) == []
