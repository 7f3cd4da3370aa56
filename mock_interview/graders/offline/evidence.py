"""Evidence: how far some clauses make a statement that is all that is asked for."""

import math
from bisect import bisect_left

from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.locating import Place
from mock_interview.graders.offline.order import sentence_likeness, small_words_missing
from mock_interview.graders.offline.said import Said, said_in
from mock_interview.graders.offline.statements import Statement
from mock_interview.graders.offline.stems import Token

# How much each part of the evidence counts.
_IN_ORDER = 0.45
_GRAMS = 0.45
_PAIRS = 0.10
_AMOUNT = 0.24
_NOT_DENIED = 0.5
_ENOUGH_WORDS = 8


def strength(statement: Statement, said: Said) -> float:
    """Return how far `statement` is made, 0..1, whether in sentences or not, and whichever way round."""
    pairs = len(statement.pairs & said.pairs) / len(statement.pairs) if statement.pairs else 0.0
    agreement = (
        _IN_ORDER * math.sqrt(_in_order(statement, said.tokens))
        + _GRAMS * math.pow(_gram_recall(statement, said), 0.75)
        + _PAIRS * math.sqrt(pairs)
    )
    amount = 1 - math.exp(-2 * said.information / statement.total)
    return (1 - _AMOUNT) * agreement + _AMOUNT * amount * min(1.0, 2 * agreement)


def _in_order(statement: Statement, tokens: tuple[Token, ...]) -> float:
    """Return the share of the statement, 0..1, that the weightiest words in the same order on both sides make up.

    A heaviest increasing subsequence: `best` holds what can be had up to each place, both of them rising.
    """
    places: list[int] = [-1]
    best: list[float] = [0.0]
    for token in tokens:
        for place in statement.places.get(token.stem, ()):
            at = bisect_left(places, place)
            worth = best[at - 1] + statement.weights[token.stem]
            end = at
            while end < len(best) and best[end] <= worth:
                end += 1
            if at == len(places) or places[at] > place or end > at:
                places[at:end] = [place]
                best[at:end] = [worth]
    return best[-1] / statement.total_places


def _gram_recall(statement: Statement, said: Said) -> float:
    common = statement.grams.keys() & said.grams.keys()
    counted = map(min, map(statement.grams.__getitem__, common), map(said.grams.__getitem__, common))
    return math.fsum(counted) / statement.total_grams


def contradicted(statement: Statement, said: Said) -> float:
    """Return the share of what is said of a statement, 0..1, that is said the other way round.

    A word that is said both ways on a side contradicts nothing.
    """
    if not said.denied and not statement.denied:
        return 0.0
    denies = said.denied & (statement.stems - statement.denied)
    does_not_deny = said.affirmed & (statement.denied - statement.affirmed)
    if not denies and not does_not_deny:
        return 0.0
    against = statement.worth(denies) + _NOT_DENIED * statement.worth(does_not_deny)
    return min(1.0, against / statement.worth(said.stems & statement.stems))


def likeness(statement: Statement, place: Place, passage: Passage) -> float:
    """Return how far the words of `passage`, and those of the most telling clause, stand in sentences, 0..1.

    Words that stand side by side as in the statement speak for it; those between which small words are left out speak
    against it, but hardly in a few words: that is how notes are written.
    """
    said = said_in(place.clauses)
    order = min(said_in(passage).order, said_in((place.best,)).order)
    enough = min(1.0, len(said.tokens) / _ENOUGH_WORDS) ** 2
    side_by_side = len(statement.pairs & said.unjoined) - enough * len(statement.gaps & said.unjoined)
    recall = place.told / statement.total
    missing = small_words_missing(said.tokens, statement.small)
    return sentence_likeness(order, side_by_side, recall, len(statement.pairs), missing)
