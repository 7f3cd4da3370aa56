from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import Root
from mock_interview.rubric.library import LOOSE, Library, load_file, load_pack, open_library
from mock_interview.rubric.problems import RubricError
from mock_interview.settings import load_settings
from tests.builders import write_pack, write_rubric


def library(*folders: Path) -> Library:
    return Library(tuple(Root(folder, "given") for folder in folders))


@pytest.fixture
def basics(tmp_path: Path) -> Path:
    """A folder that holds one pack of two rubrics."""
    write_pack(tmp_path / "packs" / "basics", "trees", "scaling", bands=[{"from": 0, "label": "seen"}])
    return tmp_path / "packs"


class TestLoading:
    def test_a_rubric_comes_with_its_name_its_pack_and_its_sha256(self, basics: Path) -> None:
        loaded = library(basics).load("basics/trees")
        assert (loaded.ref, loaded.rubric.id, loaded.path) == (
            "basics/trees",
            "trees",
            basics / "basics" / "trees.json",
        )
        assert [band.label for band in loaded.pack.bands] == ["seen"]
        assert loaded.sha256 == load_file(loaded.path).sha256
        assert loaded.data["id"] == "trees"

    def test_a_bad_file_does_not_keep_good_ones_from_loading(self, basics: Path) -> None:
        (basics / "basics" / "trees.json").write_text("{")
        both = library(basics)
        assert both.refs == ["basics/trees", "basics/scaling"]
        assert both.load("basics/scaling").rubric.id == "scaling"
        with pytest.raises(RubricError, match=r"trees\.json:1:2: not JSON"):
            both.load("basics/trees")

    def test_a_folder_named_like_a_rubric_is_told_and_does_no_harm(self, basics: Path) -> None:
        (basics / "basics" / "folder.json").mkdir()
        both = library(basics)
        assert both.load("basics/trees").rubric.id == "trees"
        with pytest.raises(RubricError, match=r"folder\.json:1:1: cannot be read"):
            both.load("basics/folder")

    def test_a_shadowed_file_is_not_in_use(self, tmp_path: Path, basics: Path) -> None:
        write_rubric(tmp_path / "mine" / "basics", "scaling", title="Mine")
        (basics / "basics" / "scaling.json").write_text("{")
        both = library(tmp_path / "mine", basics)
        assert both.load("basics/scaling").rubric.title == "Mine"
        assert [entry.ref for entry in both.entries if entry.shadowed_by] == ["basics/scaling"]

    def test_the_settings_name_the_folders(self, tmp_path: Path, basics: Path) -> None:
        settings = load_settings({"MOCK_INTERVIEW_HOME": str(tmp_path)}, {"rubrics": (basics,)})
        assert open_library(settings).refs[:2] == ["basics/trees", "basics/scaling"]


class TestStandingIn:
    """A rubric of the person's own, without a pack file, that takes the place of one in a pack."""

    @pytest.fixture
    def both(self, tmp_path: Path, basics: Path) -> Library:
        write_pack(basics / "later", "zeta")
        write_rubric(tmp_path / "mine" / "basics", "scaling", title="Mine")
        return library(tmp_path / "mine", basics)

    def test_keeps_the_order_of_the_pack(self, both: Library) -> None:
        assert both.refs == ["basics/trees", "basics/scaling", "later/zeta"]

    def test_is_judged_in_the_bands_of_the_pack(self, both: Library) -> None:
        assert [band.label for band in both.load("basics/scaling").pack.bands] == ["seen"]
        assert both.pack_of("basics/scaling") == both.pack_of("basics/trees")


class TestNames:
    def test_a_pack_stands_for_all_its_refs(self, basics: Path) -> None:
        assert library(basics).refs_of("basics") == ["basics/trees", "basics/scaling"]

    def test_a_ref_stands_for_itself(self, basics: Path) -> None:
        assert library(basics).refs_of("basics/trees") == ["basics/trees"]

    def test_the_start_of_a_name_stands_for_nothing(self, basics: Path) -> None:
        with pytest.raises(InputError):
            library(basics).refs_of("basic")

    def test_an_unknown_name_is_answered_with_near_ones(self, basics: Path) -> None:
        with pytest.raises(InputError) as refused:
            library(basics).refs_of("basics/tress")
        assert str(refused.value) == (
            "There is no rubric or pack 'basics/tress'; did you mean basics/trees or basics or basics/scaling? "
            "'mock-interview rubrics list' shows them all."
        )

    def test_a_name_near_to_none_is_answered_with_where_to_look(self, basics: Path) -> None:
        with pytest.raises(InputError) as refused:
            library(basics).load("\x1b[2Jquantum")
        assert str(refused.value) == (
            "There is no rubric or pack 'quantum'. 'mock-interview rubrics list' shows them all."
        )

    def test_a_pack_where_a_rubric_is_wanted_is_answered_with_one_of_its_rubrics(self, basics: Path) -> None:
        with pytest.raises(InputError) as refused:
            library(basics).load("basics")
        assert str(refused.value) == "'basics' is a pack; name one of its rubrics, for example 'basics/trees'."


class TestLooseFiles:
    def test_a_file_in_a_pack_is_named_after_the_pack(self, basics: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (basics / "basics" / "inner").mkdir()
        monkeypatch.chdir(basics / "basics" / "inner")
        assert load_file(Path("../trees.json")).ref == "basics/trees"

    def test_a_file_without_a_pack_is_local_and_judged_by_the_defaults(self, tmp_path: Path) -> None:
        loaded = load_file(write_rubric(tmp_path))
        assert (loaded.ref, loaded.pack) == ("local/scaling", LOOSE)
        assert [(band.from_, band.label) for band in loaded.pack.bands] == [
            (0, "no hire"),
            (40, "lean no"),
            (60, "hire"),
            (80, "strong hire"),
        ]
        assert loaded.pack.hint_cost == [5, 10, 15]

    def test_a_file_in_a_broken_pack_is_refused_with_the_place_in_the_pack(self, basics: Path) -> None:
        (basics / "basics" / "pack.json").write_text('{"format": 1}')
        with pytest.raises(RubricError, match=r"pack\.json:1:1: 'title' is missing"):
            load_file(basics / "basics" / "trees.json")

    def test_a_pack_without_its_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RubricError, match=r"pack\.json:1:1: cannot be read"):
            load_pack(tmp_path)

    @pytest.mark.parametrize("ref", ["basics/gone", "basics/trees"])
    def test_the_pack_of_a_ref_that_is_gone_or_broken_is_the_default(self, basics: Path, ref: str) -> None:
        (basics / "basics" / "pack.json").write_text("{")
        assert library(basics).pack_of(ref) == LOOSE
