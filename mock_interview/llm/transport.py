"""One HTTP exchange with the API through the SDK; no retries, no second thoughts.

Streaming belongs here too, as a second method that yields what `ChatClient` then reads.
"""

from collections.abc import Mapping
from typing import Any

from openai import APIConnectionError, APIStatusError, AsyncOpenAI, Timeout

from mock_interview.llm.errors import LlmError, MissingKeyError, UnusableKeyError
from mock_interview.llm.faults import connection_fault
from mock_interview.llm.refusals import RefusedError, read_refusal
from mock_interview.settings import Settings

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # the SDK wants one; servers without keys ignore it


class Transport:
    """The SDK's client for one endpoint.

    Raises `AccessError` where the key is missing or cannot be sent.
    """

    def __init__(self, settings: Settings, api_key: str | None) -> None:
        self.endpoint = settings.endpoint
        if api_key is None and settings.is_openai:
            raise MissingKeyError(self.endpoint)
        if api_key is not None and not _is_sendable(api_key):
            raise UnusableKeyError(self.endpoint)
        self._sdk = AsyncOpenAI(
            api_key=api_key or NO_KEY,
            base_url=settings.service_url,
            max_retries=0,
            timeout=Timeout(None, connect=CONNECT_SECONDS),
        )

    async def chat(self, body: Mapping[str, Any]) -> bytes:
        """Post a chat completion and return the bytes of an answer with status 200.

        Raises `RefusedError` for any other status and `NoAnswerError` for a broken connection.
        """
        try:
            raw = await self._sdk.chat.completions.with_raw_response.create(**body)
        except (APIStatusError, APIConnectionError) as error:
            raise self._translated(error) from None
        content: bytes = raw.http_response.content
        return content

    async def models(self) -> bytes:
        """Return the bytes of the list of models. Raises as `chat` does."""
        try:
            raw = await self._sdk.models.with_raw_response.list()
        except (APIStatusError, APIConnectionError) as error:
            raise self._translated(error) from None
        return raw.http_response.content

    async def aclose(self) -> None:
        """Close all connections."""
        await self._sdk.close()

    def _translated(self, error: APIStatusError | APIConnectionError) -> RefusedError | LlmError:
        if isinstance(error, APIConnectionError):
            return connection_fault(error, self.endpoint)
        answer = error.response
        return RefusedError(read_refusal(answer.status_code, answer.content, answer.headers))


def _is_sendable(key: str) -> bool:
    return key.isascii() and key.isprintable() and not any(char.isspace() for char in key)
