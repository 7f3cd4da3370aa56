"""How long the program takes to open, filter, sort and search a long history, beside the bare SQL's time.

    python -m benchmarks.history [--attempts N] [--store FILE]

The bare SQL is the least that SQLite has to do for the same answer: nothing is made into records, and no snippet
is cut. Processor time, so that what else the machine does counts less. Ends with 1 where a median is beyond the target.
"""

import argparse
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.history_store import ATTEMPTS, add_options, provide
from benchmarks.tables import markdown
from mock_interview.transcripts import history, jobs, trends
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.facets import facets
from mock_interview.transcripts.selecting import matching, order_by
from mock_interview.transcripts.selection import EVERYTHING, NEWEST_FIRST, Order, Selection
from mock_interview.tui.history_listing import Listing, read

TARGET_MS = 50.0
ROUNDS = 20
PAGE = 50
REF = "vision/test-data"

SELECTIONS = {
    "everything": EVERYTHING,
    "one question": Selection(ref=REF),
    "mode and grader": Selection(mode="exam", grader="llm"),
    "tag": Selection(tag="data"),
    "a model hardly used": Selection(mode="exam", model="offline"),
    "failed": Selection(standing="failed"),
    "a common word": Selection(words="the"),
    "a word": Selection(words="measure"),
    "a rare word": Selection(words="ornithopter"),
    "two words": Selection(words="gradient scale"),
    "a common word in exams": Selection(words="the", mode="exam"),
    "a word under a tag": Selection(words="measure", tag="data"),
}
ORDERS = {"newest": NEWEST_FIRST, "lowest percent": Order("percent", descending=False), "title": Order("title")}


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person waits for, and the bare SQL of it where there is one."""

    name: str
    run: Callable[[], object]
    sql: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)


def main() -> int:
    """Print the table and return the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    add_options(arguments)
    asked = arguments.parse_args()
    path = provide(asked.store, asked.attempts)
    with closing(Database(path)) as db, closing(sqlite3.connect(path)) as bare:
        rows = [_measured(task, bare) for task in _tasks(db, path)]
    print(markdown(("", "median ms", "p95 ms", "bare SQL ms", ""), rows))
    return int(any(row[-1] for row in rows))


def _tasks(db: Database, path: Path) -> Iterator[Task]:
    yield Task("open the store and its first page", partial(_opened, path))
    for name, selection in SELECTIONS.items():
        found = matching(selection)
        yield Task(
            f"count {name}", partial(history.count, db, selection), f"SELECT COUNT(*) {found.sql}", found.parameters
        )
        for order_name, order in ORDERS.items():
            sought = matching(selection, order)
            yield Task(
                f"first page of {name}, {order_name}",
                partial(history.page, db, selection, PAGE, order=order),
                f"SELECT serial {sought.sql} ORDER BY {order_by(order)} LIMIT {PAGE}",
                sought.parameters,
            )
    yield Task("second page", partial(history.page, db, EVERYTHING, PAGE, PAGE))
    yield Task("second page of a word", partial(history.page, db, SELECTIONS["a word"], PAGE, PAGE))
    yield Task("a page in the middle", partial(history.page, db, EVERYTHING, PAGE, ATTEMPTS // 2))
    yield Task("a page with scores hidden", partial(read, db, Listing(is_blind=True), PAGE, 0))
    yield Task("what there is to filter by", partial(facets, db))
    yield Task("what waits to be graded", partial(jobs.first_jobs, db, EVERYTHING))
    yield Task("a transcript", partial(history.load_transcript, db, history.latest(db) or ""))
    yield Task("trend of one question", partial(trends.question_trend, db, REF))
    yield Task("trends of everything", partial(trends.trends, db))


def _opened(path: Path) -> None:
    with closing(Database(path)) as db:
        history.page(db, EVERYTHING, PAGE)


def _measured(task: Task, bare: sqlite3.Connection) -> tuple[str, str, str, str, str]:
    median, p95 = _times(task.run)
    sql, parameters = task.sql, task.parameters
    beside = "-" if sql is None else f"{_times(lambda: bare.execute(sql, parameters).fetchall())[0]:.1f}"
    return task.name, f"{median:.1f}", f"{p95:.1f}", beside, "" if median <= TARGET_MS else "beyond the target"


def _times(run: Callable[[], object]) -> tuple[float, float]:
    """Return the median and the 95th percentile of `ROUNDS` runs, in milliseconds."""
    times = [_milliseconds(run) for _ in range(ROUNDS)]
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _milliseconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main())
