"""The workshop and the file: nothing typed and nothing written by others is lost."""

import threading
from pathlib import Path

import pytest

from mock_interview.settings import load_settings
from mock_interview.tui.workbench import Workbench
from mock_interview.workshop.editing.places import Place
from mock_interview.workshop.editing.source_file import SourceFile
from mock_interview.workshop.editing.unsaved import find_unsaved
from tests.builders import write_rubric
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing
from tests.tui.writing import writing

PATIENCE = 10.0  # seconds that a thread of a test waits at most


@pytest.fixture
def path(pack: Path) -> Path:
    return pack / "scaling.json"


def text(path: Path) -> str:
    return path.read_text("utf-8")


async def test_saving_writes_what_is_typed_and_says_so(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "What is so"')
        await author.player.until_shown("Not saved.")
        await author.player.press("ctrl+s")
        await author.player.until_shown("Saved.")
        assert '"title": "What is so"' in text(path)
        assert "Not saved." not in author.player.screen


async def test_saving_what_is_as_it_was_says_that_nothing_had_changed(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.player.press("ctrl+s")
        await author.player.until_shown("Nothing had changed; the file is as it was.")


async def test_what_is_not_finished_may_be_saved_and_that_is_said(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"format": 1,', "")
        await author.player.press("ctrl+s")
        await author.player.until_shown("It cannot be used before its problems are mended.")
        assert '"format"' not in text(path)


async def test_a_file_changed_outside_is_read_anew_where_nothing_is_typed(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        change_outside(path)
        await author.player.until_shown("has been read anew")
        assert author.area.text == text(path)
        await author.player.press("ctrl+z")
        await author.player.until_shown('"title": "Facts"')


def remove(path: Path) -> None:
    path.unlink()


def put_back(path: Path, before: str) -> None:
    path.write_text(before, "utf-8")


def change_outside(path: Path) -> None:
    path.write_text(text(path).replace('"Facts"', '"Theirs"'), "utf-8")


async def test_a_slow_disk_is_read_once_at_a_time(
    make_app: AppMaker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    may_go_on = threading.Event()
    read = Workbench.look_outside

    def slow(bench: Workbench) -> SourceFile | None:
        reads.append(bench.opened)
        may_go_on.wait(PATIENCE)
        return read(bench)

    async with writing(make_app(), path) as author:
        monkeypatch.setattr(Workbench, "look_outside", slow)
        change_outside(path)
        await author.player.until(lambda: reads)
        for _ in range(3):
            author.screen._look_outside()
            await author.player.pilot.pause()
        assert len(reads) == 1
        may_go_on.set()
        await author.player.until_shown("has been read anew")


async def test_what_was_typed_before_never_takes_the_place_of_what_was_typed_after(
    make_app: AppMaker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    may_go_on = threading.Event()
    keep = Workbench.keep

    def slow(bench: Workbench, text: str) -> None:
        began.append(text)
        if len(began) == 1:
            may_go_on.wait(PATIENCE)
        keep(bench, text)

    async with writing(make_app(), path) as author:
        monkeypatch.setattr(Workbench, "keep", slow)
        await author.change('"Facts"', '"Before"')
        await author.player.until(lambda: began)
        await author.change('"Before"', '"After"')
        author.screen._look_again()
        await author.player.pilot.pause()
        assert len(began) == 1
        may_go_on.set()
        await author.player.until(lambda: len(began) > 1)
        await author.player.until(lambda: '"After"' in kept_through_a_crash(path))


def kept_through_a_crash(path: Path) -> str:
    unsaved = find_unsaved(load_settings().locations, path)
    return unsaved.text if unsaved else ""


async def test_of_two_changes_both_are_kept(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
        change_outside(path)
        await author.player.until_shown("was changed outside as well")
        await author.player.press("ctrl+s")
        await author.player.until_shown("scaling.json was changed outside", "Nothing was written.")
        await author.player.press("k")
        await author.player.until_shown("What you typed is in scaling.json.yours")
        assert '"title": "Mine"' in text(path.with_name("scaling.json.yours"))
        assert author.area.text == text(path)
        assert '"Theirs"' in text(path)


async def test_the_change_outside_may_be_taken_and_esc_writes_nothing(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
        change_outside(path)
        await author.player.press("ctrl+s")
        await author.player.until_shown("scaling.json was changed outside")
        await author.player.press("escape")
        await author.player.until(lambda: author.player.app.screen is author.screen)
        assert '"title": "Mine"' in author.area.text
        await author.player.press("ctrl+s")
        await author.player.until_shown("scaling.json was changed outside")
        await author.player.press("r")
        await author.player.until(lambda: author.area.text == text(path))
    assert [found.name for found in path.parent.glob("*.yours*")] == []


async def test_a_file_that_is_gone_is_written_anew(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        remove(path)
        await author.player.until_shown("The file is gone; ctrl+s writes it anew.")
        await author.player.press("ctrl+s")
        await author.player.until_shown("Saved.")
        assert text(path) == author.area.text


async def test_leaving_asks_where_something_is_not_saved(make_app: AppMaker, path: Path) -> None:
    before = text(path)
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
        await author.player.press("escape")
        await author.player.until_shown("Leave without saving?")
        await author.player.press("n", "escape")
        await author.player.until_shown("Leave without saving?")
        await author.player.press("y")
        await author.player.until(lambda: author.player.is_home)
    assert text(path) == before
    assert list(load_settings().locations.unsaved.glob("*")) == []


async def test_leaving_asks_nothing_where_all_is_saved(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.player.press("escape")
        await author.player.until(lambda: author.player.is_home)


async def test_what_was_typed_before_the_program_ended_is_here_again(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
    async with writing(make_app(), path) as author:
        await author.player.until_shown("is here again: ctrl+s saves it", '"title": "Mine"', "Not saved.")
        await author.player.press("ctrl+z")
        await author.player.until(lambda: author.area.text == text(path))
        await author.player.press("ctrl+y")
        await author.player.press("ctrl+s")
        await author.player.until_shown("Saved.")
    assert '"title": "Mine"' in text(path)
    assert list(load_settings().locations.unsaved.glob("*")) == []


async def test_what_is_here_again_is_not_written_over_what_others_made_meanwhile(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
    change_outside(path)
    async with writing(make_app(), path) as author:
        await author.player.until_shown('"title": "Mine"')
        await author.player.press("ctrl+s")
        await author.player.until_shown("scaling.json was changed outside")
    assert '"Theirs"' in text(path)


async def test_from_what_is_here_again_ctrl_z_goes_back_to_what_others_made_meanwhile(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
    change_outside(path)
    async with writing(make_app(), path) as author:
        await author.player.until_shown("was changed outside as well")
        await author.player.press("ctrl+z")
        await author.player.until(lambda: author.area.text == text(path))
        await author.player.until(lambda: "was changed outside as well" not in author.player.flat)
        await author.player.press("escape")
        await author.player.until(lambda: author.player.is_home)


async def test_what_was_said_of_the_text_goes_with_the_next_edit(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Facts"', '"title": "Mine"')
        await author.player.press("ctrl+s")
        await author.player.until_shown("Saved.")
        await author.change('"title": "Mine"', '"title": "Facts"')
        await author.player.until(lambda: "Saved." not in author.player.flat)


async def test_what_is_said_of_the_file_stays_until_it_is_settled(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        before = text(path)
        await author.change('"title": "Facts"', '"title": "Mine"')
        change_outside(path)
        await author.player.until_shown("was changed outside as well")
        await author.change('"title": "Mine"', '"title": "My own"')
        await author.player.until_shown('"My own"', "was changed outside as well")
        put_back(path, before)
        await author.player.until(lambda: "was changed outside as well" not in author.player.flat)


async def test_a_shipped_rubric_is_copied_before_it_is_changed(make_app: AppMaker, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "mine" / "scaling.json"
    before = text(path)
    async with writing(make_app(), path, copy) as author:
        await author.player.until_shown("ctrl+s makes a copy in your folder")
        await author.player.press(*"abc")
        assert author.area.text == before
        await author.player.press("ctrl+s")
        await author.player.until_shown("This is your own copy now")
        await author.change('"title": "Facts"', '"title": "Mine"')
        await author.player.press("ctrl+s")
        await author.player.until(lambda: '"Mine"' in text(copy))
    assert text(path) == before


async def test_a_copy_that_is_there_already_is_left_alone(make_app: AppMaker, path: Path, tmp_path: Path) -> None:
    copy = write_rubric(tmp_path / "mine", "scaling", title="Mine")
    async with writing(make_app(), path, copy) as author:
        await author.player.press("ctrl+s")
        await author.player.until_shown("is there already; open that one")
    assert '"Mine"' in text(copy)


async def test_the_persons_own_editor_is_given_the_text(
    make_app: AppMaker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edited(app: object, given: str, name: str) -> str:
        assert name == "scaling.json"
        return given.replace('"Facts"', '"Edited"').rstrip("\n")

    monkeypatch.setattr("mock_interview.tui.editing.edited", edited)
    async with writing(make_app(), path) as author:
        await author.player.press("f4")
        await author.player.until_shown('"title": "Edited"', "Not saved.")


async def test_what_others_write_while_the_editor_is_open_is_not_written_over(
    make_app: AppMaker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(make_app(), path) as author:

        async def edited(app: object, given: str, name: str) -> str:
            change_outside(path)
            await author.screen._look_outside().wait()
            return given.replace('"Scaling"', '"Mine"').rstrip("\n")

        monkeypatch.setattr("mock_interview.tui.editing.edited", edited)
        await author.player.press("f4")
        await author.player.until_shown('"Mine"', "was changed outside as well")
        await author.player.press("ctrl+s")
        await author.player.until_shown("scaling.json was changed outside")
        assert '"Theirs"' in text(path)


async def test_a_file_that_cannot_be_opened_is_said(make_app: AppMaker, pack: Path) -> None:
    (pack / "odd.json").write_bytes(b"\xff")
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("workshop", Place("basics/odd", pack / "odd.json"))
        await player.until_shown("is not UTF-8 text; save it as UTF-8")
        await player.press("escape")
        await player.until(lambda: player.is_home)
