"""The request that asks a model to judge an answer, as it is sent and as an author is shown it."""

from collections.abc import Mapping, Sequence
from typing import Any

from mock_interview.graders.llm_messages import messages
from mock_interview.graders.llm_schema import reply_schema
from mock_interview.llm.chat import ChatRequest
from mock_interview.rubric.models import Example, Rubric
from mock_interview.scoring.conversation import Conversation


def grading_request(
    model: str,
    rubric: Rubric,
    conversation: Conversation,
    anchors: Sequence[Example],
    news: Mapping[str, Any],
    *,
    stream: bool,
) -> ChatRequest:
    """Return the request; `news` is what a repair, a second ask or an appeal adds to the data."""
    return ChatRequest(
        model=model,
        messages=messages(rubric, conversation, news, anchors),
        schema=reply_schema(rubric),
        stream=stream,
    )
