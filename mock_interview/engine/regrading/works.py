"""What a grader needs of each answer of a run."""

from collections.abc import Mapping
from typing import Any

from mock_interview.engine.conversations import conversation_of, parse_kept, subject_by
from mock_interview.engine.grading import Work
from mock_interview.rubric.library import Library
from mock_interview.rubric.parsing import Parsed
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.transcripts.regrading import Item


class Works:
    """Puts together what is asked of a grader; each distinct rubric is read once.

    `rubrics` are those, by sha256, that are not kept with the answers.
    """

    def __init__(self, db: Database, library: Library, rubrics: Mapping[str, dict[str, Any]]) -> None:
        self._db = db
        self._library = library
        self._rubrics = rubrics
        self._parsed: dict[str, Parsed] = {}

    def of(self, item: Item) -> Work:
        """Return the first answer of an attempt as it is to be graded again.

        Raises `InputError` where the attempt is gone, or its rubric cannot be read by this version, and
        `DamagedError` where what is kept of it cannot be read.
        """
        kept = load_attempt(self._db, item.attempt_id)
        subject = subject_by(kept, self._library, self._rubric(item, kept))
        return Work(subject, conversation_of(kept.utterances, 0))

    def _rubric(self, item: Item, kept: AttemptTranscript) -> Parsed:
        sha256 = item.rubric_sha256
        if sha256 not in self._parsed:
            content = self._rubrics[sha256] if sha256 in self._rubrics else kept.rubrics[sha256]
            self._parsed[sha256] = parse_kept(content, item.ref)
        return self._parsed[sha256]
