"""What is on the screens while keys are timed: a long history, an interview with scorecards, a long answer begun."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing, closing
from itertools import cycle, islice
from pathlib import Path

from benchmarks import history_store
from benchmarks.prompt_size import shipped
from mock_interview.engine.queue import GradingQueue
from mock_interview.locations import HOME_VARIABLE, locate
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts import drafts, interviews
from mock_interview.transcripts.database import Database
from mock_interview.workshop.editing.source_file import copied

PACK = "ml-engineer"
ATTEMPTS = 1000
WORDS = 5000
PARAGRAPH_WORDS = 100
OFFLINE: tuple[GraderKind, ...] = ("offline",)


def in_paragraphs() -> str:
    """Return 5,000 words in paragraphs as people make them."""
    words = _words()
    return "\n\n".join(
        " ".join(words[start : start + PARAGRAPH_WORDS]) for start in range(0, len(words), PARAGRAPH_WORDS)
    )


def in_one_paragraph() -> str:
    """Return 5,000 words without a single new line."""
    return " ".join(_words())


def make(home: Path, draft: str) -> None:
    """Keep a history, and an interview under way: every question answered and scored but for the last, with `draft`."""
    settings = Settings(locate({HOME_VARIABLE: str(home)}), grader="offline")
    history_store.make(settings.locations.database, ATTEMPTS)
    _own_rubric(settings)
    with closing(Database(settings.locations.database)) as db:
        library = open_library(settings)
        *answered, open_attempt = _ask_all(db, library)
        for attempt_id, answer in answered:
            interviews.send_answer(db, attempt_id, answer, db.now(), "offline", 0)
        asyncio.run(_grade(db, library, settings))
        for attempt_id, _ in answered:
            interviews.finish_attempt(db, attempt_id)
        drafts.save_draft(db, open_attempt[0], "answer", draft)


def _own_rubric(settings: Settings) -> None:
    """Put a copy of a pack's first rubric into the person's own folder, to be written in."""
    first = open_library(settings).load(open_library(settings).refs_of(PACK)[0])
    copied(first.path, settings.locations.user_rubrics / PACK / first.path.name)


def _ask_all(db: Database, library: Library) -> Sequence[tuple[str, str]]:
    """Ask every question of the pack in one interview; return each attempt's id and a good answer to it."""
    refs = library.refs_of(PACK)
    interview = interviews.start_interview(db, PACK, "coach", refs)
    asked = []
    for position, loaded in enumerate(map(library.load, refs)):
        rubric = loaded.rubric
        attempt = interviews.start_attempt(
            db, interview.id, loaded.ref, loaded.data, loaded.sha256, position, rubric.question
        )
        asked.append((attempt.id, rubric.examples[0].answer))
    return asked


async def _grade(db: Database, library: Library, settings: Settings) -> None:
    async with aclosing(GradingQueue(db, library, settings)) as queue:
        await queue.resume(OFFLINE)
        await queue.drain()


def _words() -> list[str]:
    said = [word for rubric in shipped() for example in rubric.examples for word in example.answer.split()]
    return list(islice(cycle(said), WORDS))
