"""A request as the endpoint can take it."""

import json
from typing import Any

from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest, Message, ReplySchema

SCHEMA_LEAD = "Reply with one JSON object and nothing else. It fits this JSON Schema:\n"


def parameters(request: ChatRequest, known: Capabilities) -> dict[str, Any]:
    """Return the body of the request, with nothing in it that was refused before."""
    body: dict[str, Any] = {
        "model": request.model,
        "messages": [{"role": m.role, "content": m.content} for m in arranged(request, known)],
    }
    used = known.used_by(request)
    if "json_schema" in used and request.schema:
        body["response_format"] = _strict(request.schema)
    elif "json_object" in used:
        body["response_format"] = {"type": "json_object"}
    if known.reply_limit != "none":
        body[known.reply_limit] = request.max_reply_tokens
    if "temperature" in used:
        body["temperature"] = request.temperature
    if "reasoning_effort" in used:
        body["reasoning_effort"] = request.reasoning_effort
    if "stream" in used:
        body["stream"] = True
    if "stream_options" in used:
        body["stream_options"] = {"include_usage": True}
    return body


def arranged(request: ChatRequest, known: Capabilities) -> list[Message]:
    """Return the messages; the last one always stays as it is and alone.

    The schema goes before it where the endpoint does not enforce one. Chat templates that take only
    one message before the user's get the fixed messages in one.
    """
    *fixed, last = request.messages
    if request.schema and known.puts_schema_in_prompt(request):
        fixed.append(Message("system", SCHEMA_LEAD + compact(request.schema)))
    if not known.separate_messages and fixed:
        fixed = [Message("system", "\n\n".join(message.content for message in fixed))]
    return [*fixed, last]


def compact(schema: ReplySchema) -> str:
    """Return the schema as JSON without spaces."""
    return json.dumps(schema.schema, separators=(",", ":"))


def _strict(schema: ReplySchema) -> dict[str, Any]:
    return {
        "type": "json_schema",
        "json_schema": {"name": schema.name, "strict": True, "schema": dict(schema.schema)},
    }
