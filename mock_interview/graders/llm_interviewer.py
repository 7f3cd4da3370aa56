"""The interviewer's words from a model: a reply to a question back, and a follow-up.

What the model writes is checked in code before anybody hears it; words that give the answer away, or
ask the same thing again, are refused. The checklist itself goes along with no question back.
"""

import os
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ValidationError

from mock_interview.graders.discretion import gives_away, repeats
from mock_interview.graders.llm_connection import Connection
from mock_interview.graders.llm_messages import as_data
from mock_interview.graders.llm_reply import InvalidReplyError, extract_object
from mock_interview.llm.chat import ChatRequest, Message, ReplySchema
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import MalformedReplyError
from mock_interview.llm.waiting import Deadline
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation, interviewer_words
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise

WAIT_SECONDS = 30.0  # nobody waits longer for a word in a conversation
MAX_REPLY_TOKENS = 4000  # a sentence, and what a model thinks before it
LONGEST = 500
ASKED_CHARS = 2000

_PROMPTS = files("mock_interview.graders") / "prompts"
CLARIFYING = (_PROMPTS / "clarifying.md").read_text("utf-8").strip()
FOLLOWING_UP = (_PROMPTS / "following-up.md").read_text("utf-8").strip()

REPLY_SCHEMA = ReplySchema(
    "reply",
    {
        "type": "object",
        "properties": {"reply": {"type": "string"}},
        "required": ["reply"],
        "additionalProperties": False,
    },
)


class _Reply(BaseModel):
    reply: str


class LlmInterviewer:
    """Words replies and follow-ups with the model and endpoint of the settings, and is to be closed.

    Every method raises `LlmError` where no words come that may be said, and `InputError` where it is
    not clear which model to ask or the key cannot be read.
    """

    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str] = os.environ,
        client: ChatClient | None = None,
    ) -> None:
        self._endpoint = settings.endpoint
        self._seconds = min(settings.deadline_seconds, WAIT_SECONDS)
        self._connection = Connection(settings, environment, client)

    async def reply(self, rubric: Rubric, asked_now: str, candidate_asks: str) -> str:
        """Return a reply to a question back about what was `asked_now`."""
        data = {
            "title": rubric.title,
            "question": rubric.question,
            "asked_now": sanitise(asked_now),
            "candidate_asks": sanitise(candidate_asks)[:ASKED_CHARS],
        }
        return await self._said([Message("system", CLARIFYING), Message("user", as_data(data))], rubric)

    async def follow_up(self, rubric: Rubric, point_id: str, conversation: Conversation) -> str:
        """Return a question that probes a point, one that was not asked before."""
        about = {"title": rubric.title, "question": rubric.question, "probe": rubric.points[point_id].text}
        heard = [{"speaker": said.speaker, "text": sanitise(said.text)} for said in conversation]
        asked = await self._said(
            [
                Message("system", FOLLOWING_UP),
                Message("system", as_data(about)),
                Message("user", as_data({"conversation": heard})),
            ],
            rubric,
        )
        if "?" not in asked:
            raise self._unfit("it asks nothing")
        if repeats(asked, interviewer_words(conversation)):
            raise self._unfit("it asks what was asked before")
        return asked

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connection.aclose()

    async def _said(self, messages: Sequence[Message], rubric: Rubric) -> str:
        text = self._read(await self._ask(messages))
        if not text:
            raise self._unfit("it says nothing")
        if len(text) > LONGEST:
            raise self._unfit("it is too long")
        if gives_away(text, rubric):
            raise self._unfit("it gives the answer away")
        return text

    async def _ask(self, messages: Sequence[Message]) -> str:
        deadline = Deadline(self._seconds)
        async with deadline.enforced(self._endpoint):
            client, model = await self._connection.opened()
        request = ChatRequest(model, tuple(messages), REPLY_SCHEMA, max_reply_tokens=MAX_REPLY_TOKENS)
        return (await client.complete(request, deadline)).text

    def _read(self, reply: str) -> str:
        try:
            value: Any = extract_object(reply)
            return one_line(_Reply.model_validate(value).reply, LONGEST + 1)
        except (InvalidReplyError, ValidationError):
            raise self._unfit("it is not the JSON asked for") from None

    def _unfit(self, why: str) -> MalformedReplyError:
        return MalformedReplyError(self._endpoint, why)
