import os
import subprocess
import sys
from pathlib import Path

import pytest

from mock_interview.rubric.catalogue import (
    MAX_BYTES,
    Root,
    entries,
    glance,
    pack_folders,
    pack_homes,
    roots,
    rubric_files,
)
from mock_interview.settings import Settings, load_settings
from tests.builders import write_pack, write_rubric


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"MOCK_INTERVIEW_HOME": str(tmp_path / "home")}, {"rubrics": (str(tmp_path / "given"),)})


def names(folder: Path) -> list[str]:
    return [path.name for path in pack_folders(Root(folder, "given"))]


def refs(*folders: Path) -> list[str]:
    return [entry.ref for entry in entries(tuple(Root(folder, "given") for folder in folders))]


class TestRoots:
    def test_given_folders_come_first_then_the_persons_own_then_the_built_in_packs(self, settings: Settings) -> None:
        assert [root.origin for root in roots(settings)] == ["given", "yours", "built-in"]


class TestPacks:
    def test_are_the_folders_that_hold_json_files_by_name(self, tmp_path: Path) -> None:
        write_pack(tmp_path / "systems", "caching")
        write_rubric(tmp_path / "basics")
        (tmp_path / "empty").mkdir()
        (tmp_path / "notes.json").write_text("{}")
        assert names(tmp_path) == ["basics", "systems"]

    def test_a_folder_with_a_pack_file_is_a_pack_itself(self, tmp_path: Path) -> None:
        write_pack(tmp_path, "scaling")
        write_pack(tmp_path / "inner", "scaling")
        assert names(tmp_path) == [tmp_path.name]

    @pytest.mark.parametrize("there", ["nothing", "a file"])
    def test_a_root_that_is_no_folder_has_none(self, tmp_path: Path, there: str) -> None:
        path = tmp_path / "packs"
        if there == "a file":
            path.write_text("{}")
        assert names(path) == []

    def test_hidden_folders_and_files_are_passed_over(self, tmp_path: Path) -> None:
        write_rubric(tmp_path / ".vscode", "settings")
        pack = write_pack(tmp_path / "basics", "scaling")
        (pack / "._scaling.json").write_bytes(b"\x00\x05")
        assert refs(tmp_path) == ["basics/scaling"]

    def test_a_folder_that_may_not_be_read_keeps_no_other_from_being_found(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        closed, readable = tmp_path / "closed", tmp_path / "open"
        closed.mkdir()
        write_pack(readable / "basics", "scaling")

        def refusing(folder: Path) -> list[Path]:
            if folder == closed:
                raise PermissionError(13, "Permission denied", str(folder))
            return [folder / name for name in os.listdir(folder)]  # noqa: PTH208 - iterdir is what is replaced

        monkeypatch.setattr(Path, "iterdir", refusing)
        assert refs(closed, readable) == ["basics/scaling"]

    @pytest.mark.parametrize("given", [".", "../basics", "../basics/."])
    def test_a_pack_is_named_by_its_folder_however_it_is_given(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
    ) -> None:
        monkeypatch.chdir(write_pack(tmp_path / "basics", "scaling"))
        assert refs(Path(given)) == ["basics/scaling"]

    def test_one_whose_files_may_not_be_looked_at_has_no_pack_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        closed, readable = write_pack(tmp_path / "closed", "scaling"), write_pack(tmp_path / "open", "scaling")
        is_file = Path.is_file

        def refusing(path: Path) -> bool:
            if path.parent == closed:
                raise PermissionError(13, "Permission denied", str(path))
            return is_file(path)

        monkeypatch.setattr(Path, "is_file", refusing)
        assert pack_homes((Root(tmp_path, "given"),)) == {"open": readable}


class TestOrder:
    def test_is_that_of_the_pack_then_by_name(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path / "basics", "zeta", "beta", "delta", "alpha", order=["delta", "gone", "zeta"])
        assert [path.stem for path in rubric_files(pack)] == ["delta", "zeta", "alpha", "beta"]

    @pytest.mark.parametrize("broken", ["{", "[]", '{"order": "delta"}', "[" * 100_000, '{"order": [1, "beta"]}'])
    def test_a_broken_pack_file_still_shows_the_rubrics(self, tmp_path: Path, broken: str) -> None:
        pack = write_pack(tmp_path / "basics", "alpha", "beta")
        (pack / "pack.json").write_text(broken)
        assert {path.stem for path in rubric_files(pack)} == {"alpha", "beta"}

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
    def test_a_pipe_in_place_of_the_pack_file_is_passed_over(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path / "basics", "alpha", "beta")
        (pack / "pack.json").unlink()
        os.mkfifo(pack / "pack.json")
        assert [path.stem for path in rubric_files(pack)] == ["alpha", "beta"]

    def test_a_huge_pack_file_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path / "basics", "beta", "alpha")
        os.truncate(pack / "pack.json", MAX_BYTES * 100)
        assert [path.stem for path in rubric_files(pack)] == ["alpha", "beta"]


class TestShadowing:
    def test_the_first_root_that_has_a_ref_wins_and_the_shadowed_one_is_listed(self, tmp_path: Path) -> None:
        write_pack(tmp_path / "first" / "basics", "scaling")
        write_pack(tmp_path / "second" / "basics", "scaling", "trees")
        found = entries((Root(tmp_path / "first", "given"), Root(tmp_path / "second", "yours")))
        assert [(entry.ref, entry.origin, entry.shadowed_by) for entry in found] == [
            ("basics/scaling", "given", None),
            ("basics/scaling", "yours", tmp_path / "first" / "basics" / "scaling.json"),
            ("basics/trees", "yours", None),
        ]


class TestGlance:
    def test_shows_title_description_and_refs(self, tmp_path: Path, settings: Settings) -> None:
        write_pack(tmp_path / "given" / "basics", "trees", "scaling", title="The basics", description="To start with")
        pack = glance(settings)[0]
        assert (pack.name, pack.title, pack.description) == ("basics", "The basics", "To start with")
        assert pack.refs == ("basics/trees", "basics/scaling")

    def test_shows_the_built_in_packs(self, settings: Settings) -> None:
        assert [pack.name for pack in glance(settings)] == ["ml-engineer", "behavioural"]

    def test_shows_packs_by_the_places_they_give_and_then_by_name(self, tmp_path: Path, settings: Settings) -> None:
        for name, place in {"alpha": None, "beta": 2, "gamma": 1, "delta": "first"}.items():
            write_pack(tmp_path / "given" / name, "scaling", place=place)
        assert [pack.name for pack in glance(settings)][:4] == ["gamma", "beta", "alpha", "delta"]

    @pytest.mark.parametrize("broken", ["{", "[]", '{"title": 7, "description": []}', "\ufeff{}"])
    def test_a_broken_pack_shows_the_name_of_its_folder(self, tmp_path: Path, settings: Settings, broken: str) -> None:
        pack = write_pack(tmp_path / "given" / "basics", "scaling")
        (pack / "pack.json").write_text(broken, "utf-8")
        assert (glance(settings)[0].title, glance(settings)[0].description) == ("basics", "")

    def test_a_title_cannot_steer_the_terminal(self, tmp_path: Path, settings: Settings) -> None:
        write_pack(tmp_path / "given" / "basics", "scaling", title="\x1b[2JBasics\n" + "x" * 200)
        title = glance(settings)[0].title
        assert title.startswith("Basics x")
        assert len(title) == 80

    def test_a_rubric_of_the_persons_own_stands_in_for_one_in_its_place(
        self, tmp_path: Path, settings: Settings
    ) -> None:
        before = glance(settings)[0]
        write_rubric(tmp_path / "given" / "ml-engineer", "feature-scaling")
        write_rubric(tmp_path / "given" / "ml-engineer", "my-own")
        after = glance(settings)[0]
        assert after.title == before.title
        assert after.refs == (*before.refs, "ml-engineer/my-own")

    @pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
    def test_leaves_out_a_pack_whose_name_is_not_utf8(self, tmp_path: Path, settings: Settings) -> None:
        write_pack(tmp_path / "given" / "pack\udcff", "scaling")
        write_pack(tmp_path / "given" / "basics", "scaling")
        assert [pack.name for pack in glance(settings)] == ["basics", "ml-engineer", "behavioural"]

    def test_does_not_load_pydantic(self, tmp_path: Path) -> None:
        code = (
            "import sys; from mock_interview.rubric.catalogue import glance;"
            "from mock_interview.settings import load_settings;"
            "assert glance(load_settings()); sys.exit('pydantic' in sys.modules)"
        )
        environment = {**os.environ, "MOCK_INTERVIEW_HOME": str(tmp_path)}
        assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
