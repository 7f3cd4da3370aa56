"""The grader against a real OpenAI-compatible server whose model talks noise.

Set ``MOCK_INTERVIEW_REAL_SERVER`` to a Python that has ``llama-cpp-python[server]`` and ``gguf``.
"""

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import aclosing, closing
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.engine.grading import Work, grade
from mock_interview.graders.llm import LlmGrader
from mock_interview.llm.errors import LlmError
from mock_interview.locations import locate
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Pins, Settings
from tests.builders import subject
from tests.graders.llm_samples import FULL, conversation

PYTHON = os.environ.get("MOCK_INTERVIEW_REAL_SERVER", "")
MAKER = Path(__file__).with_name("tiny_gguf.py")
CONTEXT = 6144  # tokens, here bytes: the request and some room for noise
START_SECONDS, DEADLINE_SECONDS, REFUSAL_SECONDS = 60.0, 120.0, 5.0

pytestmark = pytest.mark.skipif(
    not PYTHON, reason="set MOCK_INTERVIEW_REAL_SERVER to a Python that has llama-cpp-python[server] and gguf"
)


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server with a tiny model of random weights, and return its base URL."""
    folder = tmp_path_factory.mktemp("server")
    model = folder / "noise.gguf"
    subprocess.run([PYTHON, MAKER, model], check=True)
    port = _free_port()
    command = [PYTHON, "-m", "llama_cpp.server", "--model", str(model), "--port", str(port), "--n_ctx", str(CONTEXT)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


@pytest.mark.parametrize(
    "pins",
    [Pins(), Pins(response_format="plain"), Pins(stream=False)],
    ids=["as it finds out", "plain text", "without streaming"],
)
async def test_noise_ends_in_an_honest_error_or_in_a_card_whose_credit_is_quoted(base_url: str, pins: Pins) -> None:
    card = await _graded(_settings(base_url, pins))
    if isinstance(card, LlmError):
        assert str(card).endswith(".")
        assert card.endpoint in str(card)
    else:
        _check_credit(card)


async def test_a_strict_schema_is_refused_and_that_is_remembered(base_url: str) -> None:
    settings = replace(_settings(base_url, Pins()), deadline_seconds=REFUSAL_SECONDS)
    await _graded(settings)
    (known,) = json.loads(settings.locations.endpoints_file.read_text("utf-8"))[base_url].values()
    assert known["response_format"] == "json_object"


def _settings(base_url: str, pins: Pins) -> Settings:
    return Settings(locate(), base_url=base_url, deadline_seconds=DEADLINE_SECONDS, endpoint_pins=pins)


async def _graded(settings: Settings) -> Scorecard | LlmError:
    """Return the scorecard, or why there is none; any other error is a fault."""
    async with aclosing(LlmGrader(settings, environment={})) as grader:
        try:
            return await grade(grader, Work(subject(FULL), conversation()))
        except LlmError as error:
            return error


def _check_credit(card: Scorecard) -> None:
    said = Quotable(conversation())
    credited = [point for criterion in card.criteria for point in criterion.points if point.credit]
    raised = [criterion for criterion in card.criteria if criterion.level]
    quotes = [point.quote for point in credited] + [criterion.quote for criterion in raised]
    assert all(said.problem(quote) is None for quote in quotes)
    assert card.percent is not None or card.coverage == 0.0


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server lists its models."""
    latest = time.monotonic() + START_SECONDS
    while time.monotonic() < latest and process.poll() is None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            try:
                connection.request("GET", "/v1/models")
                if connection.getresponse().status == 200:
                    return
            except ConnectionError:
                time.sleep(0.2)
    raise TimeoutError("the server did not start")
