"""What several rules ask about the words around a phrase."""

from mock_interview.interview.delivery import vocabulary as vocab
from mock_interview.interview.delivery.place import Place
from mock_interview.interview.delivery.words import Gap

_FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean"), ("i", "guess"), ("kind", "of"), ("sort", "of")})
_SURE_FILLERS = vocab.HESITATIONS | {"basically", "kinda", "sorta"}


def before_filler(place: Place) -> bool:
    """Tell whether a sure filler or hedge follows in the same sentence."""
    return place.after() in _SURE_FILLERS or (place.after(), place.after(2)) in _FILLER_PAIRS


def opens_clause(place: Place) -> bool:
    """Tell whether the phrase stands where a clause starts: first, after a pause, after `and`, or after a filler."""
    return place.gap_before >= Gap.PAUSE or place.lead.after_mark or place.before() in vocab.CONJUNCTIONS


def contrasts(place: Place) -> bool:
    """Tell whether the words before it set up a contrast, a question or a condition."""
    return any(word in vocab.CONTRASTS for word in place.earlier())
