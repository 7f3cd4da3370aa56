"""An event loop in a thread of its own: what is begun there goes on while a line is waited for."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import Any, TypeVar

# On Windows a thread that waits without end does not hear Ctrl-C.
HEARS_EVERY_SECONDS = 0.5

T = TypeVar("T")


class Background:
    """Runs coroutines on `loop`, which another thread keeps running."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Wait for what `coroutine` returns; it is cancelled where the waiting is interrupted."""
        future: Future[T] = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        try:
            while not wait([future], HEARS_EVERY_SECONDS).done:
                pass
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise


@contextmanager
def background() -> Iterator[Background]:
    """Lend a running loop; it ends with the block, whatever still runs on it being left."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="background", daemon=True)
    thread.start()
    try:
        yield Background(loop)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
