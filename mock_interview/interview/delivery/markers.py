"""When a one-word discourse marker is a filler: so, right, well, okay, yeah, just, actually and their kin."""

from mock_interview.interview.delivery import vocabulary as vocab
from mock_interview.interview.delivery.place import REACH, Place
from mock_interview.interview.delivery.surroundings import before_filler, contrasts
from mock_interview.interview.delivery.words import Gap

_SO_MEANS = frozenset(
    "far long much many be did do does is was are were will would can that as too called few little to".split()
)
_SO_COMPLETES = frozenset(
    "think thinks thought say says said do did does or if even not believe hope guess suppose more like told is "
    "why how just ever and be been are was were".split()
)
_SO_STARTS_OVER = frozenset("yeah um uh like basically anyway okay".split())
_NEW_TOPIC = frozenset("first second third next other last".split())
_RIGHT_COMPLETES = frozenset(
    "is are was were be been it's that's all you i just about not they that this it them got get gets the a exactly "
    "quite more left turn turns turned feel feels felt seem seems everything things done go did do".split()
)
_ACKNOWLEDGED = frozenset("so okay ok well um uh let let's yeah".split())
_MANNER_VERBS = frozenset("take taken mean meant read copy copied translate translated interpret interpreted".split())
_CORRECTS = vocab.NEGATIONS | {"it's", "it", "that's", "that", "let"}


def is_hesitation(place: Place) -> bool:
    """Tell `er` from `ER`, `um` from a unit of length and `err` from the verb."""
    if place.words[place.start].capitals or place.is_hyphenated:
        return False
    return not place.before().isdecimal() and place.after() not in ("on", "diagram", "diagrams")


def so_is_filler(place: Place) -> bool:
    """Tell `so` that starts or trails from `so` of degree, result or purpose."""
    if place.is_last:
        return place.gap_before >= Gap.PAUSE or place.before() not in _SO_COMPLETES
    if place.lead.opens_sentence:
        return place.joined_after() not in _SO_MEANS and _so_starts_over(place)
    return place.gap_before >= Gap.PAUSE and place.after() in ("yeah", "anyway")


def _so_starts_over(place: Place) -> bool:
    if place.lead.opens_answer or place.lead.after_mark or before_filler(place):
        return True
    return place.after() in _SO_STARTS_OVER or place.after(2) in _NEW_TOPIC


def right_is_filler(place: Place) -> bool:
    """Tell the tag and the nod from the direction, the entitlement and the opposite of wrong."""
    if place.is_hyphenated:
        return False
    if place.is_first:
        return place.gap_after >= Gap.PAUSE or place.after() in _ACKNOWLEDGED
    if place.gap_before >= Gap.PAUSE or place.lead.after_mark:
        return (place.gap_after >= Gap.PAUSE and place.before() != "left") or place.after() in _ACKNOWLEDGED
    return _is_bare_tag(place)


def _is_bare_tag(place: Place) -> bool:
    """ "they sum to one right?", without the comma."""
    if place.before() in _RIGHT_COMPLETES | vocab.DETERMINERS or _is_question(place):
        return False
    return place.is_last or place.joined_after() == "so"


def _is_question(place: Place) -> bool:
    earlier = list(place.earlier())
    return len(earlier) < REACH and bool(earlier) and earlier[-1] in vocab.AUXILIARIES


def well_is_filler(place: Place) -> bool:
    """Tell the opening `well` from the adverb and the hole in the ground."""
    if place.is_hyphenated:
        return False
    starts_sentence_proper = place.gap_after >= Gap.PAUSE or place.after() in vocab.SUBJECTS | {
        "so",
        "if",
        "yes",
        "yeah",
    }
    if place.lead.opens_sentence or place.lead.after_mark:
        return starts_sentence_proper
    if place.gap_before >= Gap.PAUSE:
        return starts_sentence_proper
    return place.gap_after is Gap.PAUSE and place.before() in vocab.CONJUNCTIONS


def okay_is_filler(place: Place) -> bool:
    """Tell the nod from the judgement: `Okay, so` from `the results were okay`."""
    if place.is_set_off:
        return True
    return place.lead.opens_sentence and (place.after() in _ACKNOWLEDGED | vocab.SUBJECTS)


def yeah_is_filler(place: Place) -> bool:
    """Tell `so, yeah` and `yeah, um` from an answer that says yes."""
    if place.is_last and not place.is_first:
        return True
    if place.is_set_off and not place.is_first:
        return True
    return place.lead.after_mark or before_filler(place) or place.after() in ("so", "no", "like", "okay", "i've")


def just_is_filler(place: Place) -> bool:
    """Tell the softener from `only`, `a moment ago`, `exactly` and `fair`."""
    if place.before() in vocab.DETERMINERS or place.is_first:
        return False
    if place.gap_after is Gap.PAUSE or before_filler(place):
        return True
    if place.after() == "like" and place.before() not in ("looks", "is", "feels", "sounds"):
        return place.lead.after_mark or place.after(2) in ("to", "my")
    return place.before() in vocab.SPEAKERS and place.after() in vocab.VOICE_VERBS


def actually_is_filler(place: Place) -> bool:
    """Tell `so actually, I` from what is so in fact, or against what one would expect."""
    if place.is_first and place.gap_after >= Gap.PAUSE:
        return place.after() not in _CORRECTS
    if place.is_set_off or place.lead.after_mark or before_filler(place):
        return True
    return _is_first_person(place) and not contrasts(place) and place.after() not in vocab.NEGATIONS


def _is_first_person(place: Place) -> bool:
    if place.before() in ("i", "we", "i've", "we've", "i'm", "we're", "we'd"):
        return True
    return place.before() in ("was", "were", "have", "had", "am", "are") and place.before(2) in ("i", "we")


def basically_is_filler(place: Place) -> bool:
    """Tell the filler from `almost` and `at bottom`: basically the same, basically sound."""
    if place.joined_after() == "the":
        return place.after(2) not in ("same", "only", "opposite")
    return place.joined_after() not in vocab.LIMITS


def literally_is_filler(place: Place) -> bool:
    """Tell the booster from the manner: to take a word literally."""
    return not place.is_last and not any(word in _MANNER_VERBS for word in place.earlier())


def honestly_is_filler(place: Place) -> bool:
    """Tell the aside from the manner: to report honestly."""
    return place.is_set_off or (place.is_first and place.after() in vocab.PRONOUNS)


def anyway_is_filler(place: Place) -> bool:
    """Tell the change of topic from `in any case`."""
    return place.lead.opens_sentence or (place.is_set_off and not place.is_last)
