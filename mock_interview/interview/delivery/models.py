"""What a delivery report holds. Every span is a place in the answer as it was handed in."""

from dataclasses import dataclass
from typing import Literal

from mock_interview.text import Span

MarkKind = Literal["filler", "hedge"]
Fit = Literal["short", "fitting", "long"]
OpeningKind = Literal["answers", "restates", "stalls", "apologises"]
RateBand = Literal["harmless", "noticeable", "distracting"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A filler or a hedge: its place, and its words as the report names them."""

    span: Span
    kind: MarkKind
    said: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long the answer is aloud: `fastest` to `slowest` seconds, against the `target` seconds of the question."""

    words: int
    fastest: int
    slowest: int
    target: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Rate:
    """How many marks of one kind there are; `per_minute` and `band` are None where the answer is too short to tell."""

    count: int
    per_minute: float | None
    band: RateBand | None


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first sentence that says anything does, and where it stands."""

    kind: OpeningKind
    span: Span


@dataclass(frozen=True, slots=True)
class Signpost:
    """A phrase that tells the listener where the answer is going."""

    span: Span
    said: str


@dataclass(frozen=True, slots=True)
class LongestSentence:
    """The sentence with the most words."""

    words: int
    span: Span


@dataclass(frozen=True, slots=True)
class RepeatedWord:
    """A content word that comes back often, in the form it first took, with every place it stands in."""

    word: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """How an answer would sound. It is never part of the score.

    All but the length rests on the first words alone, `heard` of them. `opening` and `longest` are None where the
    answer has no words.
    """

    length: Length
    heard: int
    marks: tuple[Mark, ...]
    fillers: Rate
    hedges: Rate
    opening: Opening | None
    signposts: tuple[Signpost, ...]
    longest: LongestSentence | None
    repeated: tuple[RepeatedWord, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether the report rests on all words of the answer."""
        return self.heard == self.length.words
