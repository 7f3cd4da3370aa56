from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.workshop.packs.checked import BrokenPackError, CheckedPack, read_pack
from mock_interview.workshop.packs.exporting import packed
from mock_interview.workshop.packs.installing import install, own_pack, remove
from tests.builders import write_pack, write_rubric


@pytest.fixture
def pack(tmp_path: Path) -> CheckedPack:
    return read_pack(write_pack(tmp_path / "elsewhere" / "demo", "scaling"))


@pytest.fixture
def rubrics(home: Path) -> Path:
    return home / "data" / "rubrics"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pack_is_put_in_its_place_with_the_schemas_its_files_name(pack: CheckedPack, rubrics: Path) -> None:
    done = install(pack, rubrics, force=False)
    assert (done.folder, done.set_aside) == (rubrics / "demo", None)
    assert names(rubrics) == ["demo", "pack.schema.json", "rubric.schema.json"]
    assert (rubrics / "demo" / "scaling.json").read_bytes() == pack.members["scaling.json"]


def test_a_pack_of_the_same_name_is_left_alone(pack: CheckedPack, rubrics: Path) -> None:
    mine = write_pack(rubrics / "demo", "sampling")
    with pytest.raises(InputError, match="--force puts this one in its place"):
        install(pack, rubrics, force=False)
    assert names(mine) == ["pack.json", "sampling.json"]


def test_with_force_the_pack_that_stood_there_is_set_aside_whole(pack: CheckedPack, rubrics: Path) -> None:
    write_pack(rubrics / "demo", "sampling")
    aside = install(pack, rubrics, force=True).set_aside
    assert aside is not None
    assert names(aside) == ["pack.json", "sampling.json"]
    assert names(rubrics / "demo") == ["pack.json", "scaling.json"]


def test_what_fails_half_way_leaves_the_pack_that_stood_there(
    pack: CheckedPack, rubrics: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_pack(rubrics / "demo", "sampling")
    rename = Path.rename

    def fails_on_the_new_one(self: Path, target: Path) -> Path:
        if ".unpacking-" in str(self):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_on_the_new_one)
    with pytest.raises(InputError, match="No space left on device"):
        install(pack, rubrics, force=True)
    assert names(mine) == ["pack.json", "sampling.json"]
    assert [name for name in names(rubrics) if name.startswith(".unpacking")] == []


def test_a_pack_removed_can_be_installed_again_under_its_name(pack: CheckedPack, rubrics: Path) -> None:
    for _ in range(2):
        install(pack, rubrics, force=False)
        aside = remove(own_pack("demo", rubrics))
        assert not (rubrics / "demo").exists()
    again = install(read_pack(aside), rubrics, force=False)
    assert again.folder == rubrics / "demo"


@pytest.mark.parametrize("name", ["nothing", "ml-engineer", "..", "../rubrics", ".set-aside", ""])
def test_only_a_pack_of_ones_own_can_be_removed(pack: CheckedPack, rubrics: Path, name: str) -> None:
    install(pack, rubrics, force=False)
    with pytest.raises(InputError):
        own_pack(name, rubrics)


def test_every_problem_of_a_broken_pack_is_told_under_its_name(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "demo", "scaling")
    write_rubric(folder, "wrong", seconds=0, title="")
    with pytest.raises(BrokenPackError) as refused:
        read_pack(folder)
    places = [str(problem).partition(":")[0] for problem in refused.value.problems]
    assert places == [str(Path("demo", "wrong.json"))] * 2
    assert "The pack 'demo' has 2 problems" in str(refused.value)


def test_a_pack_whose_files_contradict_themselves_is_told_of_it(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "demo", "scaling")
    write_rubric(folder, "wrong", tags=["trees", "trees"])
    with pytest.raises(BrokenPackError) as refused:
        read_pack(folder)
    assert [problem.code for problem in refused.value.problems] == ["repeated-item"]


def test_an_exported_pack_is_the_same_bytes_wherever_it_lies_and_reads_as_what_it_was(
    pack: CheckedPack, rubrics: Path, tmp_path: Path
) -> None:
    zipped = tmp_path / "demo.zip"
    zipped.write_bytes(packed(pack))
    assert read_pack(zipped) == CheckedPack("demo", dict(sorted(pack.members.items())))
    assert packed(read_pack(install(pack, rubrics, force=False).folder)) == zipped.read_bytes()
