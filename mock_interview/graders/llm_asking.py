"""Asking a model to grade one answer: once, and once more where its reply will not do."""

from typing import Any

from mock_interview.graders.llm_anchors import anchors_for
from mock_interview.graders.llm_provisional import Provisional
from mock_interview.graders.llm_reply import InvalidReplyError, Reply, read_reply
from mock_interview.graders.llm_request import grading_request
from mock_interview.graders.llm_schema import reply_schema
from mock_interview.graders.protocol import Parameter, Progress, Report, silent
from mock_interview.llm.chat import Completion
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import MalformedReplyError
from mock_interview.llm.waiting import Deadline
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.scorecard import Usage
from mock_interview.text import sanitise

PREVIOUS_REPLY_CHARS = 20_000


class Asking:
    """One grading's requests. `completions` has every reply, also those that would not do."""

    def __init__(
        self,
        client: ChatClient,
        model: str,
        rubric: Rubric,
        conversation: Conversation,
        deadline: Deadline,
        report: Report,
        plea: str = "",
        *,
        anchors: bool = True,
    ) -> None:
        self.completions: list[Completion] = []
        self._client = client
        self._model = model
        self._rubric = rubric
        self._conversation = conversation
        self._deadline = deadline
        self._report = report
        self._plea = {"plea": sanitise(plea)} if plea else {}
        self._anchors = anchors_for(rubric, conversation) if anchors else []
        self._unbound: Completion | None = None

    async def judged(self) -> Reply:
        """Return a valid reply, as complete as the model will make it. Raises `LlmError`."""
        try:
            return await self._completed(await self._first_valid())
        finally:  # not before: what is learned changes the first messages, which stay the same within a grading
            if self._unbound:
                await self._client.ignored_schema(self._unbound, self._model)

    def usage(self, seconds: float) -> Usage:
        """Return what all requests took together."""
        counted = [completion.tokens for completion in self.completions]
        return Usage(
            prompt_tokens=sum(tokens.prompt for tokens in counted),
            cached_tokens=sum(tokens.cached for tokens in counted),
            completion_tokens=sum(tokens.completion for tokens in counted),
            seconds=seconds,
            requests=sum(completion.requests for completion in self.completions),
        )

    def parameters(self) -> dict[str, Parameter]:
        """Return by name how the model was asked in the end."""
        last = self.completions[-1]
        return {
            "response_format": last.response_format,
            "temperature": last.temperature,
            "reasoning_effort": last.reasoning_effort,
            "streamed": last.streamed,
            "anchors": len(self._anchors),
        }

    async def _first_valid(self) -> Reply:
        completion = await self._ask({})
        try:
            return read_reply(completion.text, self._rubric)
        except InvalidReplyError as problem:
            return await self._repaired(completion, problem)

    async def _repaired(self, first: Completion, problem: InvalidReplyError) -> Reply:
        self._unbound = first if problem.breaks_schema else None
        self._report(Progress("The reply was not in the form asked for; asking the model to mend it"))
        news: dict[str, Any] = {"previous_reply": self._previous(), "problem": str(problem)}
        if first.response_format == "json_schema":  # elsewhere the schema stands before the data already
            news["reply_schema"] = reply_schema(self._rubric).schema
        completion = await self._ask(news)
        try:
            return read_reply(completion.text, self._rubric)
        except InvalidReplyError as still:
            raise MalformedReplyError(self._client.endpoint, str(still)) from None

    async def _completed(self, reply: Reply) -> Reply:
        missing = reply.missing(self._rubric)
        if not missing:
            return reply
        self._report(Progress(f"Asking again about what the reply left out ({len(missing)})"))
        later = await self._second_ask(reply, missing)
        return reply.completed_by(later, self._rubric) if later else reply

    async def _second_ask(self, first: Reply, missing: list[str]) -> Reply | None:
        completion = await self._ask({"previous_reply": self._previous(), "missing": missing}, first)
        try:
            return read_reply(completion.text, self._rubric)
        except InvalidReplyError:
            return None

    async def _ask(self, news: dict[str, Any], known: Reply | None = None) -> Completion:
        request = grading_request(
            self._model,
            self._rubric,
            self._conversation,
            self._anchors,
            {**self._plea, **news},
            stream=self._report is not silent,
        )
        completion = await self._client.complete(
            request,
            self._deadline,
            notify=lambda text: self._report(Progress(text)),
            listen=lambda: Provisional(self._rubric, self._report, known or Reply()).hear,
        )
        self.completions.append(completion)
        return completion

    def _previous(self) -> str:
        return sanitise(self.completions[-1].text)[:PREVIOUS_REPLY_CHARS]
