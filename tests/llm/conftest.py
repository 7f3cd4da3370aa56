"""What tests of the client share."""

import pytest

from mock_interview.llm.chat import ChatRequest, Message, ReplySchema

SCHEMA = ReplySchema("verdict", {"type": "object", "properties": {}, "required": [], "additionalProperties": False})


class Pauses(list[float]):
    """Stands in for sleeping: remembers how long, and does not."""

    async def sleep(self, seconds: float) -> None:
        """Return at once."""
        self.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    """Return the pauses made so far."""
    return Pauses()


@pytest.fixture
def chat_request() -> ChatRequest:
    """Return a request that makes use of every feature."""
    messages = (Message("system", "Grade."), Message("system", "{}"), Message("user", '{"conversation":[]}'))
    return ChatRequest("test-model", messages, SCHEMA, max_reply_tokens=50, reasoning_effort="low")
