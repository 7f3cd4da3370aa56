"""The messages to the model: fixed instructions, the rubric, anchors, and last, alone, the conversation as data.

Those before the last are the same for every answer to a question, so that endpoints can cache them and
nothing a candidate says can stand among them.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from mock_interview.graders.llm_anchors import as_anchor
from mock_interview.llm.chat import Message
from mock_interview.rubric.models import Checklist, Criterion, Example, Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.text import sanitise

INSTRUCTIONS = (files("mock_interview.graders") / "prompts" / "grading.md").read_text("utf-8").strip()
PROMPT_SHA256 = hashlib.sha256(INSTRUCTIONS.encode()).hexdigest()

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# What chat templates and models take for their own: <|im_start|>, </s>, <think>, [INST].
_MARKUP = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>[]"})


def messages(
    rubric: Rubric, conversation: Conversation, news: Mapping[str, Any], anchors: Sequence[Example] = ()
) -> tuple[Message, ...]:
    """Return the messages of one request; `news` is what a repair or a second ask adds to the data."""
    examples = [as_anchor(example, rubric) for example in anchors]
    return (
        Message("system", INSTRUCTIONS),
        Message("system", as_data(rubric_as_judged(rubric))),
        *([Message("system", as_data({"examples": examples}))] if examples else []),
        Message("user", as_data({"conversation": _utterances(conversation), **news})),
    )


def rubric_as_judged(rubric: Rubric) -> dict[str, Any]:
    """Return what the model sees of `rubric`: no weight, penalty, cue, hint or example."""
    return {"question": rubric.question, "criteria": [_criterion(criterion) for criterion in rubric.criteria]}


def as_data(value: Mapping[str, Any]) -> str:
    """Return `value` as JSON on one line, in which no text can pass for markup of a chat template."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(lambda string: string[0].translate(_MARKUP), line)


def _utterances(conversation: Conversation) -> list[dict[str, str]]:
    return [{"speaker": said.speaker, "kind": said.kind, "text": sanitise(said.text)} for said in conversation]


def _criterion(criterion: Criterion) -> dict[str, Any]:
    if isinstance(criterion, Checklist):
        return {
            "title": criterion.title,
            "points": [{"id": point.id, "text": point.text} for point in criterion.points],
            "misconceptions": [{"id": wrong.id, "text": wrong.text} for wrong in criterion.misconceptions],
        }
    levels = [{"level": level.score, "text": level.text} for level in criterion.levels]
    return {"id": criterion.id, "title": criterion.title, "scale": levels}
