"""Fit the numbers of mock_interview/graders/offline/calibration.py, by least squares; print, never write.

    python -m benchmarks.asag_calibration --data DIR [--per-question N]

Needs numpy. The line for a point that stands alone is fitted to the training splits alone, each set counting the
same; that for points of a checklist to the authors' verdicts on the examples of the shipped pack `FITTED_PACK`,
with cues and without. What it is worth on a rubric that it was not fitted to is printed too.
"""

import argparse
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.asag_data import TRAINING_SPLITS, Row, by_question, load, rubric_of
from benchmarks.asag_measures import Scores, kappa, pearson
from benchmarks.asag_packs import FITTED_PACK, load_rubrics, without_cues
from mock_interview.graders.offline.calibration import verdict_of
from mock_interview.graders.offline.checklist import breadth, checklist_of, read
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import CREDIT

FITTED_SETS = ("beetle", "scientsbank", "saf_english")
NOTHING = np.arange(0.0, 0.45, 0.05)
EVERYTHING = np.arange(0.4, 1.05, 0.05)


def main() -> None:
    """Fit and print every number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--per-question", type=int, default=40)
    options = parser.parse_args()
    print("ALONE", fit_alone([_alone(load(options.data, name), options.per_question) for name in FITTED_SETS]))
    rubrics = load_rubrics(FITTED_PACK)
    shipped, bare = _listed(rubrics, lambda rubric: rubric), _listed(rubrics, without_cues)
    print("BROAD", np.round(fit_listed(np.concatenate([shipped, bare])), 2))
    for name, verdicts in (("with cues", shipped), ("without", bare)):
        print(f"{name}, fitted to the other rubrics: r {{:.3f}}, kappa {{:.3f}}".format(*_left_out(verdicts)))


def _alone(rows: Sequence[Row], per_question: int) -> Scores:
    """Return (how far the reference is made, human score) of the training split, shape (answers, 2)."""
    training = [row for row in rows if row.split in TRAINING_SPLITS]
    pairs: list[tuple[float, float]] = []
    for own in by_question(training).values():
        rubric = rubric_of(own[0])
        checklist = checklist_of(rubric)
        for row in own[:per_question]:
            (finding,) = read(checklist, own_clauses([row.answer], [rubric.question])).values()
            pairs.append((finding.made, row.score))
    return np.array(pairs)


def _listed(rubrics: Sequence[Rubric], change: Callable[[Rubric], Rubric]) -> Scores:
    """Return (rubric, breadth, how far the point is made, what the author's verdict is worth), shape (verdicts, 4)."""
    rows = []
    for number, rubric in enumerate(rubrics):
        checklist = checklist_of(change(rubric))
        for example in rubric.examples:
            passages = own_clauses([example.answer], [rubric.question])
            said = breadth(checklist, passages)
            for id_, finding in read(checklist, passages).items():
                rows.append((number, said, finding.made, CREDIT[example.verdicts[id_]]))
    return np.array(rows)


def fit_alone(sets: Sequence[Scores]) -> tuple[float, float]:
    """Return the strengths that earn nothing and everything with the least mean squared error over `sets`."""
    lines = ((float(nothing), float(most)) for nothing, most in product(NOTHING, EVERYTHING) if nothing < most)
    return min(lines, key=lambda line: _error(line, sets))


def _error(line: tuple[float, float], sets: Sequence[Scores]) -> float:
    return float(np.mean([np.mean((_credit(line, pairs[:, 0]) - pairs[:, 1]) ** 2) for pairs in sets]))


def _credit(line: tuple[float, float], made: Scores) -> Scores:
    nothing, everything = line
    return np.clip((made - nothing) / (everything - nothing), 0, 1)


def fit_listed(verdicts: Scores) -> Scores:
    """Return what a point earns beforehand, for breadth and for what is made of it, by least squares."""
    return np.asarray(np.linalg.lstsq(_signs(verdicts), verdicts[:, 3], rcond=None)[0], dtype=np.float64)


def _signs(verdicts: Scores) -> Scores:
    return np.column_stack([np.ones(len(verdicts)), verdicts[:, 1], verdicts[:, 2]])


def _left_out(verdicts: Scores) -> tuple[float, float]:
    """Return Pearson's correlation and plain kappa where each rubric is graded by numbers fitted to the others."""
    credit = np.zeros(len(verdicts))
    for number in np.unique(verdicts[:, 0]):
        own = verdicts[:, 0] == number
        credit[own] = np.clip(_signs(verdicts[own]) @ fit_listed(verdicts[~own]), 0, 1)
    given = np.array([CREDIT[verdict_of(each)] for each in credit])
    return pearson(credit, verdicts[:, 3]), kappa(given, verdicts[:, 3], 2, 0)


if __name__ == "__main__":
    main()
