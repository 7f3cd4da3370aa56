"""Which model is asked."""

from typing import TYPE_CHECKING

from mock_interview.errors import InputError
from mock_interview.llm.errors import RequestRefusedError, UnreadableError
from mock_interview.settings import Settings
from mock_interview.text import one_line

if TYPE_CHECKING:
    from mock_interview.llm.client import ChatClient

# Small, quick and cheap, bound to a strict schema, and not announced for shutdown.
DEFAULT_OPENAI_MODEL = "gpt-5.4-mini"

NAMES_SHOWN = 20
_ADVICE = "name it with --model, MOCK_INTERVIEW_MODEL or model in the settings"


def preset_model(settings: Settings) -> str | None:
    """Return the model known without asking: the setting, else the default of the OpenAI service itself."""
    return settings.model or (DEFAULT_OPENAI_MODEL if settings.is_openai else None)


async def choose_model(settings: Settings, client: "ChatClient") -> str:
    """Return the model to ask: a preset one, else the endpoint's only one.

    Raises `InputError` with the list where there is not exactly one, and `LlmError` where the
    endpoint gives no answer.
    """
    if model := preset_model(settings):
        return model
    try:
        names = await client.model_names()
    except (RequestRefusedError, UnreadableError):
        raise InputError(f"{client.endpoint} does not list its models; {_ADVICE}.") from None
    if len(names) == 1:
        return names[0]
    raise InputError(_sentence(client.endpoint, names))


def _sentence(endpoint: str, names: list[str]) -> str:
    if not names:
        return f"{endpoint} has no model loaded; load one there, or {_ADVICE}."
    shown = ", ".join(one_line(name, 80) for name in names[:NAMES_SHOWN])
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return f"{endpoint} has {len(names)} models, so {_ADVICE}: {shown}{more}."
