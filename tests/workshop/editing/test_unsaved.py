from pathlib import Path

from mock_interview.settings import Settings
from mock_interview.workshop.editing.source_file import open_source
from mock_interview.workshop.editing.unsaved import find_unsaved, forget_unsaved, keep_unsaved


def test_what_was_typed_is_found_again_until_it_is_forgotten(settings: Settings, pack: Path) -> None:
    source = open_source(pack / "scaling.json")
    keep_unsaved(settings.locations, source, "half a rub")
    found = find_unsaved(settings.locations, source.path)
    assert found is not None
    assert (found.text, found.is_of(source)) == ("half a rub", True)
    forget_unsaved(settings.locations, source.path)
    assert find_unsaved(settings.locations, source.path) is None


def test_it_knows_that_the_file_has_become_another(settings: Settings, pack: Path) -> None:
    path = pack / "scaling.json"
    keep_unsaved(settings.locations, open_source(path), "half a rub")
    path.write_text("{}", "utf-8")
    found = find_unsaved(settings.locations, path)
    assert found is not None
    assert not found.is_of(open_source(path))


def test_what_cannot_be_kept_or_read_is_no_reason_to_stop(settings: Settings, pack: Path) -> None:
    source = open_source(pack / "scaling.json")
    settings.locations.unsaved.write_text("no folder")
    keep_unsaved(settings.locations, source, "half a rub")
    forget_unsaved(settings.locations, source.path)
    assert find_unsaved(settings.locations, source.path) is None
