"""Markdown made of text that cannot mark itself up.

What people and models said may hold anything; here it comes out as plain words, whatever
headings, links, code or HTML it tries to be.
"""

import re
from collections.abc import Iterable, Sequence

from mock_interview.text import Span, sanitise

_MARKUP = re.compile(r"[\\`*_\[\]<&|~]")
_LINE_START = re.compile(r"\d{1,9}(?=[.)])|(?=[-+=#>])")  # ends where the backslash goes


def plain(text: str) -> str:
    """Return `text` on one line, reading the same when rendered."""
    return _guard_start(_escape(" ".join(sanitise(text).split())))


def block_quote(text: str, highlights: Iterable[Span] = ()) -> str:
    """Return sanitised `text` as a block quote, what the `highlights` span in bold."""
    spans = _merged(highlights)
    lines = []
    start = 0
    for line in text.split("\n"):
        lines.append(f"> {_highlighted(line, start, spans)}".rstrip())
        start += len(line) + 1
    return "\n".join(lines)


def _highlighted(line: str, start: int, spans: Sequence[Span]) -> str:
    """Return one line, which begins at `start` of the text the spans are of."""
    parts = []
    at = 0
    for span in spans:
        begin, end = max(span.start - start, at), min(span.end - start, len(line))
        if begin < end:
            parts += [_escape(line[at:begin]), _bold(line[begin:end])]
            at = end
    parts.append(_escape(line[at:]))
    return _guard_start("".join(parts).strip())


def _bold(words: str) -> str:
    """Return `words` in bold; asterisks next to white space would stay asterisks."""
    if not (core := words.strip()):
        return words
    before, _, after = words.partition(core)
    return f"{before}**{_escape(core)}**{after}"


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the same stretches in order, none touching another."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _guard_start(line: str) -> str:
    """Keep a line from becoming a heading, a list item, a rule or a quote."""
    start = _LINE_START.match(line)
    return f"{line[: start.end()]}\\{line[start.end() :]}" if start else line
