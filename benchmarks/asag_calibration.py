"""Fit the numbers of mock_interview/graders/offline/calibration.py, by least squares; print, never write.

    python -m benchmarks.asag_calibration --data DIR [--per-question N]

Needs numpy. Those for a point that stands alone are fitted to the training splits alone, each set counting the same;
those for points of a checklist to the authors' verdicts on the examples of the shipped pack `FITTED_PACK`: of broad
rubrics as shipped and without cues, of narrow ones three points at a time. What the line for broad rubrics is worth on
one that it was not fitted to is printed too.
"""

import argparse
from collections.abc import Callable, Sequence
from itertools import chain, product
from pathlib import Path
from statistics import fmean

import numpy as np

from benchmarks.asag_data import TRAINING_SPLITS, Row, by_question, load, rubric_of
from benchmarks.asag_measures import Scores, kappa, pearson
from benchmarks.asag_packs import FITTED_PACK, load_rubrics, narrow, without_cues
from mock_interview.graders.offline import calibration
from mock_interview.graders.offline.calibration import verdict_of
from mock_interview.graders.offline.checklist import breadth, checklist_of, read, substance, whole
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import CREDIT

FITTED_SETS = ("beetle", "scientsbank", "saf_english")
WHOLE = list(product(np.arange(0.0, 0.25, 0.05), np.arange(0.6, 1.05, 0.05)))
ENOUGH = np.arange(0.5, 1.3, 0.1)
NARROW = list(product(np.arange(-0.3, 0.05, 0.1), np.arange(0.25, 1.6, 0.25), np.arange(0.0, 2.1, 0.5)))


def main() -> None:
    """Fit and print every number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--per-question", type=int, default=40)
    options = parser.parse_args()
    whole, enough = fit_alone([_alone(load(options.data, name), options.per_question) for name in FITTED_SETS])
    print("WHOLE", np.round(whole, 2), "ENOUGH", round(enough, 2))
    rubrics = load_rubrics(FITTED_PACK)
    shipped, bare = _listed(rubrics, lambda rubric: rubric), _listed(rubrics, without_cues)
    print("BROAD", np.round(fit_broad(np.concatenate([shipped, bare])), 2))
    print("NARROW", np.round(fit_narrow(_begun(rubrics)), 2))
    for name, verdicts in (("with cues", shipped), ("without", bare)):
        print(f"{name}, fitted to the other rubrics: r {{:.3f}}, kappa {{:.3f}}".format(*_left_out(verdicts)))


def _alone(rows: Sequence[Row], per_question: int) -> Scores:
    """Return (strength, breadth, how far the words count, human score) of the training split, shape (answers, 4)."""
    training = [row for row in rows if row.split in TRAINING_SPLITS]
    found: list[tuple[float, float, float, float]] = []
    for own in by_question(training).values():
        rubric = rubric_of(own[0])
        checklist = checklist_of(rubric)
        for row in own[:per_question]:
            passages = [own_clauses(row.answer, [rubric.question])]
            (finding,) = read(checklist, passages).values()
            found.append((finding.made, breadth(checklist, passages), finding.counts, row.score))
    return np.array(found)


def _listed(rubrics: Sequence[Rubric], change: Callable[[Rubric], Rubric]) -> Scores:
    """Return (rubric, breadth, how far the point is made, what the author's verdict is worth), shape (verdicts, 4)."""
    rows = []
    for number, rubric in enumerate(rubrics):
        checklist = checklist_of(change(rubric))
        for example in rubric.examples:
            passages = [own_clauses(example.answer, [rubric.question])]
            said = breadth(checklist, substance(checklist, passages))
            for id_, finding in read(checklist, passages).items():
                rows.append((number, said, finding.made, CREDIT[example.verdicts[id_]]))
    return np.array(rows)


def _begun(rubrics: Sequence[Rubric]) -> Scores:
    """Return (strength, breadth, how far the points are made, how far the words count, what the author's verdicts are
    worth), each in the mean over three points with three cues, or with none, shape (answers, 5)."""
    rows = []
    for rubric in rubrics:
        for part in chain(narrow(rubric, 3), narrow(rubric, 0)):
            checklist = checklist_of(part)
            for example in rubric.examples:
                passages = [own_clauses(example.answer, [rubric.question])]
                found, all_ = read(checklist, passages), whole(checklist, passages)
                said = breadth(checklist, substance(checklist, passages))
                made = fmean(finding.made for finding in found.values())
                given = fmean(CREDIT[example.verdicts[id_]] for id_ in found)
                rows.append((all_.made, said, made, all_.counts, given))
    return np.array(rows)


def fit_alone(sets: Sequence[Scores]) -> tuple[tuple[float, float], float]:
    """Return the strengths that earn nothing and everything, and the breadth that is enough, that fit `sets` best."""

    def error(line: tuple[float, float], enough: float) -> float:
        return fmean(float(np.mean((_alike(line, rows, rows[:, 1] / enough) - rows[:, 3]) ** 2)) for rows in sets)

    return min(((line, float(enough)) for line, enough in product(WHOLE, ENOUGH)), key=lambda fit: error(*fit))


def _alike(line: tuple[float, float], rows: Scores, there: Scores) -> Scores:
    """Return the geometric mean of the strength on this line and of what is there, for the words that count."""
    nothing, everything = line
    strength = np.clip((rows[:, 0] - nothing) / (everything - nothing), 0, 1)
    return np.sqrt(strength * np.clip(there, 0, 1) * rows[:, -2])


def fit_narrow(rows: Scores) -> tuple[float, float, float]:
    """Return what narrow rubrics earn beforehand, for breadth and for what is made of their points, that fits best."""

    def error(line: tuple[float, float, float]) -> float:
        nothing, by_breadth, by_made = line
        there = nothing + by_breadth * rows[:, 1] + by_made * rows[:, 2]
        return float(np.mean((_alike(calibration.WHOLE, rows, there) - rows[:, 4]) ** 2))

    return min(NARROW, key=error)


def fit_broad(verdicts: Scores) -> Scores:
    """Return what a point earns beforehand, for breadth and for what is made of it, by least squares."""
    return np.asarray(np.linalg.lstsq(_signs(verdicts), verdicts[:, 3], rcond=None)[0], dtype=np.float64)


def _signs(verdicts: Scores) -> Scores:
    return np.column_stack([np.ones(len(verdicts)), verdicts[:, 1], verdicts[:, 2]])


def _left_out(verdicts: Scores) -> tuple[float, float]:
    """Return Pearson's correlation and plain kappa where each rubric is graded by numbers fitted to the others."""
    credit = np.zeros(len(verdicts))
    for number in np.unique(verdicts[:, 0]):
        own = verdicts[:, 0] == number
        credit[own] = np.clip(_signs(verdicts[own]) @ fit_broad(verdicts[~own]), 0, 1)
    given = np.array([CREDIT[verdict_of(each)] for each in credit])
    return pearson(credit, verdicts[:, 3]), kappa(given, verdicts[:, 3], 2, 0)


if __name__ == "__main__":
    main()
