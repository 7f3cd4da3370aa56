"""Every filler and hedge, with the test its context must pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mock_interview.interview.delivery import markers, phrases
from mock_interview.interview.delivery.like import like_is_filler
from mock_interview.interview.delivery.models import MarkKind
from mock_interview.interview.delivery.place import Place
from mock_interview.interview.delivery.vocabulary import HESITATIONS

Test = Callable[[Place], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase, as one says it and as folded words, that is a filler or a hedge wherever its context passes `holds`."""

    said: str
    phrase: tuple[str, ...]
    kind: MarkKind
    holds: Test


_FILLERS: dict[str, Test] = {
    **dict.fromkeys(HESITATIONS, markers.is_hesitation),
    "like": like_is_filler,
    "so": markers.so_is_filler,
    "right": markers.right_is_filler,
    "all right": markers.okay_is_filler,
    "alright": markers.okay_is_filler,
    "well": markers.well_is_filler,
    "okay": markers.okay_is_filler,
    "ok": markers.okay_is_filler,
    "yeah": markers.yeah_is_filler,
    "just": markers.just_is_filler,
    "actually": markers.actually_is_filler,
    "basically": markers.basically_is_filler,
    "literally": markers.literally_is_filler,
    "honestly": markers.honestly_is_filler,
    "frankly": markers.honestly_is_filler,
    "anyway": markers.anyway_is_filler,
    "you know": phrases.you_know_is_filler,
    "you know what I mean": phrases.always,
    "you know what": phrases.set_off,
    "you see": phrases.set_off,
    "I mean": phrases.i_mean_is_filler,
    "let's see": phrases.set_off,
    "to be honest": phrases.to_be_honest_is_filler,
    "at the end of the day": phrases.end_of_the_day_is_filler,
    "if that makes sense": phrases.if_that_makes_sense_is_filler,
    "if you will": phrases.ends_clause,
    "so to speak": phrases.always,
    "as it were": phrases.set_off,
    "and stuff": phrases.ends_clause,
    "and stuff like that": phrases.ends_clause,
    "and all that": phrases.ends_clause,
    "or whatever": phrases.ends_clause,
}
_HEDGES: dict[str, Test] = {
    "kind of": phrases.kind_of_is_hedge,
    "sort of": phrases.kind_of_is_hedge,
    "kinda": phrases.always,
    "sorta": phrases.always,
    "I guess": phrases.i_guess_is_hedge,
    "I think": phrases.i_think_is_hedge,
    "I suppose": phrases.i_suppose_is_hedge,
    "I believe": phrases.i_think_is_hedge,
    "I feel like": phrases.feel_like_is_hedge,
    "I don't know": phrases.set_off,
    "maybe": phrases.maybe_is_hedge,
    "perhaps": phrases.always,
    "probably": phrases.always,
    "or something": phrases.or_something_is_hedge,
    "or something like that": phrases.always,
}


def _entries(kind: MarkKind, tests: Mapping[str, Test]) -> list[Entry]:
    return [Entry(said, tuple(said.lower().split()), kind, holds) for said, holds in tests.items()]


def _by_first_word(entries: list[Entry]) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: len(entry.phrase), reverse=True):
        table.setdefault(entry.phrase[0], []).append(entry)
    return table


# The entries that start with a word, the longest first.
LEXICON = _by_first_word(_entries("filler", _FILLERS) + _entries("hedge", _HEDGES))
