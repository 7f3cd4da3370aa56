"""What is typed faster than it is drawn comes out as it was typed."""

from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.tui.widgets.typed_lines import TypedLines

KEYS = {"<": "backspace", "←": "left", "⇱": "home"}


class Host(App[None]):
    """One place to type in, and nothing else."""

    def __init__(self, place: Input | TextArea) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        yield self.place


async def typed_at_once(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press all the keys before the first of them is looked at."""
    for key in keys:
        is_letter = len(key) == 1 and key not in KEYS
        pilot.app.post_message(events.Key(KEYS.get(key, key), key if is_letter else None))
    await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "text"),
    [("It r<depends", "It depends"), ("compae←rs", "comparse"), ("rees⇱T", "Trees"), ("xy<<no", "no")],
    ids=["backspace", "left", "home", "twice"],
)
@pytest.mark.parametrize("place", [AnswerArea, TypedLine])
async def test_a_key_acts_before_what_is_typed_behind_it(
    place: type[AnswerArea | TypedLine], keys: str, text: str
) -> None:
    host = Host(place())
    async with host.run_test() as pilot:
        await typed_at_once(pilot, keys)
        shown = host.place.text if isinstance(host.place, TextArea) else host.place.value
        assert shown == text


async def test_what_is_sent_is_what_was_typed_by_then() -> None:
    sent: list[str] = []

    class Listening(Host):
        def on_answer_area_sent(self) -> None:
            assert isinstance(self.place, TextArea)
            sent.append(self.place.text)

    async with Listening(AnswerArea()).run_test() as pilot:
        await typed_at_once(pilot, ["o", "n", "<", "k", "ctrl+j"])
        assert sent == ["ok"]


async def test_what_is_handed_over_is_what_was_typed_by_then() -> None:
    handed: list[str] = []

    class Listening(Host):
        def on_typed_lines_submitted(self, event: TypedLines.Submitted) -> None:
            handed.append(event.text)

    async with Listening(TypedLines("Say it")).run_test() as pilot:
        await typed_at_once(pilot, ["o", "n", "<", "k", "ctrl+j", "?", "enter"])
        assert handed == ["ok\n?"]
