"""By which rubric an answer is judged again: the one kept with it, the library's of today, or one in a file."""

from pathlib import Path
from typing import Any, Protocol

from mock_interview.errors import InputError
from mock_interview.rubric.library import Library, load_file
from mock_interview.text import one_line
from mock_interview.transcripts.regrading import Candidate

REF_WIDTH = 80


class Rubrics(Protocol):
    """Says by which rubric an answer is judged. `used` are the rubrics, by sha256, that came from elsewhere."""

    used: dict[str, dict[str, Any]]

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the rubric's sha256, or None where there is none for this answer. Raises `InputError`."""


class KeptRubrics:
    """Each answer is judged by the rubric it was asked by."""

    def __init__(self) -> None:
        self.used: dict[str, dict[str, Any]] = {}

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the rubric that is kept with the answer."""
        return candidate.rubric_sha256


class CurrentRubrics:
    """Each answer is judged by the rubric that the library has for its question now."""

    def __init__(self, library: Library) -> None:
        self.used: dict[str, dict[str, Any]] = {}
        self._library = library
        self._by_ref: dict[str, str | None] = {}

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the library's rubric; None where it has none, or one that cannot be used."""
        if candidate.ref not in self._by_ref:
            self._by_ref[candidate.ref] = self._load(candidate.ref)
        return self._by_ref[candidate.ref]

    def _load(self, ref: str) -> str | None:
        try:
            loaded = self._library.load(ref)
        except InputError:
            return None
        self.used[loaded.sha256] = loaded.data
        return loaded.sha256


class OneRubric:
    """Answers to one question are judged by the rubric in a file."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises `RubricError`."""
        self._path = path
        self._loaded = load_file(path)
        self.used = {self._loaded.sha256: self._loaded.data}

    def sha256_for(self, candidate: Candidate) -> str | None:
        """Return the file's rubric. Raises `InputError` for an answer to a question of another id."""
        if candidate.ref.rpartition("/")[2] != self._loaded.rubric.id:
            raise InputError(
                f"{self._path} is a rubric of {self._loaded.rubric.id!r}, and there are answers to"
                f" {one_line(candidate.ref, REF_WIDTH)!r} among those chosen; choose one question with --ref."
            )
        return self._loaded.sha256
