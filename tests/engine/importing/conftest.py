import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from tests.transcripts.builders import SettableClock
from tests.transcripts.exporting.sample import Sample

Save = Callable[[Any], Path]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An export with all that one can hold."""
    clock = SettableClock()
    db = Database(tmp_path_factory.mktemp("exported") / "transcripts.db", clock)
    text = to_json(Sample(db, clock).fill())
    db.close()
    return text


@pytest.fixture
def document(exported: str) -> dict[str, Any]:
    """The same as a value, to be spoilt."""
    data: dict[str, Any] = json.loads(exported)
    return data


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a document, or a text, into a file."""

    def write(content: Any) -> Path:
        path = tmp_path / "export.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return write


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    database = Database(tmp_path / "other" / "transcripts.db", SettableClock())
    yield database
    database.close()
