"""Fit the numbers of mock_interview/graders/offline/calibration.py, by least squares on a grid; print, never write.

    python -m benchmarks.asag_calibration --data DIR [--per-question N]

Needs numpy. The curve for a bare statement is fitted to the training splits alone, each set counting the
same; those for a statement with support to the authors' verdicts on the examples of the shipped packs.
"""

import argparse
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.asag_data import TRAINING_SPLITS, Row, by_question, load, rubric_of
from benchmarks.asag_measures import Scores
from benchmarks.asag_packs import load_rubrics, without_cues
from mock_interview.graders.offline.calibration import Curve
from mock_interview.graders.offline.findings import find
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.graders.offline.points import seek
from mock_interview.rubric.models import Point, Rubric
from mock_interview.scoring.judgement import CREDIT

FITTED_SETS = ("beetle", "scientsbank", "saf_english")
NOTHING = np.arange(0.0, 0.45, 0.05)
EVERYTHING = np.arange(0.4, 1.05, 0.05)
# Less than 1 would fit a little better, and give answers with next to nothing in them more than they are worth.
POWERS = (1.0, 1.25, 1.5)


def main() -> None:
    """Fit and print every curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--per-question", type=int, default=40)
    options = parser.parse_args()
    bare = [_bare(load(options.data, name), options.per_question) for name in FITTED_SETS]
    print("BARE", *fit(bare))
    rubrics = load_rubrics()
    alone = [_without_model_answer(rubric) for rubric in rubrics]
    partly = [_supported(map(without_cues, rubrics)), _supported(alone)]
    print("PARTLY_SUPPORTED", *fit(partly))
    print("SUPPORTED", *fit([_supported(rubrics)]))


def _bare(rows: Sequence[Row], per_question: int) -> Scores:
    """Return (strength, human score) of the training split, shape (answers, 2)."""
    training = [row for row in rows if row.split in TRAINING_SPLITS]
    pairs: list[tuple[float, float]] = []
    for own in by_question(training).values():
        rubric = rubric_of(own[0])
        point = next(iter(rubric.points.values()))
        pairs.extend((_strength(point, rubric, row.answer), row.score) for row in own[:per_question])
    return np.array(pairs)


def _without_model_answer(rubric: Rubric) -> Rubric:
    return rubric.model_copy(update={"model_answer": None})


def _supported(rubrics: Iterable[Rubric]) -> Scores:
    """Return (strength, what the author's verdict is worth), shape (verdicts, 2)."""
    pairs = [
        (_strength(point, rubric, example.answer), CREDIT[example.verdicts[point.id]])
        for rubric in rubrics
        for example, point in product(rubric.examples, rubric.points.values())
    ]
    return np.array(pairs)


def _strength(point: Point, rubric: Rubric, answer: str) -> float:
    finding = find(seek(point, rubric).statement, own_clauses([answer], [rubric.question]))
    return finding.strength * finding.likeness


def fit(sets: Sequence[Scores]) -> tuple[Curve, float]:
    """Return the curve with the least mean squared error over `sets`, and that error's root."""
    curves = (
        Curve(*map(float, numbers)) for numbers in product(NOTHING, EVERYTHING, POWERS) if numbers[0] < numbers[1]
    )
    error, curve = min(((_error(curve, sets), curve) for curve in curves), key=lambda each: each[0])
    return curve, error**0.5


def _error(curve: Curve, sets: Sequence[Scores]) -> float:
    return float(np.mean([np.mean((_credit(curve, pairs[:, 0]) - pairs[:, 1]) ** 2) for pairs in sets]))


def _credit(curve: Curve, strength: Scores) -> Scores:
    share = np.clip((strength - curve.nothing) / (curve.everything - curve.nothing), 0, 1)
    return np.asarray(share**curve.power)


if __name__ == "__main__":
    main()
