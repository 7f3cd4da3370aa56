"""A gullible model: full marks for everything, however it can be made to look well founded."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any

from mock_interview.text import FUNCTION_WORDS, words
from tests.servers.exchange import Exchange
from tests.servers.honest import rubric_in, sentences
from tests.servers.plays import Play

Utterances = Sequence[Mapping[str, str]]
Quoting = Callable[[Utterances], Sequence[str]]


def gullible(*quotings: Quoting) -> Play:
    """Give full marks for every point and scale, with the quotes that `quotings` find in the conversation, in turn."""

    def play(exchange: Exchange) -> None:
        messages = exchange.request.body["messages"]
        rubric = rubric_in(messages) or {"criteria": []}
        said = json.loads(messages[-1]["content"])["conversation"]
        quotes = [quote for quoting in quotings for quote in quoting(said)]
        exchange.send_reply(json.dumps(_full_marks(rubric["criteria"], cycle(quotes))))

    return play


def invented(_: Utterances) -> Sequence[str]:
    """Quote what nobody said."""
    return ["the candidate explained all of it in depth"]


def nothing(_: Utterances) -> Sequence[str]:
    """Quote nothing."""
    return [""]


def the_interviewer(said: Utterances) -> Sequence[str]:
    """Quote the question, whole and in part."""
    question = next(one["text"] for one in said if one["speaker"] == "interviewer")
    return [question, question.partition(",")[0]]


def function_words(said: Utterances) -> Sequence[str]:
    """Quote the longest run of function words in the answer, or such words that are not in it."""
    run: list[str] = []
    longest: list[str] = ["it", "is"]
    for word in words(" ".join(_answers(said))):
        run = [*run, word] if word in FUNCTION_WORDS else []
        longest = max(longest, run, key=len)
    return [" ".join(longest)]


def asked_back(said: Utterances) -> Sequence[str]:
    """Quote what the candidate asked back rather than answered."""
    return [one["text"] for one in said if one["kind"] == "clarification"] or [""]


def one_sentence(said: Utterances) -> Sequence[str]:
    """Quote the last sentence of the answer for everything; where something was smuggled in, that is mostly it."""
    return sentences(said)[-1:] or [""]


def every_sentence(said: Utterances) -> Sequence[str]:
    """Quote the sentences of the answer in turn, whatever they say."""
    return sentences(said) or [""]


# What the quote check stops whatever the answer ...
HOLLOW: Mapping[str, Quoting] = {
    "invented": invented,
    "empty": nothing,
    "interviewer's": the_interviewer,
    "function words": function_words,
    "asked back": asked_back,
}
# ... and what it cannot stop: the words are the candidate's own, and whether they make the point is the model's say.
OWN_WORDS: Mapping[str, Quoting] = {"one sentence": one_sentence, "every sentence": every_sentence}


def _answers(said: Utterances) -> Iterable[str]:
    return (one["text"] for one in said if one["speaker"] == "candidate" and one["kind"] == "answer")


def _full_marks(criteria: Sequence[Mapping[str, Any]], quotes: Iterator[str]) -> dict[str, Any]:
    points = [point["id"] for criterion in criteria for point in criterion.get("points", ())]
    wrongs = [wrong["id"] for criterion in criteria for wrong in criterion.get("misconceptions", ())]
    scales = {criterion["id"]: criterion["scale"][-1]["level"] for criterion in criteria if "scale" in criterion}
    return {
        "points": [{**_praise(id_, quotes), "verdict": "met"} for id_ in points],
        "misconceptions": [{"id": id_, "quote": "", "reason": "Not claimed.", "made": False} for id_ in wrongs],
        "levels": [{**_praise(id_, quotes), "level": top} for id_, top in scales.items()],
        "strength": "Perfect.",
        "fix": "Nothing.",
        "steering_attempt": False,
    }


def _praise(id_: str, quotes: Iterator[str]) -> dict[str, str]:
    return {"id": id_, "quote": next(quotes), "reason": "Perfect."}
