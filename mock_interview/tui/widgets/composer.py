"""The lower part of the interview: what goes on, where the answer is typed, how long it has become."""

from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Label, TextArea

from mock_interview.text import words
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.wording import aloud, clock

DRAFT_SECONDS = 1.0
GAUGE_SECONDS = 0.2  # counting words at every key would make a long answer slow to type


class Composer(Vertical):
    """Takes an answer; asks for it to be saved as a draft while it is typed, and to be sent.

    It is open while an answer is taken. From the moment the answer is to be sent until it is known
    what became of it the text is held: it can be read and not changed.
    """

    class Drafted(Message):
        """What is typed so far is to be saved."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class Sent(Message):
        """The answer is to be sent. `started_at` is when it could first be typed."""

        def __init__(self, text: str, started_at: str) -> None:
            self.text = text
            self.started_at = started_at
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="composer")
        self._area = AnswerArea()
        self._seconds = 0
        self._started_at = _now()
        self._kept = ""
        self._is_uncounted = False
        self.is_open = False

    def compose(self) -> ComposeResult:
        """Draw the notice, the text area and the line below it."""
        yield Label("Getting the question ready.", id="notice", markup=False)
        yield self._area
        with Horizontal(id="gauge-line"):
            yield Label("", id="gauge", markup=False)
            yield Label("", id="saved", markup=False)

    def on_mount(self) -> None:
        """Count what is typed as it grows, and save it once a second while it changes."""
        self.close()
        self.set_interval(GAUGE_SECONDS, self.count_words)
        self.set_interval(DRAFT_SECONDS, self.save_draft)

    def open(self, draft: str, seconds: int) -> None:
        """Let the candidate type, from `draft` on, for a question of `seconds`."""
        self.is_open = True
        self._seconds = seconds
        self._started_at = _now()
        self.remove_class("closed")
        self._kept = draft
        self._area.text = draft
        self._area.move_cursor(self._area.document.end)
        self._area.focus()
        self._show_gauge(draft)
        self.show_saved("")
        self.release()

    def close(self) -> None:
        """Take no more text."""
        self.is_open = False
        self._kept = self._area.text = ""
        self._area.read_only = True
        self.add_class("closed")

    def release(self) -> None:
        """Let the text be changed again, where an answer is still taken."""
        self._area.read_only = not self.is_open

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self._area.text

    def notice(self, text: str) -> None:
        """Say what goes on."""
        self.query_one("#notice", Label).update(text)

    def show_saved(self, text: str) -> None:
        """Say whether the draft is saved."""
        self.query_one("#saved", Label).update(text)

    def save_draft(self) -> None:
        """Ask for the draft to be saved, if it changed."""
        if not self._area.read_only and (text := self._area.text) != self._kept:
            self._kept = text
            self.post_message(self.Drafted(text))

    def count_words(self) -> None:
        """Show how long the answer has become, and whether there is something to save."""
        if self.is_open and self._is_uncounted:
            self._is_uncounted = False
            self._show_gauge(text := self._area.text)
            if text != self._kept:
                self.show_saved("saving…")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Note that there is something to count."""
        event.stop()
        self._is_uncounted = True

    def on_answer_area_sent(self, event: AnswerArea.Sent) -> None:
        """Send what is typed, once."""
        event.stop()
        if not self._area.read_only:
            self._area.read_only = True
            self.post_message(self.Sent(self._area.text, self._started_at))

    def _show_gauge(self, text: str) -> None:
        time = clock(self._seconds)
        count = len(words(text))
        gauge = f"{count} words, {aloud(count)} of {time}" if count else f"Time for this: {time} aloud"
        self.query_one("#gauge", Label).update(gauge)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
