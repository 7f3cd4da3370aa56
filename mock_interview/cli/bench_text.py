"""What a bench found, as plain text and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from mock_interview.cli.agreement_text import group_lines
from mock_interview.cli.output import local_time, table, wrapped
from mock_interview.engine.agreement_telling import INTERVAL, ranks_told
from mock_interview.scoring.agreement import MIN_PAIRS, RankAgreement
from mock_interview.scoring.by_hand import verdict_word
from mock_interview.workshop.bench.changes import Since
from mock_interview.workshop.bench.findings import Findings
from mock_interview.workshop.bench.outcomes import LEAST_KAPPA, BenchedRubric, Outcome, is_below_the_bar
from mock_interview.workshop.bench.telling import (
    differing_told,
    gap_told,
    graded_told,
    limits_told,
    measured_told,
    moves_told,
    result_told,
    since_told,
    state_told,
)

INDENT = "  "
_HEADER = ("", "ANSWER", "PERCENT", "SHOULD GET", "VERDICTS", "VOTES")
_OVERVIEW = ("ANSWERS", "NUMBER", "SHORT", "MEAN", "HIGHEST")


def bench_lines(findings: Findings) -> Iterator[str]:
    """Yield a table for each rubric, what is short and why, what moved, and how far grader and authors agree."""
    for rubric in findings.rubrics:
        yield from _rubric(rubric)
        for found in findings.whole:
            if found.benched is rubric and found.since:
                yield from ("", *_since(found.since))
        yield ""
    if len(findings.rubrics) > 1:
        yield from (*_overview(findings), "")
    yield from _agreement(findings.agreement)
    yield from ("", _summary(findings))


def as_plain(findings: Findings) -> dict[str, Any]:
    """Return the same as JSON values."""
    agreement = findings.agreement
    return {
        "rubrics": [
            *(
                {
                    **_plain_rubric(found.benched),
                    "grader": asdict(found.grader),
                    "since": found.since and asdict(found.since),
                }
                for found in findings.whole
            ),
            *([_plain_rubric(findings.partial)] if findings.partial else []),
        ],
        "agreement": {**asdict(agreement), "least_kappa": LEAST_KAPPA, "short": is_below_the_bar(agreement)},
        "short": findings.is_short,
    }


def _rubric(rubric: BenchedRubric) -> Iterator[str]:
    yield f"{rubric.loaded.ref}: {rubric.loaded.rubric.title}"
    yield from (f"{INDENT}{line}" for line in table(_HEADER, [_cells(outcome) for outcome in rubric.outcomes]))
    for outcome in rubric.outcomes:
        if differing := differing_told(outcome):
            yield from wrapped(differing, INDENT * 2, INDENT)
    for outcome in rubric.short:
        yield from wrapped(f"{outcome.case.name}: {outcome.case.why}", INDENT * 2, INDENT)
        if graded := graded_told(outcome.case):
            yield from wrapped(graded, INDENT * 2)
    if gap := gap_told(rubric):
        yield from wrapped(gap, INDENT * 2, INDENT)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    same = len(outcome.verdicts) - len(outcome.differing)
    return (
        state_told(outcome),
        outcome.case.name,
        measured_told(outcome),
        limits_told(outcome.case),
        f"{same} of {len(outcome.verdicts)}" if outcome.verdicts else "-",
        "-" if outcome.spread is None else f"{round(100 * outcome.spread)} apart",
    )


def _since(last: Since) -> Iterator[str]:
    yield from wrapped(f"Since the bench of {local_time(last.at)} {since_told(last)}", INDENT * 2, INDENT)
    yield from (f"{INDENT * 2}{line}" for line in moves_told(last))


def _overview(findings: Findings) -> Iterator[str]:
    yield from table(_OVERVIEW, [_summed(family, outcomes) for family, outcomes in findings.families.items()])


def _summed(family: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    measured = [outcome.measured for outcome in outcomes if outcome.measured is not None]
    form = "{:.1f} %" if outcomes[0].case.beside is None else "{:+.1f}"
    figures = [form.format(fmean(measured)), form.format(max(measured))] if measured else ["-", "-"]
    return (family, str(len(outcomes)), str(sum(outcome.is_short for outcome in outcomes)), *figures)


def _agreement(agreement: RankAgreement) -> Iterator[str]:
    if agreement.exact is None:
        yield from wrapped(
            f"Verdicts on {agreement.pairs} points can be held against the authors', in too few examples for a figure: "
            f"it takes {MIN_PAIRS}."
        )
        return
    yield "Verdicts of the grader beside those of the authors, over the examples"
    yield from group_lines(ranks_told("points", agreement))
    if is_below_the_bar(agreement):
        yield f"    That is short: kappa should be at least {LEAST_KAPPA}."
    yield INTERVAL


def _summary(findings: Findings) -> str:
    rubrics = len(findings.rubrics)
    told = f"{findings.graded} answers to {rubrics} question{'' if rubrics == 1 else 's'}"
    return f"{told}: {result_told(findings.rubrics)}."


def _plain(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    return {
        "name": case.name,
        "family": case.family,
        "kind": case.kind,
        "answer": case.answer,
        "percent": outcome.card.percent,
        "beside": case.beside,
        "measured": outcome.measured,
        "lowest": case.lowest,
        "highest": case.highest,
        "why": case.why,
        "short": outcome.is_short,
        "spread": outcome.spread,
        "verdicts": [
            {"id": pair.id, "author": verdict_word(pair.person), "grader": verdict_word(pair.program)}
            for pair in outcome.verdicts
        ],
    }


def _plain_rubric(rubric: BenchedRubric) -> dict[str, Any]:
    loaded = rubric.loaded
    return {
        "ref": loaded.ref,
        "rubric_sha256": loaded.sha256,
        "answers": [_plain(outcome) for outcome in rubric.outcomes],
    }
