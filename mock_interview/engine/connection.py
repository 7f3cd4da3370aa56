"""Does the LLM grader's endpoint work: asking for its models, looking for local servers, one tiny grading."""

import asyncio
from dataclasses import dataclass, replace
from typing import Literal

from mock_interview.engine.grading import Work, grade
from mock_interview.engine.llm_grading import make_grader
from mock_interview.errors import MockInterviewError
from mock_interview.llm.client import ChatClient
from mock_interview.llm.endpoints import EndpointMemory
from mock_interview.llm.errors import UnknownModelError
from mock_interview.llm.models import choose_model
from mock_interview.llm.presets import PRESETS, Preset
from mock_interview.locations import locate
from mock_interview.rubric.library import LOOSE
from mock_interview.rubric.parsing import parse_inline
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Settings, read_api_key

ENDPOINT_SECONDS = 8.0
LOOK_SECONDS = 1.0

_TRIAL = {
    "format": 1,
    "id": "trial",
    "title": "Trial",
    "question": "What is a test set for?",
    "seconds": 30,
    "criteria": [
        {
            "id": "purpose",
            "title": "Purpose",
            "kind": "checklist",
            "weight": 1,
            "points": [{"id": "unseen", "text": "It shows how a model does on data it has not seen.", "weight": 1}],
        }
    ],
}
_ANSWER = "It tells me how well the model does on data it has never seen."


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: all is well, something to know, or something wanting."""

    state: Literal["ok", "note", "wanting"]
    about: str
    text: str


async def check_endpoint(settings: Settings) -> list[Finding]:
    """Ask the endpoint for its models; nothing that anybody said is sent."""
    try:
        return await _models(settings)
    except MockInterviewError as error:
        return [Finding("wanting", "endpoint", str(error))]


async def check_grading(settings: Settings) -> list[Finding]:
    """Have one sentence of ours graded, and say what the endpoint was found able to do."""
    try:
        card = await _graded(replace(settings, fresh=True, votes=1, strict=False, models=settings.models[:1]))
    except MockInterviewError as error:
        return [Finding("wanting", "grading", str(error))]
    usage = card.usage
    took = f"{usage.requests} request(s), {usage.prompt_tokens + usage.completion_tokens} tokens, {usage.seconds:.1f} s"
    worked = Finding("ok", "grading", f"one sentence was graded ({took})")
    return [worked, Finding("note", "endpoint", _abilities(settings, card))]


async def find_local_servers(presets: tuple[Preset, ...] = PRESETS) -> list[Finding]:
    """Look for servers on the usual ports of this machine; no key is sent there."""
    local = [preset for preset in presets if preset.is_local]
    found = await asyncio.gather(*(_look(preset) for preset in local))
    return [finding for finding in found if finding]


async def _models(settings: Settings) -> list[Finding]:
    quick = replace(settings, deadline_seconds=min(settings.deadline_seconds, ENDPOINT_SECONDS))
    key = await asyncio.to_thread(read_api_key, settings)
    async with ChatClient(quick, key) as client:
        names = await client.model_names()
        wanted = settings.models or (await choose_model(quick, client),)
    for model in wanted:
        if not any(name == model or name.startswith(f"{model}:") for name in names):  # a tag may be left out
            raise UnknownModelError(settings.endpoint, model)
    return [
        Finding("ok", "endpoint", f"{settings.endpoint} answers; models listed: {len(names)}"),
        Finding("ok", "model", ", ".join(wanted)),
    ]


async def _graded(settings: Settings) -> Scorecard:
    parsed = parse_inline(_TRIAL, "trial.json")
    subject = Subject(None, "trial/trial", parsed.rubric, parsed.sha256, LOOSE.bands)
    said = (Said("interviewer", "question", parsed.rubric.question), Said("candidate", "answer", _ANSWER))
    grader = make_grader(settings)
    try:
        return await grade(grader, Work(subject, said))
    finally:
        await grader.aclose()


def _abilities(settings: Settings, card: Scorecard) -> str:
    model = settings.model or card.grader.model
    known = EndpointMemory(settings.locations.endpoints_file, settings.service_url).recall(str(model))
    streams = "streams" if known.stream else "does not stream"
    temperature = "takes" if known.temperature else "does not take"
    return f"replies as {known.response_format}; {streams}; {temperature} a temperature; limit: {known.reply_limit}"


async def _look(preset: Preset) -> Finding | None:
    settings = Settings(locations=locate(), base_url=preset.base_url, deadline_seconds=LOOK_SECONDS)
    try:
        async with ChatClient(settings, None) as client:
            names = await client.model_names()
    except MockInterviewError:
        return None
    shown = ", ".join(names[:3]) or "none yet"
    return Finding("note", "local", f"{preset.name} answers at {preset.base_url}; models: {shown}")
