"""A scripted honest grader: reads rubric and conversation from the request and quotes what was said.

It judges by shared words, which is no good judgement, but an honest one: every quote is a sentence
of the candidate's.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.servers.drafting import draft

MET, PARTIAL, CLAIMED = 0.3, 0.18, 0.8  # shares of a statement's words that one sentence must have
SPOKEN = {
    "candidate_asks": "Take it in the ordinary sense, and say so in your answer.",
    "probe": "Could you say more about why that is so?",
}
_WORD = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_NEGATION = frozenset({"no", "not", "never", "don", "doesn", "isn", "aren", "without"})


def grade(messages: Sequence[Mapping[str, str]]) -> str:
    """Return the reply to a grading request, or what an interviewer says, as JSON; a few words to anything else."""
    rubric = rubric_in(messages)
    if rubric is None:
        return _spoken(messages)
    data = json.loads(messages[-1]["content"])
    said = sentences(data["conversation"])
    wanted = set(data["missing"]) if "missing" in data else None
    return json.dumps(_reply(rubric, said, wanted), ensure_ascii=False)


def rubric_in(messages: Sequence[Mapping[str, str]]) -> dict[str, Any] | None:
    """Return the rubric that stands, as a line of JSON, in a message before the last."""
    for message in messages[:-1]:
        for line in message["content"].splitlines():
            if line.startswith("{") and isinstance(value := json.loads(line), dict) and "criteria" in value:
                return value
    return None


def sentences(conversation: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the sentences of the candidate's answers, as they stand."""
    said = [u["text"] for u in conversation if u["speaker"] == "candidate" and u["kind"] == "answer"]
    return [part.strip() for text in said for part in _SENTENCE.findall(text) if part.strip()]


def _spoken(messages: Sequence[Mapping[str, str]]) -> str:
    """Return what an interviewer says to a question back or as a follow-up, or drafts from notes."""
    data = [json.loads(message["content"]) for message in messages if message["content"].startswith("{")]
    for key, words in SPOKEN.items():
        if any(key in each for each in data):
            return json.dumps({"reply": words})
    if data and "drafted" in data[-1]:
        return draft(data[-1])
    return "I am here to grade answers."


def _reply(rubric: Mapping[str, Any], said: Sequence[str], wanted: set[str] | None) -> dict[str, Any]:
    def asked(parts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [part for part in parts if wanted is None or part["id"] in wanted]

    criteria = rubric["criteria"]
    points = [_point(p, said) for p in asked(p for c in criteria for p in c.get("points", ()))]
    wrongs = [_misconception(w, said) for w in asked(w for c in criteria for w in c.get("misconceptions", ()))]
    share = sum(point["verdict"] == "met" for point in points) / max(len(points), 1)
    reply: dict[str, Any] = {"points": points} if points else {}
    if wrongs:
        reply["misconceptions"] = wrongs
    if scales := asked(c for c in criteria if "scale" in c):
        reply["levels"] = [_level(scale, said, share) for scale in scales]
    return {
        **reply,
        "strength": "You spoke to the question.",
        "fix": "Say more of what the rubric asks for.",
        "steering_attempt": False,
    }


def _point(point: Mapping[str, Any], said: Sequence[str]) -> dict[str, Any]:
    share, quote = _best(point["text"], said)
    verdict = "met" if share >= MET else "partial" if share >= PARTIAL else "missing"
    return {
        "id": point["id"],
        "quote": "" if verdict == "missing" else quote,
        "reason": f"{share:.0%} of the point's words are in one sentence.",
        "verdict": verdict,
    }


def _misconception(wrong: Mapping[str, Any], said: Sequence[str]) -> dict[str, Any]:
    claim = re.sub(r"^Claims? (that )?", "", wrong["text"])
    share, quote = _best(claim, said)
    made = share >= CLAIMED and _negated(quote) == _negated(claim)
    reason = "The sentence makes the claim." if made else "No sentence makes the claim."
    return {"id": wrong["id"], "quote": quote if made else "", "reason": reason, "made": made}


def _level(scale: Mapping[str, Any], said: Sequence[str], share: float) -> dict[str, Any]:
    levels = sorted(row["level"] for row in scale["scale"])
    level = levels[round(share * (len(levels) - 1))]
    return {"id": scale["id"], "quote": said[0] if said else "", "reason": "By the points met.", "level": level}


def _best(statement: str, said: Sequence[str]) -> tuple[float, str]:
    wanted = _stems(statement)
    shares = [(len(wanted & _stems(sentence)) / max(len(wanted), 1), sentence) for sentence in said]
    return max(shares, default=(0.0, ""), key=lambda pair: pair[0])


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.lower()) if len(word) > 3}


def _negated(text: str) -> bool:
    return bool(_NEGATION & set(_WORD.findall(text.lower())))
