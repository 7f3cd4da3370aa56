from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.settings.saving import save_settings
from tests.settings.homes import Home


def test_a_setting_goes_into_a_file_that_is_not_there_yet(settings_home: Home) -> None:
    save_settings(settings_home.file, {"model": "m", "strict": True, "votes": 3})
    settings = settings_home.load(settings_home.file.read_text("utf-8"))
    assert (settings.models, settings.strict, settings.votes) == (("m",), True, 3)


def test_what_else_stands_there_stays_as_it_is(settings_home: Home) -> None:
    settings_home.load('# mine\ngrader = "llm"  # always\nmodel = "old"\n\n[prices.m]\ninput = 1\noutput = 2\n')
    save_settings(settings_home.file, {"model": "new"})
    assert settings_home.file.read_text("utf-8") == (
        '# mine\ngrader = "llm"  # always\nmodel = "new"\n\n[prices.m]\ninput = 1\noutput = 2\n'
    )


def test_a_new_setting_does_not_fall_into_a_table(settings_home: Home) -> None:
    settings_home.load("[prices.m]\ninput = 1\noutput = 2\n")
    save_settings(settings_home.file, {"model": "m"})
    settings = settings_home.load(settings_home.file.read_text("utf-8"))
    assert settings.models == ("m",)
    assert list(settings.prices) == ["m"]


def test_none_takes_a_setting_out(settings_home: Home) -> None:
    settings_home.load('model = "m"\ngrader = "llm"\n')
    save_settings(settings_home.file, {"model": None, "base_url": None})
    assert settings_home.file.read_text("utf-8") == 'grader = "llm"\n'


def test_a_file_that_is_a_link_stays_one(settings_home: Home) -> None:
    kept_elsewhere = settings_home.root / "dotfiles.toml"
    kept_elsewhere.write_text("")
    settings_home.file.parent.mkdir()
    settings_home.file.symlink_to(kept_elsewhere)
    save_settings(settings_home.file, {"model": "m"})
    assert settings_home.file.is_symlink()
    assert kept_elsewhere.read_text("utf-8") == 'model = "m"\n'


def test_a_file_that_is_no_toml_is_told_and_left_as_it_was(settings_home: Home) -> None:
    settings_home.file.parent.mkdir()
    settings_home.file.write_text("\nmodel = \n")
    with pytest.raises(InputError, match=r"config\.toml:2:\d+: is not TOML; correct it, then save again\.$"):
        save_settings(settings_home.file, {"model": "m"})
    assert settings_home.file.read_text("utf-8") == "\nmodel = \n"


@pytest.mark.parametrize("there", ["a folder", "not UTF-8", "a file in place of the folder"])
def test_what_cannot_be_written_is_told_and_nothing_is_left_behind(settings_home: Home, there: str) -> None:
    put_in_the_way(settings_home.file, there)
    before = sorted(settings_home.root.rglob("*"))
    with pytest.raises(InputError, match=r"config\.toml: could not be written \(\w+\); nothing was changed\.$"):
        save_settings(settings_home.file, {"model": "m"})
    assert sorted(settings_home.root.rglob("*")) == before


def put_in_the_way(file: Path, what: str) -> None:
    if what == "a file in place of the folder":
        file.parent.write_text("")
    elif what == "a folder":
        file.mkdir(parents=True)
    else:
        file.parent.mkdir()
        file.write_bytes(b"\xff")
