"""When `like` is a filler, and not a verb, a comparison or the start of an example.

filler: "it was, like, huge", "like ten rows", "there is like a gap", "and like we had no labels"
not:    "I like trees", "looks like a line", "models like forests", "like I said"
"""

from mock_interview.interview.delivery import vocabulary as vocab
from mock_interview.interview.delivery.place import Place
from mock_interview.interview.delivery.surroundings import before_filler
from mock_interview.interview.delivery.words import Gap

_REFERRING_BACK = frozenset("said say saw mentioned told discussed did do does explained described".split())
_VERBS_IN_S = frozenset("is was has takes costs gets needs uses lasts runs does loses gains adds saves drops".split())
_UNFINISHED = vocab.CONJUNCTIONS | vocab.PREPOSITIONS | vocab.HAVE | {"say", "says", "said", "to"}
_THINGS = frozenset("it that this which there what".split())
# The ends of `kind of like` and `kinda like`, which compare.
_SOFTENED = frozenset("of kinda sorta".split())
_NOUN_LIKE = frozenset("button buttons count counts rate ratio signal signals event events".split())
_LIKING = vocab.PRONOUNS | frozenset(
    "really also would i'd we'd you'd they'd he'd she'd do did does don't didn't doesn't".split()
)


def like_is_filler(place: Place) -> bool:
    """Tell whether a `like` is a filler."""
    if place.is_hyphenated or _is_comparison(place):
        return False
    return any(rule(place) for rule in _RULES)


def _is_comparison(place: Place) -> bool:
    before = place.joined_before()
    if before in (_SOFTENED if place.lead.after_mark else vocab.COMPARISON_HEADS):
        return True
    return place.after() in vocab.PRONOUNS and place.after(2) in _REFERRING_BACK


def _stands_alone(place: Place) -> bool:
    return place.is_set_off


def _hesitates(place: Place) -> bool:
    """ "with like, three rows", "I'd say like, a week"."""
    return place.gap_after is Gap.PAUSE and place.joined_before() in _UNFINISHED


def _meets_a_filler(place: Place) -> bool:
    if place.joined_before() in vocab.BE:
        return False
    return place.lead.after_mark or (before_filler(place) and place.before() not in _LIKING)


def _quotes(place: Place) -> bool:
    """ "I was like, no way"."""
    if place.joined_before() not in vocab.BE or "what" in place.earlier():
        return False
    if place.after() in vocab.OUTCRIES or place.gap_after >= Gap.PAUSE:
        return True
    is_story = place.before() in ("was", "were") and place.before(2) not in _THINGS
    return is_story and place.after() in vocab.PRONOUNS and place.after(2) != ""


def _precedes_amount(place: Place) -> bool:
    """ "takes like ten minutes"; but "values like 0.9" are examples."""
    amount = place.joined_after()
    if amount in ("a", "an"):
        return place.after(2) in vocab.LARGE_NUMBERS and place.joined_before() not in vocab.DETERMINERS
    is_amount = amount in vocab.QUANTITIES or amount[:1].isdigit()
    return is_amount and not _is_plural_noun(place.joined_before())


def _is_plural_noun(word: str) -> bool:
    return word.endswith("s") and word not in _VERBS_IN_S and not word.endswith(("ss", "'s"))


def _precedes_degree(place: Place) -> bool:
    before, degree = place.joined_before(), place.joined_after()
    if degree == "so":
        return before in vocab.BE and place.before(2) in vocab.PERSONS
    return degree in vocab.INTENSIFIERS and not _is_plural_noun(before)


def _opens_clause(place: Place) -> bool:
    """ "and like we had no labels", "Like I get why"."""
    if place.joined_after() not in vocab.SUBJECTS:
        return False
    if place.joined_before() in vocab.CONJUNCTIONS | {"so"}:
        return bool(place.after(2))
    if place.joined_before() in ("if", "when", "where", "how"):
        return "'" in place.after()
    return place.is_first and place.after() in vocab.PRONOUNS and place.after(2) not in ("", "or")


def _precedes_noun_phrase(place: Place) -> bool:
    """ "there is like a gap", "we had like this idea", "in like a week"."""
    before, after = place.joined_before(), place.joined_after()
    if before in vocab.PREPOSITIONS:
        return bool(after)
    if after not in vocab.DETERMINERS:
        return False
    return before in vocab.HAVE or before == "there's" or (before in vocab.BE and place.before(2) == "there")


def _follows_determiner(place: Place) -> bool:
    after = place.joined_after()
    return place.joined_before() in vocab.DETERMINERS and bool(after) and after not in _NOUN_LIKE | {"the"}


def _interrupts_verb(place: Place) -> bool:
    """ "could like drop it", "they like never retrain", "we were like trying"."""
    before, after = place.joined_before(), place.joined_after()
    if before in vocab.MODALS and after in vocab.COMMON_VERBS:
        return True
    if before in vocab.PERSONS | {"just"} and after in vocab.ADVERBS_AND_PASTS:
        return True
    return before in vocab.BE and after.endswith("ing") and place.before(2) in vocab.PERSONS


_RULES = (
    _stands_alone,
    _hesitates,
    _meets_a_filler,
    _quotes,
    _precedes_amount,
    _precedes_degree,
    _opens_clause,
    _precedes_noun_phrase,
    _follows_determiner,
    _interrupts_verb,
)
