from pathlib import Path

import pytest

from tests.builders import write_pack, write_rubric
from tests.cli.conftest import Run


@pytest.fixture
def zipped(run: Run, tmp_path: Path) -> Path:
    """A zip of a pack ``demo``."""
    path = tmp_path / "demo.zip"
    folder = write_pack(tmp_path / "elsewhere" / "demo", "scaling")
    assert run("rubrics", "export", str(folder), "--out", str(path)).exit_code == 0
    return path


def test_a_pack_from_a_zip_is_installed_and_listed_as_ones_own(run: Run, home: Path, zipped: Path) -> None:
    result = run("rubrics", "install", str(zipped))
    assert result.stdout == f"{home / 'data' / 'rubrics' / 'demo'}\n"
    assert result.stderr == "Practise it: mock-interview practice demo\n"
    assert run("rubrics", "list").stdout.splitlines()[1].split()[:3] == ["demo/scaling", "2:00", "yours"]


def test_a_pack_that_is_there_already_is_bad_input(run: Run, zipped: Path) -> None:
    run("rubrics", "install", str(zipped))
    result = run("rubrics", "install", str(zipped))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is a pack 'demo' already" in result.stderr


def test_with_force_it_is_said_where_the_other_one_is_now(run: Run, zipped: Path, home: Path) -> None:
    run("rubrics", "install", str(zipped))
    result = run("rubrics", "install", str(zipped), "--force")
    assert str(home / "data" / "rubrics" / ".set-aside" / "1" / "demo") in result.stderr


def test_a_pack_that_hides_built_in_rubrics_says_so(run: Run, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "ml-engineer", "feature-scaling")
    result = run("rubrics", "install", str(folder))
    said = "From now on used instead of the built-in rubrics of the same name: ml-engineer/feature-scaling."
    assert said in result.stderr
    assert "(not used:" in run("rubrics", "list").stdout


def test_a_pack_that_is_hidden_itself_says_so(
    run: Run, zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_RUBRICS", str(tmp_path / "elsewhere"))
    result = run("rubrics", "install", str(zipped))
    assert "Not used, because others of the same name come first: demo/scaling." in result.stderr


@pytest.mark.parametrize("command", ["install", "export"])
def test_every_problem_of_a_broken_pack_is_told_and_nothing_is_done(
    run: Run, tmp_path: Path, home: Path, command: str
) -> None:
    folder = write_pack(tmp_path / "demo", "scaling")
    write_rubric(folder, "wrong", seconds=0, title="")
    out = tmp_path / "out.zip"
    result = run("rubrics", command, str(folder), *(["--out", str(out)] if command == "export" else []))
    assert result.exit_code == 2
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [str(Path("demo", "wrong.json"))] * 2
    assert result.stderr == "The pack 'demo' has 2 problems; correct its files, then try again.\n"
    assert not out.exists()
    assert not (home / "data" / "rubrics").exists()


def test_a_built_in_pack_is_exported_by_its_name_never_over_another_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "ml.zip"
    assert "13 files" in run("rubrics", "export", "ml-engineer", "--out", str(out)).stderr
    first = out.read_bytes()
    assert run("rubrics", "export", "ml-engineer", "--out", str(out)).exit_code == 2
    assert run("rubrics", "export", "ml-engineer", "--out", str(out), "--force").exit_code == 0
    assert out.read_bytes() == first


def test_what_the_workshop_put_aside_is_left_out_and_said(run: Run, tmp_path: Path, home: Path) -> None:
    folder = write_pack(tmp_path / "demo", "scaling")
    for name in ("scaling.json.yours", "scaling.json.yours-2"):
        (folder / name).write_text("mine", "utf-8")
    told = "what the workshop put aside: scaling.json.yours, scaling.json.yours-2.\n"
    assert told in run("rubrics", "export", str(folder), "--out", str(tmp_path / "demo.zip")).stderr
    assert "put aside" not in run("rubrics", "install", str(tmp_path / "demo.zip")).stderr
    assert told in run("rubrics", "install", str(folder), "--force").stderr
    assert sorted(file.name for file in (home / "data" / "rubrics" / "demo").iterdir()) == ["pack.json", "scaling.json"]


def test_an_unknown_pack_cannot_be_exported(run: Run, tmp_path: Path) -> None:
    result = run("rubrics", "export", "nothing", "--out", str(tmp_path / "x.zip"))
    assert result.exit_code == 2
    assert "There is no pack 'nothing'" in result.stderr


def test_removing_asks_first_and_sets_aside(run: Run, zipped: Path, home: Path) -> None:
    folder = home / "data" / "rubrics" / "demo"
    run("rubrics", "install", str(zipped))
    assert run("rubrics", "remove", "demo", typed="n\n").exit_code == 1
    assert folder.is_dir()
    result = run("rubrics", "remove", "demo", typed="y\n")
    assert not folder.exists()
    assert str(home / "data" / "rubrics" / ".set-aside" / "1" / "demo") in result.stderr


def test_a_built_in_pack_cannot_be_removed(run: Run) -> None:
    result = run("rubrics", "remove", "ml-engineer")
    assert result.exit_code == 2
    assert "only packs of your own can be removed" in result.stderr
