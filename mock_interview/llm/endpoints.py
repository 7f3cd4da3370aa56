"""What endpoints were found able to do, kept in a file between runs.

The file is a cache: where it is missing, broken or cannot be written, everything still works and
is merely found out again.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from mock_interview.llm.capabilities import Capabilities

_CAPABILITIES = TypeAdapter(Capabilities)


class EndpointMemory:
    """Capabilities by model of one base URL, in a file shared by all."""

    def __init__(self, path: Path, base_url: str) -> None:
        self._path = path
        self._address = address_of(base_url)
        self._known: dict[str, Capabilities] = {}

    def recall(self, model: str) -> Capabilities:
        """Return what is known of `model`; everything is thought possible of one never met."""
        if model not in self._known:
            self._known[model] = _checked(self._read().get(self._address, {}).get(model))
        return self._known[model]

    def remember(self, model: str, capabilities: Capabilities) -> None:
        """Keep what was found out, beside what other programs wrote meanwhile."""
        if self._known.get(model) == capabilities:
            return
        self._known[model] = capabilities
        table = self._read()
        models = {**table.get(self._address, {}), model: _CAPABILITIES.dump_python(capabilities)}
        with contextlib.suppress(OSError):
            self._write({**table, self._address: models})

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            table = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(table, dict):
            return {}
        return {address: models for address, models in table.items() if isinstance(models, dict)}

    def _write(self, table: Mapping[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(table, file, indent=1, sort_keys=True)
            Path(name).replace(self._path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def address_of(base_url: str) -> str:
    """Return `base_url` without a user name, password or query: those are nobody's business but the server's."""
    parts = urlsplit(base_url)
    host = parts.netloc.rpartition("@")[2].casefold()
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}"


def _checked(entry: object) -> Capabilities:
    try:
        return _CAPABILITIES.validate_python(entry)
    except ValidationError:
        return Capabilities()
