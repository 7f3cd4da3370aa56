"""What can be read beside a conversation, apart from its scorecard: rubric, delivery, provenance."""

from collections.abc import Iterator, Mapping
from typing import Any

from textual.content import Content

from mock_interview.interview.deliveries import answers_of, delivery_of
from mock_interview.interview.delivery import plain_lines
from mock_interview.rubric.outline import Line, outline
from mock_interview.scoring.telling import grader_name, provenance_told
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts.exporting.wording import about, timing_told
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard
from mock_interview.tui.wording import local_time, percent

NOT_SCORED = "None of this is part of the score."
NOT_ANSWERED = "Not answered."
NAME_LENGTH = 200


def rubric_page(rubric: Mapping[str, Any]) -> Content:
    """Return the rubric as it was when the answer was given, the model answer included."""
    blocks = []
    for part in outline(rubric):
        title = Content.styled(one_line(part.title, NAME_LENGTH), "bold")
        blocks.append(Content("\n").join([title, *map(_line, part.lines)]))
    return Content("\n\n").join(blocks)


def delivery_page(kept: AttemptTranscript) -> Content:
    """Return how each answer would sound, said aloud."""
    rounds = range(len(answers_of(kept)))
    reports = ["\n".join(_delivery(kept, round_)) for round_ in rounds]
    return Content("\n\n".join([*reports, NOT_SCORED] if reports else [NOT_ANSWERED]))


def origin_page(kept: AttemptTranscript, stored: StoredScorecard | None, settings: Settings) -> Content:
    """Return where an attempt and its scorecards come from: who graded, with what, and what that took."""
    lines = [", ".join(about(kept)), f"Interview {kept.attempt.interview_id}", f"Answer {kept.attempt.id}"]
    cards = [_origin(each, settings, is_shown=each is stored) for each in kept.scorecards]
    return Content("\n\n").join([Content("\n".join(lines)), *cards])


def _line(line: Line) -> Content:
    text = sanitise(f"{line.text} [{line.source}]" if line.source else line.text)
    return Content.assemble("• ", text, (f"  ({line.worth})", "$foreground-muted")) if line.worth else Content(text)


def _delivery(kept: AttemptTranscript, round_: int) -> Iterator[str]:
    yield "The first answer" if round_ == 0 else f"The answer to follow-up {round_}"
    yield from (f"It took {timing_told(timing)}." for timing in kept.timings if timing.round == round_)
    yield from map(sanitise, plain_lines(delivery_of(kept, round_)))


def _origin(stored: StoredScorecard, settings: Settings, *, is_shown: bool) -> Content:
    card = stored.card
    which = "the first answer" if stored.round == 0 else f"after follow-up {stored.round}"
    lines = [
        f"{percent(card.percent)} by {grader_name(card)}, {local_time(stored.created_at)}, {which}",
        sanitise(provenance_told(card, settings.prices, settings.currency)),
        *(f"{name}: {value}" for name, value in card.grader.parameters.items() if value is not None),
        f"Scorecard {stored.id}",
    ]
    head = Content.styled("This scorecard" if is_shown else "Another scorecard", "bold")
    return Content("\n").join([head, *(Content(one_line(line, NAME_LENGTH)) for line in lines)])
