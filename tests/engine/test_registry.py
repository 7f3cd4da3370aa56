from dataclasses import replace

from mock_interview.engine.registry import describe_grader, make_grader
from mock_interview.settings import GraderKind, Settings


async def test_each_kind_of_grader_is_made_by_its_name(settings: Settings) -> None:
    kinds: tuple[GraderKind, ...] = ("llm", "offline")
    for kind in kinds:
        grader = make_grader(kind, settings)
        assert grader.provenance.kind == kind
        await grader.aclose()


def test_without_key_and_server_the_built_in_grader_is_told_to_keep_answers_here(settings: Settings) -> None:
    assert describe_grader(settings) == "offline (built in, nothing leaves this machine)"


def test_a_model_is_told_with_its_host_alone(settings: Settings) -> None:
    remote = replace(
        settings, grader="llm", models=("some-model",), base_url="https://user:pass@example.org:8443/v1?x=1"
    )
    assert describe_grader(remote) == "LLM, some-model at https://example.org:8443"


def test_a_models_name_cannot_steer_the_terminal(settings: Settings) -> None:
    remote = replace(settings, grader="llm", models=("some\x1b[2J\nmodel",), base_url="http://localhost:8080/v1")
    assert describe_grader(remote) == "LLM, some model at http://localhost:8080"
