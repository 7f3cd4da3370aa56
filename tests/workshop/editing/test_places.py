from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.settings import Settings
from mock_interview.workshop.editing.places import all_places, place_named, title_of


def test_a_rubric_of_ones_own_is_changed_where_it_is(settings: Settings, pack: Path) -> None:
    place = place_named("demo/scaling", settings)
    assert (place.path, place.copy_to) == (pack / "scaling.json", None)
    assert place_named(str(pack / "scaling.json"), settings) == place


def test_a_shipped_rubric_is_changed_in_a_copy_however_it_is_named(settings: Settings) -> None:
    by_ref = place_named("ml-engineer/feature-scaling", settings)
    assert by_ref.copy_to == settings.locations.user_rubrics / "ml-engineer" / "feature-scaling.json"
    assert place_named(str(by_ref.path), settings) == by_ref


def test_a_loose_file_has_a_ref_of_its_own(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "loose.json").write_text("{}")
    assert place_named(str(tmp_path / "loose.json"), settings).ref == "local/loose"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("demo", "'demo' is a pack; name one of its rubrics"),
        ("demo/scalin", "did you mean demo/scaling"),
        ("nothing.json", "is no rubric file"),
    ],
)
def test_what_is_no_rubric_is_said(settings: Settings, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        place_named(name, settings)


def test_the_description_of_a_pack_is_none(settings: Settings, pack: Path) -> None:
    with pytest.raises(InputError, match="describes a pack"):
        place_named(str(pack / "pack.json"), settings)


def test_all_that_are_in_use_are_listed_broken_ones_too(settings: Settings, pack: Path) -> None:
    (pack / "broken.json").write_text("{")
    places = {place.ref: place for place in all_places(settings)}
    assert {"demo/scaling", "demo/broken", "ml-engineer/feature-scaling"} <= set(places)
    assert title_of(places["demo/broken"]) == ""
    assert title_of(places["ml-engineer/feature-scaling"]) == "Feature scaling"
