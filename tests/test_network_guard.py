"""The guard that keeps tests on this machine."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from tests.conftest import NetworkGuard

ELSEWHERE = "192.0.2.1"  # reserved for documentation: nobody answers there
ROOT = Path(__file__).parent.parent

SWALLOWING_TEST = f"""
import contextlib, socket

def test_that_hides_its_attempt():
    with contextlib.suppress(OSError), socket.socket() as sock:
        sock.connect(("{ELSEWHERE}", 80))

def test_that_stays():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
"""


@pytest.fixture(autouse=True)
def forgiven(network_guard: NetworkGuard) -> Iterator[None]:
    """These tests try on purpose."""
    yield
    network_guard.attempts.clear()


def test_connecting_to_another_machine_is_refused(network_guard: NetworkGuard) -> None:
    with socket.socket() as sock, pytest.raises(PermissionError, match="tests stay on this machine"):
        sock.connect((ELSEWHERE, 80))
    assert network_guard.attempts == [ELSEWHERE]


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(PermissionError):
        socket.getaddrinfo("api.openai.com", 443)


def test_sending_a_datagram_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sock, pytest.raises(PermissionError):
        sock.sendto(b"hello", (ELSEWHERE, 53))


async def test_the_sdk_cannot_reach_its_service(network_guard: NetworkGuard) -> None:
    async with openai.AsyncOpenAI(api_key="none", max_retries=0) as client:
        with pytest.raises(openai.APIConnectionError):
            await client.models.list()
    assert network_guard.attempts == ["api.openai.com"]


def test_the_loopback_stays_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_a_test_fails_though_it_hides_its_attempt(tmp_path: Path) -> None:
    (tmp_path / "test_inner.py").write_text(SWALLOWING_TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:respx", "-p", "tests.conftest"]
    done = subprocess.run([*command, f"--rootdir={tmp_path}", tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert f"the test tried to reach {ELSEWHERE}" in done.stdout
    assert "1 error" in done.stdout
    assert "2 passed" in done.stdout
