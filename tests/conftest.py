"""What every test gets: a home of its own, an environment without keys, and no way to the network."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2

# openai talks through httpx2; with the alias in place before respx imports httpx, respx intercepts it.
httpx2.alias_httpx()

import pytest  # noqa: E402 - nothing may import httpx before the alias
import respx  # noqa: E402, F401 - imported here, once, with the alias in place

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "", None})
SCRUBBED = ("OPENAI_", "MOCK_INTERVIEW_")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class NetworkGuard:
    """Stands in for the ways out of `socket`, and remembers who tried to leave the machine."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put the guard before connecting, sending and looking up names."""
        for name in ("connect", "connect_ex", "sendto"):
            self._guard_method(patch, name)
        look_up = socket.getaddrinfo

        def guarded(host: Any, *rest: Any, **options: Any) -> Any:
            self._check(host)
            return look_up(host, *rest, **options)

        patch.setattr(socket, "getaddrinfo", guarded)

    def _guard_method(self, patch: pytest.MonkeyPatch, name: str) -> None:
        original = getattr(socket.socket, name)

        def guarded(sock: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            if isinstance(address, tuple):
                self._check(address[0])
            return original(sock, *arguments)

        patch.setattr(socket.socket, name, guarded)

    def _check(self, host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in LOOPBACK:
            self.attempts.append(str(name))
            raise PermissionError(f"a test tried to reach {name}; tests stay on this machine")


@pytest.fixture(autouse=True)
def network_guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[NetworkGuard]:
    """Fail any test that tried to reach another machine, even where the code under test hid it."""
    guard = NetworkGuard()
    guard.install(monkeypatch)
    yield guard
    if guard.attempts:
        pytest.fail(f"the test tried to reach {', '.join(guard.attempts)}")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the test settings, data and cache of its own, and an environment that names no key or server."""
    for name in list(os.environ):
        if name.startswith(SCRUBBED) or name.upper() in PROXIES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
    return tmp_path
