"""A local server that speaks chat completions over real sockets.

``python -m tests.servers.chat --port 8123`` serves an honest grader at http://127.0.0.1:8123/v1;
``--play NAME`` serves a fault instead.
"""

import argparse
import contextlib
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from mock_interview.locations import locate
from mock_interview.settings import Settings
from tests.servers.exchange import Exchange, Recorded
from tests.servers.plays import PLAYS, Play, honest

MODEL = "test-model"

Answer = Callable[[BaseHTTPRequestHandler, Recorded], None]


class ChatServer:
    """Plays `script`, one play a request, and then `rest` for good. `requests` holds what was asked.

    Use it as a context manager; it listens from its making on.
    """

    def __init__(
        self, script: Sequence[Play] = (), rest: Play = honest, *, models: Sequence[str] = (MODEL,), port: int = 0
    ) -> None:
        self.requests: list[Recorded] = []
        self.models = models
        self._script = list(script)
        self._rest = rest
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._closing = threading.Event()
        self._http = _Http(self, port)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def settings(self, **changes: Any) -> Settings:
        """Return settings that send requests here, with the home of the environment."""
        defaults = {"base_url": self.url, "models": (MODEL,), "deadline_seconds": 10.0}
        return Settings(locations=locate(), **{**defaults, **changes})

    def wait_for_request(self, seconds: float = 10.0) -> None:
        """Return once a request has come in; raises `TimeoutError` after `seconds`."""
        if not self._asked.wait(seconds):
            raise TimeoutError("no request came in")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def complete(self, handler: BaseHTTPRequestHandler, recorded: Recorded) -> None:
        """Answer a request for a completion as the script has it."""
        with self._lock:
            self.requests.append(recorded)
            play = self._script.pop(0) if self._script else self._rest
        self._asked.set()
        play(Exchange(handler, recorded, self._closing))

    def list_models(self, handler: BaseHTTPRequestHandler, recorded: Recorded) -> None:
        """Answer with the models."""
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "tests"} for name in self.models]
        Exchange(handler, recorded, self._closing).send_json(200, {"object": "list", "data": data})

    def not_found(self, handler: BaseHTTPRequestHandler, recorded: Recorded) -> None:
        """Answer for a path that is not there."""
        Exchange(handler, recorded, self._closing).send_json(404, {"detail": "Not Found"})


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, chat: ChatServer, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.chat = chat


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        chat = self.server.chat
        answer = chat.list_models if self.path == "/v1/models" else chat.not_found
        self._answer(answer, {})

    def do_POST(self) -> None:
        chat = self.server.chat
        answer = chat.complete if self.path == "/v1/chat/completions" else chat.not_found
        self._answer(answer, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Stay quiet."""

    def _answer(self, answer: Answer, body: Mapping[str, Any]) -> None:
        with contextlib.suppress(ConnectionError):  # whoever asked may have gone
            answer(self, Recorded(self.path, self.headers, body))


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A local server that speaks chat completions.")
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--model", action="append", help="a model to list; may be given more than once")
    parser.add_argument("--play", choices=sorted(PLAYS), default="honest", help="what to answer every request with")
    options = parser.parse_args()
    models = options.model or [MODEL]
    with ChatServer(rest=PLAYS[options.play], models=models, port=options.port) as server:
        print(f"Serving {options.play} at {server.url}; Ctrl+C ends it.", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
