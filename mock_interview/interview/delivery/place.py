"""A phrase in its context: all that a rule may look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from mock_interview.interview.delivery.words import Gap, Word

REACH = 8


class Lead(NamedTuple):
    """What has been marked before a phrase.

    `after_mark`: a filler or hedge of its sentence ends just before it. `opens_sentence` and `opens_answer`: nothing
    but fillers and hedges comes before it there.
    """

    after_mark: bool = False
    opens_sentence: bool = True
    opens_answer: bool = True

    def at_sentence_start(self) -> "Lead":
        """Return what holds where a new sentence starts."""
        return Lead(opens_answer=self.opens_answer)

    def past(self, *, mark: bool) -> "Lead":
        """Return what holds after one more mark, or one more word that is none."""
        return Lead(mark, self.opens_sentence and mark, self.opens_answer and mark)


@dataclass(frozen=True, slots=True)
class Place:
    """The phrase `words[start:end]` of an answer, and what leads up to it."""

    words: Sequence[Word]
    start: int
    end: int
    lead: Lead

    @property
    def gap_before(self) -> Gap:
        """What parts the phrase from the word before it."""
        return self.words[self.start].gap

    @property
    def gap_after(self) -> Gap:
        """What parts the phrase from the word after it; a stop at the end of the answer."""
        return self.words[self.end].gap if self.end < len(self.words) else Gap.STOP

    @property
    def is_first(self) -> bool:
        """Tell whether a sentence starts with the phrase."""
        return self.gap_before is Gap.STOP

    @property
    def is_last(self) -> bool:
        """Tell whether a sentence ends with the phrase."""
        return self.gap_after is Gap.STOP

    @property
    def is_set_off(self) -> bool:
        """Tell whether a pause or the edge of the sentence stands on both sides."""
        return self.gap_before >= Gap.PAUSE and self.gap_after >= Gap.PAUSE

    @property
    def is_hyphenated(self) -> bool:
        """Tell whether a hyphen ties the phrase to a neighbour."""
        return Gap.HYPHEN in (self.gap_before, self.gap_after)

    def before(self, count: int = 1) -> str:
        """Return the word `count` places before the phrase in its sentence; empty where there is none."""
        return next(islice(self.earlier(), count - 1, None), "")

    def after(self, count: int = 1) -> str:
        """Return the word `count` places after the phrase in its sentence; empty where there is none."""
        last = self.end + count - 1
        if last >= len(self.words) or any(word.gap is Gap.STOP for word in self.words[self.end : last + 1]):
            return ""
        return self.words[last].text

    def earlier(self) -> Iterator[str]:
        """Yield the last words before the phrase in its sentence, the nearest first, at most `REACH`."""
        for at in range(self.start, max(self.start - REACH, 0), -1):
            if self.words[at].gap is Gap.STOP:
                return
            yield self.words[at - 1].text

    def joined_before(self) -> str:
        """Return the word before the phrase where no pause comes between; empty otherwise."""
        return "" if self.gap_before >= Gap.PAUSE else self.before()

    def joined_after(self) -> str:
        """Return the word after the phrase where no pause comes between; empty otherwise."""
        return "" if self.gap_after >= Gap.PAUSE else self.after()
