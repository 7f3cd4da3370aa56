"""Choosing which attempts the history lists.

::

    ╭──────────────────────────────────────────────╮
    │ Which answers?                               │
    │ Pack        any                            ▼ │
    │ Question    Feature scaling                ▼ │
    │ ...                                          │
    │ From        2025-03-01                       │
    │ To          YYYY-MM-DD                       │
    │                                              │
    │ [ Show (ctrl+s) ]  [ All ]  [ Back ]         │
    ╰──────────────────────────────────────────────╯
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, get_args

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Select, Static

from mock_interview.errors import InputError
from mock_interview.text import one_line
from mock_interview.transcripts.days import day_begins, day_ends, day_of, last_day_before
from mock_interview.transcripts.facets import Facets
from mock_interview.transcripts.records import Mode
from mock_interview.transcripts.selection import EVERYTHING, Selection
from mock_interview.tui.history_lines import STANDINGS
from mock_interview.tui.history_listing import TELLING
from mock_interview.tui.widgets.typed_line import TypedLine

ANY = "any"
CHOICE_LENGTH = 60
NOT_A_DAY = "Type a day as YYYY-MM-DD, or leave it empty."
TURNED_ROUND = "This day is before the first one."
HIDES = "Band, grader and model are hidden now, so nothing is filtered by them."

NAMES = {
    "pack": "Pack",
    "ref": "Question",
    "tag": "Tag",
    "grader": "Grader",
    "model": "Model",
    "band": "Band",
    "mode": "Mode",
    "standing": "State",
}
DAYS = {"since": "From", "until": "To"}


class FilterDialog(ModalScreen[Selection | None]):
    """Asks which attempts are to be listed; ends with None where nothing is to change."""

    AUTO_FOCUS = "Select"
    HELP = """
# Which answers

**Tab** goes from line to line, **Enter** opens a list, and typing finds a name in it. Only answers that fit every line
are listed. Days are yours, from midnight to midnight. **ctrl+s** shows them, **Esc** goes back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "show", "Show", priority=True),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, facets: Facets, selection: Selection, *, is_blind: bool) -> None:
        super().__init__()
        self._choices = _choices(facets)
        self._selection = selection
        self._is_blind = is_blind

    def compose(self) -> ComposeResult:
        """Draw a line for each thing to filter by, and the buttons."""
        with VerticalScroll(classes="dialog"):
            yield Label("Which answers?", classes="dialog-title", markup=False)
            for field, name in NAMES.items():
                with Horizontal(classes="filter"):
                    yield Label(name, classes="filter-name", markup=False)
                    yield self._select(field)
            for field, name in DAYS.items():
                with Horizontal(classes="filter"):
                    yield Label(name, classes="filter-name", markup=False)
                    yield TypedLine(self._day(field), placeholder="YYYY-MM-DD", compact=True, id=field)
                    yield Label("", id=f"{field}-problem", classes="filter-problem", markup=False)
            if self._is_blind:
                yield Static(HIDES, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Show (ctrl+s)", variant="primary", id="show")
                yield Button("All answers", id="all")
                yield Button("Back (esc)", id="back")

    @on(Button.Pressed, "#show")
    @on(TypedLine.Submitted)
    def action_show(self) -> None:
        """Hand over what is chosen, once the days are days."""
        days, problems = self._typed_days()
        for field in DAYS:
            self.query_one(f"#{field}-problem", Label).update(problems.get(field, ""))
        if not problems:
            self.dismiss(Selection(**self._chosen(), **days))

    @on(Select.Changed, "#pack")
    def offer_its_questions(self, event: Select.Changed) -> None:
        """Offer the questions of the pack that is chosen; one of another pack is chosen no more."""
        questions = self.query_one("#ref", Select)
        chosen = questions.value
        offered = self._offered("ref", None if event.value is Select.NULL else str(event.value))
        questions.set_options(_options(offered))
        if chosen in offered:
            questions.value = chosen

    @on(Button.Pressed, "#all")
    def choose_all(self) -> None:
        """Filter by nothing."""
        self.dismiss(EVERYTHING)

    @on(Button.Pressed, "#back")
    def go_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _select(self, field: str) -> Select[str]:
        value = getattr(self._selection, field)
        return Select(
            _options(self._offered(field, self._selection.pack)),
            prompt=ANY,
            value=Select.NULL if value is None else value,
            compact=True,
            disabled=self._is_blind and field in TELLING,
            id=field,
        )

    def _offered(self, field: str, pack: str | None) -> Mapping[str, str]:
        """Return what a field may be, and how that is told; questions are those of `pack`, where that is given."""
        choices = dict(self._choices[field])
        if (value := getattr(self._selection, field)) is not None:
            choices.setdefault(value, value)  # the last attempt with it may be deleted by now
        if field != "ref" or pack is None:
            return choices
        return {ref: told for ref, told in choices.items() if ref.startswith(f"{pack}/")}

    def _day(self, field: str) -> str:
        moment = getattr(self._selection, field)
        if moment is None:
            return ""
        return str(day_of(moment) if field == "since" else last_day_before(moment))

    def _chosen(self) -> dict[str, Any]:
        values = {field: self.query_one(f"#{field}", Select).value for field in NAMES}
        return {field: value for field, value in values.items() if value is not Select.NULL}

    def _typed_days(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the limits typed, as a selection has them, and what is wrong with which."""
        limits: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for field, limit in (("since", day_begins), ("until", day_ends)):
            if typed := self.query_one(f"#{field}", TypedLine).value.strip():
                try:
                    limits[field] = limit(_day(typed))
                except InputError as error:
                    problems[field] = str(error)
        if len(limits) == len(DAYS) and limits["until"] <= limits["since"]:
            problems["until"] = TURNED_ROUND
        return limits, problems


def _options(choices: Mapping[str, str]) -> list[tuple[Text, str]]:
    return [(Text(one_line(told, CHOICE_LENGTH)), choice) for choice, told in choices.items()]


def _choices(facets: Facets) -> Mapping[str, Mapping[str, str]]:
    """Return what each field may be, and how that is told."""
    return {
        "pack": _as_they_are(facets.packs),
        "ref": {ref: f"{title} ({ref})" for ref, title in facets.questions.items()},
        "tag": _as_they_are(facets.tags),
        "grader": _as_they_are(facets.graders),
        "model": _as_they_are(facets.models),
        "band": _as_they_are(facets.bands),
        "mode": _as_they_are(get_args(Mode)),
        "standing": STANDINGS,
    }


def _as_they_are(values: Iterable[str]) -> Mapping[str, str]:
    return {value: value for value in values}


def _day(typed: str) -> date:
    try:
        return datetime.strptime(typed, "%Y-%m-%d").date()  # noqa: DTZ007 - a day of the calendar has no zone
    except ValueError:
        raise InputError(NOT_A_DAY) from None
