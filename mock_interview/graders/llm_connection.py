"""A model to ask, found when it is first needed."""

import asyncio
import os
from collections.abc import Mapping

from mock_interview.llm.client import ChatClient
from mock_interview.llm.models import choose_model, preset_model
from mock_interview.settings import Settings, read_api_key


class Connection:
    """The client and the model of the settings. May be used by many tasks of one event loop, and is to be closed."""

    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str] = os.environ,
        client: ChatClient | None = None,
    ) -> None:
        self._settings = settings
        self._environment = environment
        self._client = client
        self._model = preset_model(settings)
        self._connecting = asyncio.Lock()

    @property
    def model(self) -> str | None:
        """The model, as far as it is known."""
        return self._model

    async def opened(self) -> tuple[ChatClient, str]:
        """Return the client and the name of the model.

        Raises `LlmError` where the endpoint gives no answer, and `InputError` where it is not clear
        which model to ask or the key cannot be read.
        """
        async with self._connecting:
            if self._client is None:
                key = await asyncio.to_thread(read_api_key, self._settings, self._environment)
                self._client = ChatClient(self._settings, key)
            if self._model is None:
                self._model = await choose_model(self._settings, self._client)
            return self._client, self._model

    async def aclose(self) -> None:
        """Close all connections."""
        if self._client:
            await self._client.aclose()
