"""One request to the local server and the ways to answer it, whole or broken."""

import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

PIECE = 40  # characters of a reply in one event of a stream
DONE = b"data: [DONE]\n\n"
POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as it came in."""

    path: str
    headers: Message
    body: Mapping[str, Any]

    @property
    def last_message(self) -> Any:
        """The JSON in the last message."""
        return json.loads(self.body["messages"][-1]["content"])


class Exchange:
    """A request under way. `closing` is set when the server is to end."""

    def __init__(self, handler: BaseHTTPRequestHandler, recorded: Recorded, closing: Event) -> None:
        self.request = recorded
        self.closing = closing
        self._handler = handler

    @property
    def wants_stream(self) -> bool:
        """Whether the reply is asked for as server-sent events."""
        return bool(self.request.body.get("stream"))

    def send(self, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
        """Answer with `content`; the length in `headers` may be a lie."""
        fields = {"Content-Type": "application/json", "Content-Length": str(len(content)), **(headers or {})}
        self.send_head(status, fields)
        self._handler.wfile.write(content)

    def send_head(self, status: int, headers: Mapping[str, str]) -> None:
        """Send status and headers alone."""
        self._handler.send_response(status)
        for name, value in {**headers, "Connection": "close"}.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def send_json(self, status: int, value: object, headers: Mapping[str, str] | None = None) -> None:
        """Answer with `value`."""
        self.send(status, json.dumps(value).encode(), headers)

    def send_error(
        self, status: int, message: str, headers: Mapping[str, str] | None = None, **fields: str | None
    ) -> None:
        """Answer with an error in the shape of the OpenAI service."""
        error = {"message": message, "type": "invalid_request_error", "param": None, "code": None, **fields}
        self.send_json(status, {"error": error}, headers)

    def send_reply(self, text: str, finish_reason: str = "stop") -> None:
        """Answer with a chat completion, streamed if that is asked for."""
        if self.wants_stream:
            usage = [self.usage_event(text)] if "stream_options" in self.request.body else []
            self.send_events([*self.events(text, finish_reason), *usage, DONE])
        else:
            self.send(200, self.completion({"content": text}, finish_reason))

    def completion(self, message: Mapping[str, Any], finish_reason: str | None = "stop") -> bytes:
        """Return a chat completion."""
        return json.dumps(
            {
                **self._envelope("chat.completion"),
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": finish_reason,
                        "message": {"role": "assistant", "refusal": None, **message},
                    }
                ],
                "usage": self._usage(str(message.get("content") or "")),
            }
        ).encode()

    def events(self, text: str, finish_reason: str = "stop") -> list[bytes]:
        """Return a reply as server-sent events, without the last ``[DONE]``."""
        pieces = [{"content": text[at : at + PIECE]} for at in range(0, len(text), PIECE)]
        deltas = [self.event({"role": "assistant"}), *map(self.event, pieces)]
        return [*deltas, self.event({}, finish_reason)]

    def usage_event(self, text: str) -> bytes:
        """Return the event without choices that counts the tokens."""
        chunk = {**self._envelope("chat.completion.chunk"), "choices": [], "usage": self._usage(text)}
        return b"data: %s\n\n" % json.dumps(chunk).encode()

    def send_events(self, events: list[bytes], *, end: bool = True) -> None:
        """Answer with `events` in chunks; without `end` the connection breaks after the last one."""
        self.begin_events()
        for event in events:
            self.send_event(event)
        if end:
            self.end_events()
        else:
            self.drop()

    def begin_events(self) -> None:
        """Send the head of a stream."""
        self.send_head(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})

    def send_event(self, event: bytes) -> None:
        """Send one event of a stream, at once. Raises `ConnectionError` where nobody listens any more."""
        self._handler.wfile.write(b"%x\r\n%s\r\n" % (len(event), event))

    def end_events(self) -> None:
        """End a stream cleanly, whatever was sent."""
        self._handler.wfile.write(b"0\r\n\r\n")

    def wait_until_gone(self) -> bool:
        """Return whether whoever asked closed the connection before the server ends."""
        self._handler.connection.settimeout(POLL_SECONDS)
        while not self.closing.is_set():
            try:
                return not self._handler.connection.recv(1)
            except TimeoutError:
                continue
            except ConnectionError:
                return True
        return False

    def drop(self) -> None:
        """Break the connection with a reset."""
        self._handler.wfile.flush()
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.close_connection = True
        self._handler.connection.close()

    def event(self, delta: Mapping[str, Any], finish_reason: str | None = None) -> bytes:
        """Return one event of a stream."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        chunk = {**self._envelope("chat.completion.chunk"), "choices": [choice]}
        return b"data: %s\n\n" % json.dumps(chunk).encode()

    def _envelope(self, kind: str) -> dict[str, Any]:
        return {"id": "chatcmpl-test", "object": kind, "created": 0, "model": self.request.body.get("model")}

    def _usage(self, text: str) -> dict[str, Any]:
        prompt = sum(len(message["content"]) for message in self.request.body["messages"]) // 4
        completion = len(text) // 4
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
            "prompt_tokens_details": {"cached_tokens": 0},
        }
