"""Content words that an answer leans on, beyond those the question brought up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mock_interview.interview.delivery.models import RepeatedWord
from mock_interview.interview.delivery.stems import light_stem
from mock_interview.interview.delivery.words import Word

_FEWEST_TIMES = 4
# A word may come back more often in a long answer: once in so many words.
_WORDS_PER_TIME = 40
_MOST_LISTED = 5
# Common words that carry little, and are not heard as repetition.
_PLAIN = frozenset(
    """
    get gets got getting go goes going make makes made making use uses used using want need say says said see one two
    three first second example way lot good better best new different many still even back come take put know think mean
    work works actually basically probably kind sort don't doesn't didn't isn't aren't can't won't wouldn't i'd we'd
    """.split()
)


def repeated_words(words: Sequence[Word], question: Iterable[Word]) -> list[RepeatedWord]:
    """Return the most repeated content words, stem by stem, the most frequent first and at most five."""
    asked = {light_stem(word.text) for word in question}
    groups: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word.is_content and word.text not in _PLAIN:
            groups[light_stem(word.text)].append(word)
    fewest = max(_FEWEST_TIMES, -(-len(words) // _WORDS_PER_TIME))
    often = [group for stem, group in groups.items() if len(group) >= fewest and stem not in asked]
    often.sort(key=len, reverse=True)
    return [RepeatedWord(group[0].text, tuple(word.span for word in group)) for group in often[:_MOST_LISTED]]
