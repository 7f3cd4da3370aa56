"""One HTTP exchange with the API through the SDK; no retries, no second thoughts."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import APIConnectionError, APIStatusError, AsyncOpenAI, Timeout

from mock_interview.llm.errors import DroppedError, EndlessError, MissingKeyError, UnusableKeyError
from mock_interview.llm.faults import connection_fault
from mock_interview.llm.refusals import RefusedError, read_refusal
from mock_interview.settings import Settings

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # the SDK wants one; servers without keys ignore it
MAX_ANSWER_BYTES = 20_000_000  # with all the thinking, and what wraps each token of a stream


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with status 200, its body still arriving."""

    is_stream: bool
    pieces: AsyncIterator[bytes]

    async def whole(self) -> bytes:
        """Return the whole body. Raises as `pieces` does."""
        return b"".join([piece async for piece in self.pieces])


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

    @asynccontextmanager
    async def chat(self, body: Mapping[str, Any]) -> AsyncIterator[Answer]:
        """Post a chat completion; the connection is let go of at the end of the block.

        Raises `RefusedError` for any status but 200 and, here as in the pieces of the answer,
        `NoAnswerError` for a broken connection and `EndlessError` for an answer beyond all measure.
        """
        async with AsyncExitStack() as stack:
            with self._translated():
                sending = self._sdk.chat.completions.with_streaming_response.create(**body)
                raw = await stack.enter_async_context(sending)
            pieces = await stack.enter_async_context(aclosing(self._pieces(raw.http_response)))
            yield Answer("event-stream" in raw.headers.get("content-type", "").lower(), pieces)

    async def models(self) -> bytes:
        """Return the bytes of the list of models. Raises as `chat` does."""
        with self._translated():
            raw = await self._sdk.models.with_raw_response.list()
        return raw.http_response.content

    async def aclose(self) -> None:
        """Close all connections."""
        await self._sdk.close()

    async def _pieces(self, response: httpx2.Response) -> AsyncGenerator[bytes]:
        taken = 0
        with self._translated():
            async for piece in response.aiter_bytes():
                taken += len(piece)
                if taken > MAX_ANSWER_BYTES:
                    raise EndlessError(self.endpoint)
                yield piece

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except APIConnectionError as error:
            raise connection_fault(error, self.endpoint) from None
        except APIStatusError as error:
            answer = error.response
            raise RefusedError(read_refusal(answer.status_code, answer.content, answer.headers)) from None
        except httpx2.RequestError:  # while a body was arriving, which the SDK lets through
            raise DroppedError(self.endpoint) from None


def _is_sendable(key: str) -> bool:
    return key.isascii() and key.isprintable() and not any(char.isspace() for char in key)
