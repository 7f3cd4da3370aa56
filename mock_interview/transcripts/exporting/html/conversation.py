"""The conversation as it was, what earned or cost something marked in place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mock_interview.text import sanitise
from mock_interview.transcripts.exporting.html.elements import Html, element, joined
from mock_interview.transcripts.exporting.html.quotes import Quote, Quotes
from mock_interview.transcripts.exporting.wording import minute, timing_told
from mock_interview.transcripts.records import AttemptTranscript, Note, Utterance

_SPEAKERS = {"interviewer": "Interviewer", "candidate": "Candidate"}
_EFFECTS = ("wrong", "met", "partial")  # where several meet, the first of these shows


def conversation(kept: AttemptTranscript, quotes: Quotes) -> Html:
    """Return everything said, in order."""
    return element("ol", *_utterances(kept, quotes), class_="conversation")


def marked(text: str, quotes: Sequence[Quote]) -> Html:
    """Return sanitised `text`, each quote in it marked and followed by links to what it stands behind."""
    spans = [quote.place.span for quote in quotes]
    bounds = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    return joined(*(_stretch(text, begin, end, quotes) for begin, end in pairwise(bounds)))


def _utterances(kept: AttemptTranscript, quotes: Quotes) -> Iterator[Html]:
    timings = {timing.round: timing_told(timing) for timing in kept.timings}
    answers = 0
    for said in kept.utterances:
        if (said.speaker, said.kind) == ("candidate", "answer"):
            yield _utterance(kept, said, quotes.in_answer(answers), timings.get(answers))
            answers += 1
        else:
            yield _utterance(kept, said, [], None)


def _utterance(kept: AttemptTranscript, said: Utterance, quotes: Sequence[Quote], timing: str | None) -> Html:
    time = element("time", said.ended_at[11:19], datetime=said.ended_at)
    kind = said.kind.replace("_", "-")
    about = element("p", element("b", _SPEAKERS[said.speaker]), f" {kind} ", time, timing and f" · {timing}")
    words = element("div", marked(sanitise(said.text), quotes), class_="words")
    notes = [_note(note) for note in kept.notes if note.utterance_id == said.id]
    return element("li", about, words, *notes, class_=f"said {said.speaker} {said.kind}")


def _note(note: Note) -> Html:
    time = element("span", f" {minute(note.created_at)}", class_="quiet")
    return element("p", element("b", "Note: "), note.text, time, class_="note")


def _stretch(text: str, begin: int, end: int, quotes: Iterable[Quote]) -> Html:
    covering = [quote for quote in quotes if quote.place.span.start <= begin and end <= quote.place.span.end]
    if not covering:
        return joined(text[begin:end])
    effects = {quote.part.effect for quote in covering}
    effect = next(effect for effect in _EFFECTS if effect in effects)
    links = [_link(quote) for quote in covering if quote.place.span.end == end]
    title = "; ".join(_label(quote) for quote in covering)
    return element("mark", text[begin:end], *links, class_=effect, title=title)


def _link(quote: Quote) -> Html:
    """Return the number of a point behind its words; drawn by the style, so that the answer stays as it was said."""
    part = quote.part
    href, number = f"#{part.anchor}", str(part.number)
    return element("a", id=part.quote_anchor, href=href, class_="ref", data_number=number, aria_label=_label(quote))


def _label(quote: Quote) -> str:
    return f"{quote.part.number}, {quote.part.verdict}: {quote.part.statement}"
