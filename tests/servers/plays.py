"""What the local server can play: honest grading, every refusal and every fault.

A play answers one request. Those of `PLAYS` can be named on the command line.
"""

from collections.abc import Callable, Mapping

from tests.servers.exchange import DONE, Exchange
from tests.servers.honest import grade

Play = Callable[[Exchange], None]

HTML = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please log in.</body></html>"
SLOW_SECONDS = 30.0  # longer than any test's deadline


def honest(exchange: Exchange) -> None:
    """Grade as the rubric asks, with real quotes."""
    exchange.send_reply(grade(exchange.request.body["messages"]))


def replying(text: str, finish_reason: str = "stop") -> Play:
    """Reply with `text`."""
    return lambda exchange: exchange.send_reply(text, finish_reason)


def answering(status: int, content: bytes, headers: Mapping[str, str] | None = None) -> Play:
    """Answer with these bytes."""
    return lambda exchange: exchange.send(status, content, headers)


def failing(status: int, message: str, headers: Mapping[str, str] | None = None, code: str | None = None) -> Play:
    """Answer with an error."""
    return lambda exchange: exchange.send_error(status, message, headers, code=code)


def refusing(feature: str, status: int, message: str, param: str | None = None) -> Play:
    """Refuse requests that use `feature`, and grade the others."""

    def play(exchange: Exchange) -> None:
        if feature in features_of(exchange):
            exchange.send_error(status, message, param=param)
        else:
            honest(exchange)

    return play


def features_of(exchange: Exchange) -> set[str]:
    """Return the parameters of a request, and the type of its response format."""
    body = exchange.request.body
    found = set(body) | {body.get("response_format", {}).get("type", "plain")}
    return found | ({"separate_messages"} if len(body["messages"]) > 2 else set())


def html(exchange: Exchange) -> None:
    """Answer with a web page and status 200."""
    exchange.send(200, HTML, {"Content-Type": "text/html"})


def truncated(exchange: Exchange) -> None:
    """Answer with the first half of a completion, or with half an event."""
    if exchange.wants_stream:
        exchange.send_events([exchange.events("{}")[0], b'data: {"choices": [{"del\n\n'])
    else:
        whole = exchange.completion({"content": grade(exchange.request.body["messages"])})
        exchange.send(200, whole[: len(whole) // 2])


def wrong_utf8(exchange: Exchange) -> None:
    """Answer with a completion in Latin-1."""
    if exchange.wants_stream:
        exchange.send_events([exchange.events("{}")[0].replace(b"assistant", b"caf\xe9")])
    else:
        whole = exchange.completion({"content": "MARK"})
        exchange.send(200, whole.replace(b"MARK", b"caf\xe9"))


def dropped(exchange: Exchange) -> None:
    """Break the connection in the middle of the answer."""
    text = grade(exchange.request.body["messages"])
    if exchange.wants_stream:
        events = exchange.events(text)
        exchange.send_events(events[: len(events) // 2], end=False)
    else:
        exchange.send_head(200, {"Content-Type": "application/json", "Content-Length": "100000"})
        exchange.drop()


def no_done(exchange: Exchange) -> None:
    """End a stream cleanly in the middle, without a finish reason or ``[DONE]``."""
    events = exchange.events(grade(exchange.request.body["messages"]))
    exchange.send_events(events[: len(events) // 2])


def stalled(exchange: Exchange) -> None:
    """Fall silent in the middle of a stream, until the server ends or nobody waits any more."""
    events = exchange.events(grade(exchange.request.body["messages"]))
    exchange.begin_events()
    for event in events[: len(events) // 2]:
        exchange.send_event(event)
    exchange.wait_until_gone()


def error_event(exchange: Exchange) -> None:
    """Report a fault in the middle of a stream."""
    events = exchange.events(grade(exchange.request.body["messages"]))
    error = b'data: {"error": {"message": "The worker died.", "code": 500}}\n\n'
    exchange.send_events([*events[: len(events) // 2], error, DONE])


def endless(exchange: Exchange) -> None:
    """Stream on and on, until the server ends or nobody listens any more."""
    exchange.begin_events()
    event = exchange.event({"content": "so it goes " * 500})
    while not exchange.closing.is_set():
        exchange.send_event(event)


def slow(exchange: Exchange) -> None:
    """Say nothing until the server ends."""
    exchange.closing.wait(SLOW_SECONDS)


def no_choices(exchange: Exchange) -> None:
    """Answer with a completion whose choices are null."""
    exchange.send_json(200, {"id": "x", "object": "chat.completion", "choices": None})


def refusal(exchange: Exchange) -> None:
    """Refuse to reply, as models do."""
    said = "I cannot help with that."
    if exchange.wants_stream:
        words = [exchange.event({"refusal": said[at : at + 8]}) for at in range(0, len(said), 8)]
        exchange.send_events([*words, exchange.event({}, "stop"), DONE])
    else:
        exchange.send(200, exchange.completion({"content": None, "refusal": said}))


def echoing_key(exchange: Exchange) -> None:
    """Refuse the key and show it."""
    key = exchange.request.headers.get("Authorization", "").removeprefix("Bearer ")
    exchange.send_error(401, f"Incorrect API key provided: {key}. You can find your key at /keys.")


def llama_cpp(exchange: Exchange) -> None:
    """Do as llama-cpp-python does: 500 and a validation text for json_schema; json_object is fine."""
    if "json_schema" not in features_of(exchange):
        honest(exchange)
        return
    problem = {
        "type": "literal_error",
        "loc": ("body", "response_format", "type"),
        "msg": "Input should be 'text' or 'json_object'",
        "input": "json_schema",
    }
    exchange.send_error(500, str([problem]), type="internal_server_error")


PLAYS: Mapping[str, Play] = {
    "honest": honest,
    "html": html,
    "truncated": truncated,
    "wrong-utf8": wrong_utf8,
    "dropped": dropped,
    "no-done": no_done,
    "slow": slow,
    "stalled": stalled,
    "error-event": error_event,
    "endless": endless,
    "no-choices": no_choices,
    "refusal": refusal,
    "content-filter": replying("", "content_filter"),
    "length": replying('{"points": [', "length"),
    "empty-object": replying("{}"),
    "wrong-key": echoing_key,
    "unknown-model": failing(404, "The model `test-model` does not exist.", code="model_not_found"),
    "busy": failing(429, "Rate limit reached.", {"Retry-After": "2"}, code="rate_limit_exceeded"),
    "overloaded": failing(503, "The server is overloaded."),
    "llama-cpp": llama_cpp,
    "no-json-schema": refusing("json_schema", 400, "'response_format' of type 'json_schema' is not supported."),
    "no-stream": refusing("stream", 400, "Streaming is not supported by this model.", param="stream"),
    "no-stream-options": refusing("stream_options", 400, "Unknown parameter: 'stream_options'."),
    "no-temperature": refusing(
        "temperature", 400, "Unsupported value: 'temperature' does not support 0.0.", param="temperature"
    ),
}
