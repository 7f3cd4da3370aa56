"""Providers that speak chat completions, and where they usually are. Their own pages are the authority."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A provider: its base URL (capitals stand for what is yours), and whether it wants a key."""

    name: str
    base_url: str
    needs_key: bool
    note: str = ""

    @property
    def is_local(self) -> bool:
        """Whether it runs on this machine."""
        return self.base_url.startswith("http://localhost")


PRESETS = (
    Preset("OpenAI", "https://api.openai.com/v1", needs_key=True),
    Preset(
        "Azure OpenAI",
        "https://RESOURCE.openai.azure.com/openai/v1",
        needs_key=True,
        note="the model is the name of your deployment",
    ),
    Preset("OpenRouter", "https://openrouter.ai/api/v1", needs_key=True, note="models are named vendor/model"),
    Preset("Ollama", "http://localhost:11434/v1", needs_key=False, note="'ollama list' shows the models"),
    Preset("LM Studio", "http://localhost:1234/v1", needs_key=False, note="start its server first"),
    Preset("llama.cpp", "http://localhost:8080/v1", needs_key=False, note="llama-server serves one model"),
    Preset("vLLM", "http://localhost:8000/v1", needs_key=False, note="'vllm serve MODEL'"),
)
