"""Settings: which grader, and for an LLM where it is. A connection can be tried before it is saved."""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from mock_interview.engine.connection import Finding, check_endpoint, check_grading, find_local_servers
from mock_interview.errors import InputError
from mock_interview.llm.presets import PRESETS, Preset
from mock_interview.settings import GraderChoice, Settings, check_setting
from mock_interview.settings.saving import save_settings
from mock_interview.text import sanitise
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.typed_line import TypedLine

GRADERS: tuple[tuple[str, GraderChoice], ...] = (
    ("automatic: an LLM where a key or a base URL is set, else offline", "auto"),
    ("LLM", "llm"),
    ("offline, built in", "offline"),
)


class ConnectionScreen(Screen[Settings | None]):
    """The grader's settings; closes with the new settings once they are saved."""

    HELP = """
# Settings

Choose a provider or type a base URL and a model. **ctrl+t** tries the connection with one sentence of ours, none of
yours; **ctrl+s** saves to `config.toml`. The key is never typed here: it is read from `OPENAI_API_KEY`, or from
the command in `api_key_command`.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "try", "Try it", priority=True),
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def compose(self) -> ComposeResult:
        """Draw the choices, the lines to fill in and what a trial found."""
        yield Label("Settings: who grades", id="heading", markup=False)
        with VerticalScroll(id="connection", can_focus=False):  # a stop there would restyle all fields
            yield Select(GRADERS, value=self._settings.grader, allow_blank=False, id="grader")
            yield Choices(*(Option(_line(preset), id=preset.name) for preset in PRESETS), id="presets", markup=False)
            yield Label("Base URL", markup=False)
            yield TypedLine(self._settings.base_url or "", placeholder=self._settings.service_url, id="base-url")
            yield Label("Model (empty: the only one there is, or the documented default)", markup=False)
            yield TypedLine(self._settings.model or "", id="model")
            yield Label(_key_line(self._settings), markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Try it (ctrl+t)", id="try")
                yield Button("Save (ctrl+s)", id="save", variant="primary")
            yield Static("", id="findings", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Look for servers on this machine."""
        self.query_one("#grader", Select).focus()
        self.look_around()

    @work(group="looking")
    async def look_around(self) -> None:
        """Show the local servers that answer."""
        if found := await find_local_servers():
            self._show(found)

    @on(OptionList.OptionSelected)
    def take_preset(self, event: OptionList.OptionSelected) -> None:
        """Fill in a provider's base URL."""
        preset = next(preset for preset in PRESETS if preset.name == event.option.id)
        self.query_one("#base-url", TypedLine).value = preset.base_url
        self.query_one("#model", TypedLine).focus()

    @on(Button.Pressed, "#try")
    def try_pressed(self) -> None:
        """Try with the button."""
        self.action_try()

    @on(Button.Pressed, "#save")
    async def save_pressed(self) -> None:
        """Save with the button."""
        await self.action_save()

    @work(exclusive=True, group="trying")
    async def action_try(self) -> None:
        """Ask the endpoint for its models, then have one sentence graded."""
        self.workers.cancel_group(self, "looking")  # what is tried is told from now on, whatever is found meanwhile
        try:
            settings = self._typed()
        except InputError as error:
            self._show([Finding("wanting", "settings", str(error))])
            return
        if settings.chosen_grader == "offline":
            self._show([Finding("ok", "offline", "The offline grader is built in; there is nothing to connect to.")])
            return
        self._show([Finding("note", "trying", f"Asking {settings.endpoint} …")])
        findings = await check_endpoint(settings)
        self._show(findings)
        if not any(finding.state == "wanting" for finding in findings):
            self._show([*findings, *await check_grading(settings)])

    async def action_save(self) -> None:
        """Write what is typed to the settings file and close."""
        try:
            settings = self._typed()
            values = {name: new for name, (old, new) in self._written(settings).items() if new != old}
            await asyncio.to_thread(save_settings, settings.locations.settings_file, values)
        except InputError as error:
            self._show([Finding("wanting", "settings", str(error))])
        else:
            self.dismiss(settings)

    def _typed(self) -> Settings:
        grader = self.query_one("#grader", Select).value
        changed = replace(self._settings, grader=check_setting("grader", grader), base_url=None)
        if url := self._value("#base-url"):
            changed = replace(changed, base_url=check_setting("base_url", url))
        model = self._value("#model")
        if model != (self._settings.model or ""):
            changed = replace(changed, models=(model,) if model else ())
        return changed

    def _written(self, settings: Settings) -> dict[str, tuple[str | None, str | None]]:
        """Return what can be changed here, before and after: what came from the environment is not saved by itself."""
        before = self._settings
        return {
            "grader": (before.grader, settings.grader),
            "base_url": (before.base_url, settings.base_url),
            "model": (before.model, settings.model),
        }

    def _value(self, selector: str) -> str:
        return sanitise(self.query_one(selector, TypedLine).value).strip()

    def _show(self, findings: list[Finding]) -> None:
        lines = [f"{finding.state:<8} {finding.about:<9} {finding.text}" for finding in findings]
        shown = self.query_one("#findings", Static)
        shown.update("\n".join(lines))
        self.call_after_refresh(shown.scroll_visible, animate=False)


def _line(preset: Preset) -> Content:
    details = [preset.base_url, "key" if preset.needs_key else "no key", *filter(None, [preset.note])]
    return Content.assemble(f"{preset.name:<13} ", (", ".join(details), "$foreground-muted"))


def _key_line(settings: Settings) -> str:
    if settings.environment_key:
        return "Key: from OPENAI_API_KEY"
    return f"Key: {'from' if settings.api_key_command else 'none; set OPENAI_API_KEY or'} api_key_command"
