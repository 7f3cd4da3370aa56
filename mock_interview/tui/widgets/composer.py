"""The lower part of the interview: what goes on, where the answer is typed, how long it has become."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Label, TextArea

from mock_interview.interview.clock import Clock
from mock_interview.interview.stopwatch import Stopwatch
from mock_interview.text import words
from mock_interview.transcripts.records import Timing
from mock_interview.tui.notices import NOT_READY
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.wording import aloud, clock, clock_left

DRAFT_SECONDS = 0.8  # a second of typing may be lost, and keeping it takes a moment
GAUGE_SECONDS = 0.2  # counting words at every key would make a long answer slow to type

SAID = "That sentence is said; go on, or correct yourself as you would aloud. F8 ends speaking."


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is typed to: the round of an attempt, its spoken time in seconds, and an exam's clock."""

    attempt_id: str
    seconds: int
    timing: Timing
    clock: Clock | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells one thing asked from another."""
        return self.attempt_id, self.timing.round


class Composer(Vertical):
    """Takes an answer; asks for it to be saved as a draft while it is typed, and to be sent.

    It is open while an answer is taken. From the moment the answer is to be sent until it is known
    what became of it the text is held: it can be read and not changed, and its time stands still.
    """

    class Drafted(Message):
        """What is typed so far is to be saved."""

        def __init__(self, attempt_id: str, text: str, timing: Timing) -> None:
            self.attempt_id = attempt_id
            self.text = text
            self.timing = timing
            super().__init__()

    class Sent(Drafted):
        """The answer is to be sent. `started_at` is when it could first be typed; `is_late`: its time ran out."""

        def __init__(self, attempt_id: str, text: str, timing: Timing, started_at: str, *, is_late: bool) -> None:
            self.started_at = started_at
            self.is_late = is_late
            super().__init__(attempt_id, text, timing)

    def __init__(self, *, is_speaking: bool = False) -> None:
        super().__init__(id="composer")
        self._area = AnswerArea()
        self._area.is_speaking = is_speaking
        self._asked = Asked("", 0, Timing(0))
        self._watch = Stopwatch(Timing(0), monotonic)
        self._started_at = _now()
        self._kept = ""
        self._is_uncounted = False
        self.is_open = False

    def compose(self) -> ComposeResult:
        """Draw the notice, the text area and the line below it."""
        yield Label(NOT_READY, id="notice", markup=False)
        yield self._area
        with Horizontal(id="gauge-line"):
            yield Label("", id="gauge", markup=False)
            yield Label("", id="saved", markup=False)

    def on_mount(self) -> None:
        """Count what is typed as it grows; once a second save it and look at the clock."""
        self.close()
        self.set_interval(GAUGE_SECONDS, self.count_words)
        self.set_interval(DRAFT_SECONDS, self.tick)

    def open(self, asked: Asked, draft: str) -> None:
        """Let the candidate type, from `draft` on."""
        self.is_open = True
        self._asked = asked
        self._watch = Stopwatch(asked.timing, monotonic, has_begun=bool(draft))
        self._started_at = _now()
        self.remove_class("closed")
        self._kept = draft
        self._area.put(draft)
        self._area.focus()
        self._show_gauge(draft)
        self.show_saved("")
        self.release()

    def is_open_for(self, asked: Asked) -> bool:
        """Tell whether an answer to just this is taken."""
        return self.is_open and self._asked.key == asked.key

    def is_taking(self, draft: Drafted) -> bool:
        """Tell whether the answer that `draft` is of can still be changed."""
        return not self._area.read_only and self._asked.key == (draft.attempt_id, draft.timing.round)

    def close(self) -> None:
        """Take no more text."""
        self.is_open = False
        self._area.put("")
        self._kept = ""
        self._hold()
        self.add_class("closed")

    def release(self) -> None:
        """Let the text be changed again, where an answer is still taken."""
        self._area.read_only = not self.is_open
        if self.is_open:
            self._watch.go_on()

    @property
    def is_held(self) -> bool:
        """Whether the text can be read and not changed."""
        return self._area.read_only

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self._area.text

    @property
    def draft(self) -> Drafted:
        """What is typed so far, as it is to be saved."""
        return self.Drafted(self._asked.attempt_id, self._area.text, self._watch.timing)

    @property
    def is_speaking(self) -> bool:
        """Whether finished sentences stay as they are."""
        return self._area.is_speaking

    def replace(self, text: str) -> None:
        """Put `text` in place of what is typed."""
        self._area.put(text)

    def speak(self, *, on: bool) -> None:
        """Let finished sentences stay as they are from now on, or be changed again."""
        self._area.is_speaking = on
        self._show_gauge(self._area.text)

    def notice(self, text: str) -> None:
        """Say what goes on."""
        self.query_one("#notice", Label).update(text)

    def show_saved(self, text: str) -> None:
        """Say whether the draft is saved."""
        self.query_one("#saved", Label).update(text, layout=False)

    def tick(self) -> None:
        """Ask for the draft to be saved, if it changed or the clock runs; send it when the clock has run out."""
        if self._area.read_only:
            return
        draft = self.draft
        if (left := self._left(draft.timing)) is not None:
            self._show_gauge(draft.text)
            if not left.left:
                self._send(is_late=True)
                return
        if left is not None or draft.text != self._kept:
            self._kept = draft.text
            self.post_message(draft)

    def count_words(self) -> None:
        """Show how long the answer has become, and whether there is something to save."""
        if self.is_open and self._is_uncounted:
            self._is_uncounted = False
            self._show_gauge(text := self._area.text)
            if text != self._kept:
                self.show_saved("saving…")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Note that there is something to count, and that the answer has begun."""
        event.stop()
        self._is_uncounted = True
        if self._area.document.end != (0, 0):
            self._watch.begin()

    def on_answer_area_sent(self, event: AnswerArea.Sent) -> None:
        """Send what is typed, once."""
        event.stop()
        if not self._area.read_only:
            self._send(is_late=False)

    def on_answer_area_said(self, event: AnswerArea.Said) -> None:
        """Say why a key did nothing."""
        event.stop()
        self.notice(SAID)

    def _send(self, *, is_late: bool) -> None:
        self._hold()
        draft = self.draft
        self.post_message(self.Sent(draft.attempt_id, draft.text, draft.timing, self._started_at, is_late=is_late))

    def _hold(self) -> None:
        self._area.read_only = True
        self._watch.pause()

    def _left(self, timing: Timing) -> Clock | None:
        if self._asked.clock is None:
            return None
        return self._asked.clock.after(timing.seconds - self._asked.timing.seconds)

    def _show_gauge(self, text: str) -> None:
        count = _count_words(text)
        time_for_this = clock(self._asked.seconds)
        parts = [
            f"{count} word{'' if count == 1 else 's'}, {aloud(count)} of {time_for_this}"
            if count
            else f"Time for this: {time_for_this} aloud"
        ]
        if (left := self._left(self._watch.timing)) is not None:
            parts.insert(0, clock_left(left.question, left.exam))
        if self._area.is_speaking:
            parts.append("speaking")
        self.query_one("#gauge", Label).update(" · ".join(parts), layout=False)


def _count_words(text: str) -> int:
    return sum(map(_words_in, text.split("\n")))


@lru_cache(maxsize=1024)
def _words_in(line: str) -> int:
    return len(words(line))  # remembered: all lines but the one being typed are as they were


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
