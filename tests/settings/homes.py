"""A home with settings in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mock_interview.errors import InputError
from mock_interview.settings import Settings, load_settings


class Home:
    """A home whose config.toml, environment and flags a test fills in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = root / "config" / "config.toml"

    def load(
        self,
        toml: str | bytes = "",
        environment: Mapping[str, str] | None = None,
        flags: Mapping[str, Any] | None = None,
    ) -> Settings:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        return load_settings({"MOCK_INTERVIEW_HOME": str(self.root), **(environment or {})}, flags)

    def refusal(self, toml: str | bytes = "", **given: Any) -> str:
        """Return the sentence that loading ends in, with the path of the file cut to its name."""
        with pytest.raises(InputError) as refused:
            self.load(toml, **given)
        return str(refused.value).replace(str(self.file), "config.toml")
