"""A delivery report in calm sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mock_interview.interview.delivery.length import DISTRACTING_PER_MINUTE, HARMLESS_PER_MINUTE
from mock_interview.interview.delivery.models import (
    DeliveryReport,
    LongestSentence,
    MarkKind,
    Rate,
    RepeatedWord,
    Signpost,
)
from mock_interview.text import one_line

_MOST_NAMED = 6
_WORD_WIDTH = 30
# A sentence of more words than this is hard to say in one breath and to follow.
_LONG_SENTENCE = 35

_FITS = {
    "short": "That is less than half of the {target} the question gives; add a reason, an example or a limit.",
    "fitting": "That fits the {target} the question gives.",
    "long": "That is more than the {target} the question gives; keep the points that answer it and drop the rest.",
}
_OPENINGS = {
    "answers": "You open with an answer, as a listener hopes.",
    "restates": "Your first sentence restates the question; open with the answer instead.",
    "stalls": "Your first sentence plays for time; take a silent moment, then open with the answer.",
    "apologises": "Your first sentence apologises or doubts itself; open with what you do know.",
}
_FILLER_BANDS = {
    "harmless": f"Up to about {HARMLESS_PER_MINUTE} a minute is harmless.",
    "noticeable": f"More than about {HARMLESS_PER_MINUTE} a minute is noticed; try a short silence instead.",
    "distracting": f"About {DISTRACTING_PER_MINUTE} a minute or more distracts listeners; try a short silence instead.",
}
_HEDGE_ADVICE = "Keep them where you are unsure, and leave them out where you are not."


def plain_lines(report: DeliveryReport) -> list[str]:
    """Return the report as sentences, one to a line, without markup; what there is nothing to say of is left out."""
    if report.opening is None:
        return ["There is nothing to report on: the answer has no words."]
    return [
        *_length(report),
        _OPENINGS[report.opening.kind],
        *_fillers(report),
        *_hedges(report),
        _signposts(report.signposts),
        *_longest(report.longest),
        *_repeated(report.repeated),
    ]


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds, such as ``1:05``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _length(report: DeliveryReport) -> Iterator[str]:
    length = report.length
    yield f"{_count(length.words, 'word')}, about {clock(length.fastest)}-{clock(length.slowest)} aloud."
    yield _FITS[length.fit].format(target=clock(length.target))
    if not report.is_whole:
        yield f"What follows is told of the first {_count(report.heard, 'word')}."


def _fillers(report: DeliveryReport) -> Iterator[str]:
    rate = report.fillers
    if not rate.count:
        yield "No fillers."
        return
    yield f"{_rate(rate, 'filler')}: {_named(report, 'filler')}."
    if rate.band:
        yield _FILLER_BANDS[rate.band]


def _hedges(report: DeliveryReport) -> Iterator[str]:
    if report.hedges.count:
        yield f"{_rate(report.hedges, 'hedge')}: {_named(report, 'hedge')}. {_HEDGE_ADVICE}"


def _rate(rate: Rate, noun: str) -> str:
    pace = "" if rate.per_minute is None else f", about {rate.per_minute:g} a minute"
    return f"{_count(rate.count, noun)}{pace}"


def _named(report: DeliveryReport, kind: MarkKind) -> str:
    counts = Counter(mark.said for mark in report.marks if mark.kind == kind)
    named = [
        _quoted(said) if times == 1 else f"{_quoted(said)} ({times})" for said, times in counts.most_common(_MOST_NAMED)
    ]
    return ", ".join(named) + (", and others" if len(counts) > _MOST_NAMED else "")


def _signposts(signposts: Sequence[Signpost]) -> str:
    if not signposts:
        return "No signposts; a 'first', 'for example' or 'in short' helps a listener follow."
    named = list(dict.fromkeys(_quoted(signpost.said) for signpost in signposts))
    more = " and others" if len(named) > _MOST_NAMED else ""
    return f"{_count(len(signposts), 'signpost')}: {', '.join(named[:_MOST_NAMED])}{more}."


def _longest(longest: LongestSentence | None) -> Iterator[str]:
    if longest is None:
        return
    advice = " Break it in two." if longest.words > _LONG_SENTENCE else ""
    yield f"Your longest sentence has {_count(longest.words, 'word')}.{advice}"


def _repeated(repeated: Iterable[RepeatedWord]) -> Iterator[str]:
    named = [f"{_quoted(one_line(found.word, _WORD_WIDTH))} ({len(found.places)})" for found in repeated]
    if named:
        yield f"You often come back to {', '.join(named)}; see whether each is needed."


def _quoted(words: str) -> str:
    return f"'{words}'"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
