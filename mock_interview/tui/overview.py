"""What Home shows, read from ``pack.json`` files and the database alone."""

from dataclasses import dataclass

from mock_interview.interview.weak import WeakPoint, find_weak_points
from mock_interview.rubric.catalogue import PackGlance, glance
from mock_interview.settings import Settings
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Interview
from mock_interview.tui.history_listing import Listed, Listing, read

RECENT = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """Packs with the best percent of each question, what is still to be won there, and the latest work."""

    packs: list[tuple[PackGlance, dict[str, float | None]]]
    weak: list[WeakPoint]
    unfinished: list[Interview]
    recent: list[Listed]
    waiting: int


def load_overview(settings: Settings, db: Database, *, is_blind: bool) -> Overview:
    """Read what Home shows; `is_blind` hides the scores of the latest work that no person has judged without them.

    Raises `StoreError` where the database cannot be read.
    """
    packs = glance(settings)
    return Overview(
        packs=[(pack, history.progress(db, pack.name)) for pack in packs],
        weak=find_weak_points(db, [ref for pack in packs for ref in pack.refs]),
        unfinished=interviews.unfinished(db)[:RECENT],
        recent=read(db, Listing(is_blind=is_blind), RECENT, 0),
        waiting=len(jobs.unfinished_jobs(db)),
    )
