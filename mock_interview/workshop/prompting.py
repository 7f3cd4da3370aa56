"""The exact request that the LLM grader would send, for authors who want to see what a model is told."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.graders.llm_anchors import anchors_for
from mock_interview.graders.llm_request import grading_request
from mock_interview.graders.strict import criterion_by_criterion
from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest, Message
from mock_interview.llm.endpoints import EndpointMemory
from mock_interview.llm.models import preset_model
from mock_interview.llm.parameters import arranged, compact, parameters
from mock_interview.llm.pins import as_pinned, with_pins
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.settings import Settings
from mock_interview.workshop.tokens import estimated_tokens

ANY_MODEL = "(the only model of the endpoint)"


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """One request: its `body` as JSON, and the `messages` in it.

    The tokens are estimates; those of the schema count only where it goes along beside the messages.
    """

    body: Mapping[str, Any]
    messages: Sequence[Message]
    message_tokens: int
    schema_tokens: int


def grading_requests(settings: Settings, rubric: Rubric, answer: str) -> list[ShownRequest]:
    """Return what would be sent to have `answer` graded: one request, or one for each criterion where strict.

    A jury's other models are asked the same. What is known of the endpoint is counted in, and nothing is sent.
    """
    model = preset_model(settings) or ANY_MODEL
    known = what_is_known(settings, model)
    conversation = (Said("interviewer", "question", rubric.question), Said("candidate", "answer", answer))
    shown = []
    for part in criterion_by_criterion(rubric) if settings.strict else [rubric]:
        anchors = anchors_for(part, conversation) if settings.anchors else []
        request = grading_request(model, part, conversation, anchors, {}, stream=True)
        shown.append(shown_request(as_pinned(request, settings.endpoint_pins), known))
    return shown


def shown_request(request: ChatRequest, known: Capabilities) -> ShownRequest:
    """Return `request` as an endpoint that can do what is `known` of it gets it."""
    body = parameters(request, known)
    beside = compact(request.schema) if request.schema and known.response_format == "json_schema" else ""
    messages = arranged(request, known)
    return ShownRequest(
        body,
        messages,
        message_tokens=estimated_tokens(message.content for message in messages),
        schema_tokens=estimated_tokens([beside]),
    )


def what_is_known(settings: Settings, model: str) -> Capabilities:
    """Return what the endpoint of the settings can do with `model`, as far as was found out or is fixed."""
    memory = EndpointMemory(settings.locations.endpoints_file, settings.service_url)
    return with_pins(memory.recall(model).as_of(time.time()), settings.endpoint_pins)


def request_lines(request: ShownRequest) -> Iterator[str]:
    """Yield a request for a person to read: its messages, what else goes along, and its tokens."""
    for message in request.messages:
        yield from (f"--- {message.role} ---", *message.content.split("\n"), "")
    rest = {name: value for name, value in request.body.items() if name != "messages"}
    yield from ("--- beside the messages ---", *json.dumps(rest, ensure_ascii=False, indent=2).split("\n"), "")
    within, beside = request.message_tokens, request.schema_tokens
    yield f"About {within + beside:,} tokens, estimated: {within:,} in messages, {beside:,} beside."
