"""Interviews as the settings have them: new ones over a pack or over weak points, and those to go on with."""

from collections.abc import Sequence

from mock_interview.interview.interviewer import choose_questions
from mock_interview.interview.session import Session
from mock_interview.interview.weak import questions_to_drill
from mock_interview.rubric.library import Library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import progress
from mock_interview.transcripts.records import Mode


class Starter:
    """Starts interviews over one store. Every method raises `InputError` where there is nothing to start."""

    def __init__(self, settings: Settings, db: Database, library: Library) -> None:
        self._settings = settings
        self._db = db
        self._library = library

    def begin(self, name: str, count: int | None, mode: Mode = "coach", allowed_seconds: int | None = None) -> Session:
        """Start an interview over `count` questions of a pack, or over one ref; `allowed_seconds` is an exam's."""
        best = progress(self._db, _pack(name))
        return self._over(choose_questions(self._library.refs_of(name), best, count), mode, allowed_seconds)

    def drill(self) -> Session:
        """Start a coach interview over the questions with the weakest points, the worst first."""
        return self._over(questions_to_drill(self._db, self._library.refs))

    def resume(self, interview_id: str) -> Session:
        """Take up a kept interview."""
        return Session.resume(
            self._db,
            self._library,
            interview_id,
            follow_ups=self._settings.follow_ups,
            clock_factor=self._settings.clock_factor,
        )

    def _over(self, refs: Sequence[str], mode: Mode = "coach", allowed_seconds: int | None = None) -> Session:
        return Session.begin(
            self._db,
            self._library,
            _pack(refs[0]) if refs else "",
            refs,
            mode=mode,
            follow_ups=self._settings.follow_ups,
            clock_factor=self._settings.clock_factor,
            allowed_seconds=allowed_seconds,
        )


def _pack(name: str) -> str:
    return name.partition("/")[0]
