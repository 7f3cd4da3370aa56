"""When a phrase of several words, or a word of doubt, is a filler or a hedge."""

from mock_interview.interview.delivery import vocabulary as vocab
from mock_interview.interview.delivery.place import Place
from mock_interview.interview.delivery.surroundings import before_filler, opens_clause
from mock_interview.interview.delivery.words import Gap

_UNFINISHED = vocab.CONJUNCTIONS | vocab.BE | vocab.DETERMINERS | vocab.PREPOSITIONS | {"to", "just", "like"}
_DEFINES = frozenset("by when if say what".split())
_ASKED_ABOUT = frozenset("what that which do how did who than all don't".split())
_THINKS_ON = frozenset("about of through in like so back hard again carefully differently aloud ahead".split())
_OPEN_CLAUSE = frozenset("when how what way as than if before where whenever time until while after".split())
_GUESSES_AT = frozenset("at right wrong randomly correctly from the a".split())
_HONEST_TO = frozenset("with about in and or enough".split())
_MUST_BE = frozenset(
    "want wants have has need needs try trying important pays going got better fair ought used".split()
)
_CHECKS = frozenset("check see know wonder ask me tell sure decide".split())
_KIND_PERSONS = frozenset("you him her them".split())
_PLURAL_LIKE_VERBS = ("ss", "us", "is", "ics")


def always(_place: Place) -> bool:
    """The phrase has no other meaning."""
    return True


def set_off(place: Place) -> bool:
    """The phrase is an aside only between pauses."""
    return place.is_set_off


def ends_clause(place: Place) -> bool:
    """The phrase trails off: nothing is joined to its end."""
    return place.gap_after >= Gap.PAUSE


def you_know_is_filler(place: Place) -> bool:
    """Tell the aside from knowing something."""
    if place.is_set_off:
        return place.before() not in ("as", "if")
    if place.gap_after >= Gap.PAUSE:
        return place.lead.after_mark or place.before() in _UNFINISHED
    if place.gap_before is Gap.PAUSE and before_filler(place):
        return True
    if place.after().startswith("you"):
        return False
    if place.lead.after_mark:
        return place.after() in vocab.SUBJECTS
    return place.before() in vocab.CONJUNCTIONS and place.after() in vocab.PRONOUNS


def i_mean_is_filler(place: Place) -> bool:
    """Tell the restart from saying what one means."""
    if any(word in _DEFINES for word in place.earlier()) and not place.lead.after_mark:
        return False
    if place.joined_after() in ("to", "by") or (place.joined_after() == "it" and not place.after(2)):
        return False
    if opens_clause(place):
        return not _picks_out(place)
    return place.gap_after >= Gap.PAUSE and place.before() not in _ASKED_ABOUT


def _picks_out(place: Place) -> bool:
    """ "I mean the harmonic mean, not the arithmetic one"."""
    return place.joined_after() in ("the", "a") and any(place.after(at) == "not" for at in range(3, 8))


def kind_of_is_hedge(place: Place) -> bool:
    """Tell `it kind of works` from `this kind of model`."""
    if place.joined_after() in _KIND_PERSONS and place.after(2) == "":
        return False
    before = place.joined_before()
    if before in ("that", "this", "which"):
        return place.after() in vocab.VERBS_AFTER_THAT
    return before not in vocab.NOUN_OPENERS


def i_think_is_hedge(place: Place) -> bool:
    """Tell a softened claim from the act of thinking."""
    return place.joined_after() not in _THINKS_ON and place.joined_before() not in _OPEN_CLAUSE


def i_guess_is_hedge(place: Place) -> bool:
    """Tell a softened claim from guessing at something."""
    return place.joined_before() not in _OPEN_CLAUSE and place.joined_after() not in _GUESSES_AT


def i_suppose_is_hedge(place: Place) -> bool:
    """Tell a softened claim from a condition."""
    return place.joined_before() not in _OPEN_CLAUSE


def feel_like_is_hedge(place: Place) -> bool:
    """Tell a softened claim from feeling like doing something."""
    return place.joined_after() in vocab.SUBJECTS and i_suppose_is_hedge(place)


def maybe_is_hedge(place: Place) -> bool:
    """Tell the adverb from a maybe."""
    return place.joined_before() not in ("a", "the")


def to_be_honest_is_filler(place: Place) -> bool:
    """Tell the aside from the virtue."""
    return place.joined_after() not in _HONEST_TO and place.joined_before() not in _MUST_BE


def end_of_the_day_is_filler(place: Place) -> bool:
    """Tell the aside from the evening."""
    return place.is_set_off or (place.is_first and place.after() in ("it's", "what", "you", "we", "i"))


def if_that_makes_sense_is_filler(place: Place) -> bool:
    """Tell the trailing aside from a real condition."""
    return place.gap_after >= Gap.PAUSE and not place.is_first and place.joined_before() not in _CHECKS


def or_something_is_hedge(place: Place) -> bool:
    """Tell the trailing `or something` from a real alternative."""
    return place.gap_after >= Gap.PAUSE or place.after() in vocab.CONJUNCTIONS
