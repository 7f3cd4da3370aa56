"""What was found in a rubric's text, to go through: problems first, then advice."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mock_interview.rubric.problems import Problem
from mock_interview.text import sanitise
from mock_interview.tui.workshop_help import WORKSHOP_KEYS
from mock_interview.workshop.editing.examining import Examined
from mock_interview.workshop.quality.rules import Advice

NOTHING = "Nothing is wrong, and there is no advice."


class ProblemList(OptionList):
    """Enter goes to the place of what is in hand."""

    HELP = f"""
# Problems and advice

What is wrong keeps the rubric from being used, or contradicts itself; advice is what the literature on interviews warns
of, and never wrong by itself.
{WORKSHOP_KEYS}"""

    class Chosen(Message):
        """The cursor is to go to a line and a column, counted from 1."""

        def __init__(self, line: int, column: int) -> None:
            self.line = line
            self.column = column
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="problems", markup=False)
        self._shown: tuple[tuple[Problem, ...], tuple[Advice, ...]] | None = None
        self._places: dict[str, tuple[int, int]] = {}

    def show(self, examined: Examined) -> None:
        """List what was found; what was in hand stays so where it is still there."""
        if (found := (examined.problems, examined.advice)) == self._shown:
            return
        self._shown = found
        chosen = self.highlighted_option.id if self.highlighted_option else None
        problems = [*found[0], *(advice.problem for advice in found[1])]
        self._places = {_id(problem): (problem.line, problem.column) for problem in problems}
        self.clear_options()
        self.add_options(_lines(*found))
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(chosen) if chosen in ids and chosen else _first(self.options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the place of what was chosen."""
        event.stop()
        if (place := self._places.get(event.option_id or "")) is not None:
            self.post_message(self.Chosen(*place))


def _lines(problems: Sequence[Problem], advice: Sequence[Advice]) -> Iterator[Option]:
    if not problems and not advice:
        yield Option(Content(NOTHING), disabled=True)
    if problems:
        yield _head(f"Problems ({len(problems)})", "$text-error")
        yield from (Option(_told(problem), id=_id(problem)) for problem in dict.fromkeys(problems))
    if advice:
        yield _head(f"Advice ({len(advice)})", "$text-warning")
        for each in {_id(each.problem): each for each in advice}.values():
            why = Content.styled(f"\n{each.rule.why}", "$foreground-muted")
            yield Option(Content.assemble(_told(each.problem), why), id=_id(each.problem))


def _head(text: str, style: str) -> Option:
    return Option(Content.styled(text, f"bold {style}"), disabled=True)


def _told(problem: Problem) -> Content:
    return Content.assemble((f"{problem.line}:{problem.column}  ", "$text-accent"), sanitise(problem.message))


def _id(problem: Problem) -> str:
    return f"{problem.line}:{problem.column}:{problem.code}:{problem.message}"


def _first(options: Sequence[Option]) -> int | None:
    return next((place for place, option in enumerate(options) if not option.disabled), None)
