"""The interviewer's voice: what is said to a question back and as a follow-up, and who words it.

A model words both where one grades; otherwise, and wherever it fails, the rubric's own words serve.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from mock_interview.errors import MockInterviewError
from mock_interview.interview.session import Session
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.settings import Settings

FIXED = "The interviewer keeps to prepared words: {}"
HURRIED = "The interviewer keeps to prepared words, as you asked."

# Imported when a model is to be asked, because it brings the openai package along.
_LLM = "mock_interview.graders.llm_interviewer"


class Words(Protocol):
    """Words what an interviewer says. Raises `MockInterviewError` where nothing comes that may be said."""

    async def reply(self, rubric: Rubric, asked_now: str, candidate_asks: str) -> str:
        """Return a reply to a question back about what was `asked_now`."""

    async def follow_up(self, rubric: Rubric, point_id: str, conversation: Conversation) -> str:
        """Return a question that probes a point."""

    async def aclose(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the interviewer said; `note` tells why not in the model's words, where one was asked in vain."""

    text: str
    note: str = ""


class Interviewer:
    """Speaks in one session. Use it from one event loop, and close it."""

    def __init__(self, session: Session, words: Words | None = None) -> None:
        self._session = session
        self._words = words
        self._wording: asyncio.Future[str] | None = None

    @property
    def is_wording(self) -> bool:
        """Whether a model is being waited for."""
        return self._wording is not None

    @property
    def has_words(self) -> bool:
        """Whether a model words what is said."""
        return self._words is not None

    async def use(self, words: Words | None) -> None:
        """Let `words` word what is said from now on."""
        await self.aclose()
        self._words = words

    def hurry(self) -> None:
        """Keep to prepared words where a model is being waited for."""
        if self._wording is not None:
            self._wording.cancel()

    async def clarify(self, attempt_id: str, text: str, started_at: str | None = None) -> Spoken:
        """Keep the candidate's question back, and answer it without giving points away.

        Raises `InputError` where nothing is being asked or `text` is empty.
        """
        back = await asyncio.to_thread(self._session.voice.ask_back, attempt_id, text, started_at)
        wording = self._words.reply(back.rubric, back.asked_now, back.text) if self._words else None
        words, note = await self._spoken(wording)
        said = await asyncio.to_thread(self._session.voice.reply, attempt_id, words)
        return Spoken(said.text, note)

    async def follow_up(self) -> Spoken | None:
        """Ask one follow-up about the weakest point heard; None where none is due or none is left to ask."""
        wording = probe = None
        if self._words and (probe := await asyncio.to_thread(self._session.voice.probe)):
            wording = self._words.follow_up(probe.rubric, probe.point_id, probe.conversation)
        words, note = await self._spoken(wording)
        attempt_id = probe.attempt_id if probe else None
        asked = await asyncio.to_thread(self._session.voice.ask_follow_up, words, attempt_id)
        return None if asked is None else Spoken(asked, note)

    async def aclose(self) -> None:
        """Let go of connections."""
        if self._words:
            await self._words.aclose()
            self._words = None

    async def _spoken(self, wording: Coroutine[Any, Any, str] | None) -> tuple[str | None, str]:
        """Return a model's words, or None and why there are none."""
        if wording is None:
            return None, ""
        self._wording = asyncio.ensure_future(wording)
        try:
            return await self._wording, ""
        except MockInterviewError as error:
            return None, FIXED.format(error)
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) and task.cancelling():
                raise  # it was not the person who asked to hurry
            return None, HURRIED
        finally:
            self._wording = None


def make_words(settings: Settings) -> Words | None:
    """Return who words what the interviewer says: the model where an LLM grades, else None for the rubric's words."""
    if settings.chosen_grader != "llm":
        return None
    words: Words = import_module(_LLM).LlmInterviewer(settings)
    return words
