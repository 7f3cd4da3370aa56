"""What grading answers again changed, as tables and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from mock_interview.cli.output import SHORT_ID, percent, table
from mock_interview.engine.regrading.estimating import Estimate
from mock_interview.engine.regrading.reporting import Report
from mock_interview.scoring.difference import CriterionDifference, Difference, Means, VerdictChange
from mock_interview.settings import Settings
from mock_interview.text import one_line

TITLE_WIDTH = 40
MOST_CHANGES = 50


def estimate_lines(found: Estimate) -> Iterator[str]:
    """Yield how many requests a run would take."""
    yield f"Answers to grade again: {found.answers:,}"
    for name, count in (
        ("that say nothing, and are scored 0 without asking", found.content_free),
        ("that were graded just so before, and need no request", found.graded_before),
        ("that cannot be read, or whose rubric cannot", found.unusable),
    ):
        if count:
            yield f"  {name}: {count:,}"
    more = ", and a few more where a reply has to be asked for again" if found.requests else ""
    yield f"Requests at most: {found.requests:,}{more}"


def estimate_json(found: Estimate, settings: Settings) -> dict[str, Any]:
    """Return the same as data, with who would grade."""
    kind = settings.chosen_grader
    asked = {"models": list(settings.models), "endpoint": settings.endpoint} if kind == "llm" else {}
    return {"grader": kind, **asked, **asdict(found)}


def report_lines(found: Report, *, is_kept: bool) -> Iterator[str]:
    """Yield how a run went, and what it changed."""
    yield _counted(found, is_kept=is_kept)
    if found.first:
        yield f"No program had graded {found.first:,} of them before."
    if found.repeated:
        yield f"The very same as before: {found.repeated:,}; no second scorecard was kept of these."
    yield from _changed(found.difference)


def report_json(found: Report, run_id: str | None) -> dict[str, Any]:
    """Return the same as data; `run` is null where nothing was kept."""
    changed = found.difference
    return {
        "run": run_id,
        "answers": found.answers,
        "graded": found.graded,
        "first": found.first,
        "repeated": found.repeated,
        "left": found.left,
        "failed": [{"attempt": one.attempt_id, "error": one.error} for one in found.failed],
        "percent": _plain(changed.percent) if changed.percent else None,
        "rose": changed.rose,
        "fell": changed.fell,
        "stayed": changed.stayed,
        "criteria": [
            {"ref": one.ref, "criterion": one.criterion, "title": one.title, **_plain(one.means)}
            for one in changed.criteria
        ],
        "verdicts": [
            {
                "attempt": one.attempt_id,
                "ref": one.ref,
                "part": one.part,
                "before": one.before,
                "after": one.after,
            }
            for one in changed.verdicts
        ],
    }


def _plain(means: Means) -> dict[str, Any]:
    return {**asdict(means), "change": means.change}


def _counted(found: Report, *, is_kept: bool) -> str:
    failed = len(found.failed)
    not_come_to = found.left - failed
    told = [
        f"Graded again: {found.graded:,} of {found.answers:,} answers",
        *([f"{failed:,} failed"] if failed else []),
        *([f"{not_come_to:,} not come to"] if not_come_to else []),
    ]
    return f"{', '.join(told)}.{'' if is_kept else ' Nothing was kept.'}"


def _changed(changed: Difference) -> Iterator[str]:
    if changed.percent:
        yield ""
        yield from _overall(changed, changed.percent)
    if changed.criteria:
        yield ""
        header = ("REF", "CRITERION", "ANSWERS", "BEFORE", "AFTER", "CHANGE")
        yield from table(header, [_criterion(one) for one in changed.criteria])
        yield ""
        yield from _verdicts(changed.verdicts)


def _overall(changed: Difference, means: Means) -> Iterator[str]:
    yield f"Mean score: {percent(means.before)} before, {percent(means.after)} now ({_signed(means.change)})."
    told = f"rose: {changed.rose:,}, fell: {changed.fell:,}, stayed: {changed.stayed:,}"
    yield f"Answers scored both times: {means.answers:,}; {told}."


def _criterion(one: CriterionDifference) -> tuple[str, ...]:
    means = one.means
    counted, title = f"{means.answers:,}", one_line(one.title, TITLE_WIDTH)
    return one.ref, title, counted, percent(means.before), percent(means.after), _signed(means.change)


def _verdicts(changes: Sequence[VerdictChange]) -> Iterator[str]:
    if not changes:
        yield "No verdict changed."
        return
    yield f"Verdicts that changed: {len(changes):,}"
    rows = [(one.attempt_id[:SHORT_ID], one.ref, one.part, one.before, one.after) for one in changes[:MOST_CHANGES]]
    yield from table(("ANSWER", "REF", "POINT", "BEFORE", "NOW"), rows)
    if len(changes) > MOST_CHANGES:
        yield f"and {len(changes) - MOST_CHANGES:,} more; --json has them all."


def _signed(change: float) -> str:
    """Return a change in percent points; one that rounds to nothing has no sign."""
    return f"{change:+.1f}" if round(change, 1) else "0.0"
