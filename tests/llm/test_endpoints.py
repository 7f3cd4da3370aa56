"""What is remembered of endpoints, in a real file."""

import json
from pathlib import Path

import pytest

from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.endpoints import EndpointMemory, address_of

URL = "http://127.0.0.1:8080/v1"
LEARNED = Capabilities(response_format="plain", temperature=False, proven=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "endpoints.json"


def test_everything_is_thought_possible_of_a_model_never_met(path: Path) -> None:
    assert EndpointMemory(path, URL).recall("a") == Capabilities()


def test_what_was_learned_is_there_in_the_next_run(path: Path) -> None:
    EndpointMemory(path, URL).remember("a", LEARNED)
    assert EndpointMemory(path, URL + "/").recall("a") == LEARNED


def test_models_and_endpoints_are_kept_apart(path: Path) -> None:
    EndpointMemory(path, URL).remember("a", LEARNED)
    assert EndpointMemory(path, URL).recall("b") == Capabilities()
    assert EndpointMemory(path, "http://127.0.0.1:9/v1").recall("a") == Capabilities()


def test_what_another_program_wrote_meanwhile_is_kept(path: Path) -> None:
    ours, theirs = EndpointMemory(path, URL), EndpointMemory(path, URL)
    ours.recall("a")
    theirs.remember("b", LEARNED)
    ours.remember("a", LEARNED)
    assert EndpointMemory(path, URL).recall("b") == LEARNED


@pytest.mark.parametrize("content", ["", "{", "[]", '{"http://127.0.0.1:8080/v1": 3}', "\udc80"])
def test_a_broken_file_is_as_good_as_none(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    memory = EndpointMemory(path, URL)
    assert memory.recall("a") == Capabilities()
    memory.remember("a", LEARNED)
    assert EndpointMemory(path, URL).recall("a") == LEARNED


def test_a_broken_entry_is_as_good_as_none(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({URL: {"a": {"response_format": "xml"}}}))
    assert EndpointMemory(path, URL).recall("a") == Capabilities()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    memory = EndpointMemory(tmp_path / "cache" / "endpoints.json", URL)
    memory.remember("a", LEARNED)
    assert memory.recall("a") == LEARNED


def test_nothing_but_the_file_is_left_behind(path: Path) -> None:
    EndpointMemory(path, URL).remember("a", LEARNED)
    assert [file.name for file in path.parent.iterdir()] == ["endpoints.json"]


def test_names_and_passwords_in_the_address_are_not_kept() -> None:
    assert address_of("https://ann:secret@Host.example:8443/v1/?api-key=secret") == "https://host.example:8443/v1"
