"""What a model is asked for a draft, one question at a time: fixed instructions, and last, alone, the notes as data."""

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from mock_interview.graders.llm_messages import as_data
from mock_interview.graders.llm_schema import TEXT, YES_NO, strict_object
from mock_interview.llm.chat import ChatRequest, Message, ReplySchema
from mock_interview.workshop.drafting.notes import Line

INSTRUCTIONS = (files("mock_interview.workshop") / "prompts" / "drafting.md").read_text("utf-8").strip()
PROMPT_SHA256 = hashlib.sha256(INSTRUCTIONS.encode()).hexdigest()

_NUMBER = {"type": "integer"}


def _list_of(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_CUES = _list_of(TEXT)
_POINT = {"source": TEXT, "text": TEXT, "weight": {**_NUMBER, "enum": [1, 2, 3]}, "cues": _CUES}
REPLY_SCHEMA = ReplySchema(
    "draft",
    strict_object(
        {
            "found": YES_NO,
            "question": TEXT,
            "title": TEXT,
            "seconds": _NUMBER,
            "tags": _list_of(TEXT),
            "points": _list_of(strict_object(_POINT)),
            "misconceptions": _list_of(strict_object({"text": TEXT, "cues": _CUES})),
            "model_answer": TEXT,
            "follow_ups": _list_of(strict_object({"ask": TEXT, "point": _NUMBER})),
            "hints": _list_of(TEXT),
            "more": YES_NO,
        }
    ),
)


def drafting_request(model: str, chunk: Sequence[Line], drafted: Sequence[str], news: Mapping[str, Any]) -> ChatRequest:
    """Return the request; `drafted` are the questions there is a rubric for, `news` is what a repair adds."""
    lines = [{"line": line.label, "text": line.text} for line in chunk if line.text]
    data = {"lines": lines, "drafted": list(drafted), **news}
    messages = (Message("system", INSTRUCTIONS), Message("user", as_data(data)))
    return ChatRequest(model, messages, REPLY_SCHEMA)
