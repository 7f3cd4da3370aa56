"""A new try beside the old one: both answers, and the points gained and lost."""

from collections.abc import Iterable, Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mock_interview.rubric.wording import wording
from mock_interview.scoring.comparison import compare, parts_told
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.chat import Compared
from mock_interview.tui.wording import percent

POINT_WIDTH = 200
GAINED, LOST = "+", "-"


class ComparisonView(Vertical):
    """Two scored tries at one question, side by side."""

    def __init__(self, compared: Compared) -> None:
        super().__init__(classes="comparison")
        self._before = compared.before
        self._after = compared.after

    def compose(self) -> ComposeResult:
        """Draw what changed, then the two answers."""
        yield Static(Content("\n").join(_changes(self._before, self._after)))
        with Horizontal(classes="comparison-answers"):
            for kept in (self._before, self._after):
                yield Static(_answer(kept), classes="comparison-answer")


def _changes(before: AttemptTranscript, after: AttemptTranscript) -> Iterator[Content]:
    first, second = _scores(before, after)
    yield Content.styled(f"Try {before.attempt.try_number} beside try {after.attempt.try_number}", "bold")
    yield Content(f"{percent(first.percent)} became {percent(second.percent)}.")
    found = compare(first, second)
    texts = parts_told(second, wording(after.rubric_of(second)))
    yield from _points("Gained", GAINED, found.gained, texts)
    yield from _points("Lost", LOST, found.lost, texts)
    if not (found.gained or found.lost):
        yield Content("No point was gained or lost.")


def _points(head: str, mark: str, ids: Iterable[str], texts: Mapping[str, str]) -> Iterator[Content]:
    lines = [f"  {mark} {one_line(texts[id_], POINT_WIDTH)}" for id_ in ids]
    if lines:
        yield Content("\n".join([f"{head}:", *lines]))


def _answer(kept: AttemptTranscript) -> Content:
    said = next(said.text for said in kept.utterances if said.kind == "answer")
    return Content.assemble((f"Try {kept.attempt.try_number}\n", "bold"), sanitise(said))


def _scores(before: AttemptTranscript, after: AttemptTranscript) -> tuple[Scorecard, Scorecard]:
    assert before.score is not None, "an unscored try is compared with nothing"
    assert after.score is not None, "an unscored try is compared with nothing"
    return before.score, after.score
