"""One HTTP exchange with the API through the SDK; no retries, no second thoughts."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import APIConnectionError, AsyncOpenAI, DefaultAsyncHttpxClient, Timeout

from mock_interview.llm.errors import (
    DroppedError,
    EndlessError,
    LlmError,
    MissingKeyError,
    RedirectedError,
    UnusableKeyError,
)
from mock_interview.llm.faults import connection_fault
from mock_interview.llm.refusals import RefusedError, read_refusal
from mock_interview.settings import Settings

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # the SDK wants one; servers without keys ignore it
MAX_ANSWER_BYTES = 20_000_000  # with all the thinking, and what wraps each token of a stream
MAX_ERROR_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with status 200, its body still arriving."""

    is_stream: bool
    pieces: AsyncIterator[bytes]

    async def whole(self) -> bytes:
        """Return the whole body. Raises as `pieces` does."""
        return await _joined(self.pieces)


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
        timeout = Timeout(None, connect=CONNECT_SECONDS)
        self._sdk = AsyncOpenAI(
            api_key=api_key or NO_KEY,
            base_url=settings.service_url,
            max_retries=0,
            timeout=timeout,
            http_client=DefaultAsyncHttpxClient(
                timeout=timeout, follow_redirects=False, event_hooks={"response": [self._check]}
            ),
        )

    @asynccontextmanager
    async def chat(self, body: Mapping[str, Any]) -> AsyncIterator[Answer]:
        """Post a chat completion; the connection is let go of at the end of the block.

        Raises `RefusedError` for a status of 400 or above, `RedirectedError` for one of 300 or above
        and, here as in the pieces of the answer, `NoAnswerError` for a broken connection and
        `EndlessError` for an answer beyond all measure.
        """
        async with AsyncExitStack() as stack:
            with self._translated():
                sending = self._sdk.chat.completions.with_streaming_response.create(**body)
                raw = await stack.enter_async_context(sending)
            pieces = await stack.enter_async_context(aclosing(self._pieces(raw.http_response, MAX_ANSWER_BYTES)))
            yield Answer("event-stream" in raw.headers.get("content-type", "").lower(), pieces)

    async def models(self) -> bytes:
        """Return the bytes of the list of models. Raises as `chat` does."""
        with self._translated():
            async with self._sdk.models.with_streaming_response.list() as raw:
                return await _joined(self._pieces(raw.http_response, MAX_ANSWER_BYTES))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._sdk.close()

    async def _check(self, response: httpx2.Response) -> None:
        """Raise for anything but success, before the SDK reads the whole of it."""
        if response.is_success:
            return
        if not response.is_error:
            raise RedirectedError(self.endpoint)
        content = await _joined(self._pieces(response, MAX_ERROR_BYTES))
        raise RefusedError(read_refusal(response.status_code, content, response.headers))

    async def _pieces(self, response: httpx2.Response, most: int) -> AsyncGenerator[bytes]:
        taken = 0
        with self._translated():
            async for piece in response.aiter_bytes():
                taken += len(piece)
                if taken > most:
                    raise EndlessError(self.endpoint)
                yield piece

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except APIConnectionError as error:
            if isinstance(error.__cause__, RefusedError | LlmError):  # some versions of the SDK wrap what a hook raises
                raise error.__cause__ from None
            raise connection_fault(error, self.endpoint) from None
        except httpx2.RequestError:  # while a body was arriving, which the SDK lets through
            raise DroppedError(self.endpoint) from None


async def _joined(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


def _is_sendable(key: str) -> bool:
    return key.isascii() and key.isprintable() and not any(char.isspace() for char in key)
