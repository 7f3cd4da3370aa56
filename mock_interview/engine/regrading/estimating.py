"""How many requests a run would take at most; none is sent."""

import asyncio
from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass

from mock_interview.engine.cache import Cached
from mock_interview.engine.grading import Work
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.engine.regrading.works import Works
from mock_interview.errors import DamagedError, InputError
from mock_interview.graders.protocol import Grader
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.content import is_content_free
from mock_interview.settings import Settings
from mock_interview.transcripts.regrading import Item


@dataclass(frozen=True, slots=True)
class Estimate:
    """Of `answers` answers, how many need no request and why, and the requests that the others take.

    `requests` leaves out those that ask once more where a reply will not do. `unusable` answers, or
    their rubrics, cannot be read by this version.
    """

    answers: int
    requests: int
    content_free: int = 0
    graded_before: int = 0
    unusable: int = 0


async def estimate(
    items: Iterable[Item], works: Works, settings: Settings, factory: GraderFactory = make_grader
) -> Estimate:
    """Count the requests that grading `items` would take."""
    counts = {"answers": 0, "requests": 0, "content_free": 0, "graded_before": 0, "unusable": 0}
    async with aclosing(factory(settings.chosen_grader, settings)) as grader:
        for item in items:
            counts["answers"] += 1
            try:
                work = await asyncio.to_thread(works.of, item)
            except (InputError, DamagedError):
                counts["unusable"] += 1
                continue
            if is_content_free(work.conversation):
                counts["content_free"] += 1
            elif await _is_known(grader, work):
                counts["graded_before"] += 1
            else:
                counts["requests"] += requests_for(work.subject.rubric, settings)
    return Estimate(**counts)


def requests_for(rubric: Rubric, settings: Settings) -> int:
    """Return how many requests one answer takes: models x votes x criteria, if each criterion is asked about alone."""
    if settings.chosen_grader == "offline":
        return 0
    return max(1, len(settings.models)) * settings.votes * (len(rubric.criteria) if settings.strict else 1)


async def _is_known(grader: Grader, work: Work) -> bool:
    return isinstance(grader, Cached) and await grader.has(work.subject.rubric, work.conversation)
