"""Where the candidate types."""

import re
from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Edit, EditResult, Location

from mock_interview.tui.widgets.typed_text import TypedText

# One very long soft-wrapped line makes every further key slow; several lines do not.
LONGEST_LINE = 1000

_SENTENCE_GAP = re.compile(r"(?<=[.!?…])\s+")
_WORD_GAP = re.compile(r"\s+")

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")


class AnswerArea(TypedText):
    """A plain text area: ctrl+j sends, Esc never touches the text. A line that grows very long goes on in a new one.

    While `is_speaking`, a sentence that is finished stays as it is, as when it is said aloud.
    """

    HELP = """
# Your answer

Type the way you would speak. **ctrl+j** sends the answer; until then it is saved as a draft every second.
**ctrl+home** and **ctrl+end** go to its start and its end. **F4** opens it in your own editor. **F8** switches speaking
on: then a finished sentence stays as it is.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "send", "Send", priority=True)]

    class Sent(Message):
        """The answer is to be sent."""

    class Said(Message):
        """Something was to be changed that is said already."""

    def __init__(self) -> None:
        super().__init__(id="answer", show_line_numbers=False, tab_behavior="focus", soft_wrap=True)
        self.is_speaking = False
        self._said: Location = (0, 0)

    def action_send(self) -> None:
        """Ask for the answer to be sent."""
        self.post_message(self.Sent())

    def made_safe(self, text: str) -> str:
        """Return a text from outside without what may not be put here, and bearable."""
        return bearable(super().made_safe(text))

    def put(self, text: str) -> None:
        """Put `text` in place of what is there, and the cursor behind it."""
        self._said = (0, 0)
        self.text = bearable(text)
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, unless it would change what is said already."""
        if self.is_speaking:
            self._said = _end_of_said(self.document.lines, self._said)
            if min(edit.from_location, edit.to_location) < self._said:
                self.post_message(self.Said())
                return EditResult(self.cursor_location, "")
        result = super().edit(edit)
        self._break_line(result.end_location[0])
        return result

    def _break_line(self, row: int) -> None:
        """Go on in a new line where line `row` has become too long; the cursor stays at its words."""
        while len(line := self.document[row]) > LONGEST_LINE:
            end, start = _gap(line)
            before = self.selection
            super().edit(Edit("\n", (row, end), (row, start), maintain_selection_offset=True))
            if before.end < (row, start):
                self.selection = before
            row += 1

    def undo(self) -> None:
        """Take back the last edit; what is said cannot be taken back."""
        if not self.is_speaking:
            super().undo()

    def redo(self) -> None:
        """Make an edit again that was taken back."""
        if not self.is_speaking:
            super().redo()


def bearable(text: str) -> str:
    """Return `text` with its very long lines broken."""
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    at = 0
    while len(line) - at > LONGEST_LINE:
        end, start = _gap(line, at)
        yield line[at:end]
        at = start
    yield line[at:]


def _gap(line: str, at: int = 0) -> tuple[int, int]:
    """Return where a long line, from `at` on, is to end and the next to start: between sentences, or else words."""
    last = at + LONGEST_LINE
    for gap in (_SENTENCE_GAP, _WORD_GAP):
        if found := list(gap.finditer(line, at + LONGEST_LINE // 2, last)):
            return found[-1].span()
    return last, last


def _end_of_said(lines: list[str], known: Location) -> Location:
    """Return where the last finished sentence or line ends, looking only behind what is `known` to be said."""
    last = len(lines) - 1
    row, column = known if known[0] == last else (last, 0)
    for end in _SENTENCE_END.finditer(lines[row], column):
        column = end.end()
    return row, column
