"""Measure the offline grader on short answers that people have scored, and on the shipped packs.

    python -m benchmarks.asag --data DIR [--predictions FILE.jsonl] [--per-question N]

Needs numpy. DIR holds beetle.jsonl, scientsbank.jsonl, saf_english.jsonl and stita.jsonl. Every answer
is graded against a rubric with one point, the reference answer. Kappa and RMSE are taken after a map
fitted to other questions. Marked answers are drawn at random from the question's own and not graded.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.asag_data import SETS, Row, adversarial, by_question, load, percent, rubric_of
from benchmarks.asag_measures import kappa, mapped, pearson, spearman
from benchmarks.asag_packs import report_packs
from mock_interview.graders.offline import MarkedAnswer

STEPS = {"beetle": 1, "scientsbank": 1, "saf_english": 4, "stita": 5}
MARKED = (0, 3, 5, 10)


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, help="also write {dataset, id, score} lines, graded without marks")
    parser.add_argument("--per-question", type=int, default=0, help="only so many answers a question; 0 is all")
    options = parser.parse_args()
    sets = {name: _sample(load(options.data, name), options.per_question) for name in SETS}
    predictions = report_sets(sets)
    if options.predictions:
        _write(options.predictions, predictions)
    report_marked(sets)
    report_adversarial([*sets["beetle"], *sets["scientsbank"]])
    report_packs()


def _sample(rows: list[Row], per_question: int) -> list[Row]:
    if not per_question:
        return rows
    return [row for own in by_question(rows).values() for row in own[:per_question]]


def report_sets(sets: dict[str, list[Row]]) -> dict[tuple[str, str], float]:
    """Print agreement for each set and split, without marked answers; return the scores by set and id."""
    print(f"{'set':14}{'split':24}{'n':>6}{'r':>7}{'rho':>7}{'r nonblank':>12}{'kappa':>7}{'rmse':>7}{'r length':>10}")
    predictions: dict[tuple[str, str], float] = {}
    means: list[tuple[float, float]] = []
    started, answers = time.process_time(), 0
    for name, rows in sets.items():
        for row in rows:
            predictions[name, row.id] = percent(rubric_of(row), row.answer) or 0.0
        answers += len(rows)
        means.append(_agreement(name, "all", rows, [predictions[name, row.id] for row in rows]))
        for split in sorted({row.split for row in rows} - {"all"}):
            chosen = [row for row in rows if row.split == split]
            _agreement(name, split, chosen, [predictions[name, row.id] for row in chosen])
    r, nonblank = np.mean(means, axis=0)
    each = (time.process_time() - started) / answers * 1000
    print(
        f"mean of {len(means)} sets: r {r:.3f}, without blanks {nonblank:.3f}; {each:.2f} ms an answer and its rubric"
    )
    return predictions


def _agreement(name: str, split: str, rows: Sequence[Row], scores: Sequence[float]) -> tuple[float, float]:
    true = np.array([row.score for row in rows])
    predicted = np.array(scores)
    filled = np.array([not row.is_blank for row in rows])
    length = np.array([min(1.0, len(row.answer.split()) / len(row.reference.split())) for row in rows])
    after = mapped(predicted, true, np.array([row.question_id for row in rows]))
    r, nonblank = pearson(predicted, true), pearson(predicted[filled], true[filled])
    rmse = float(np.sqrt(np.mean((after - true) ** 2)))
    print(
        f"{name:14}{split:24}{len(rows):6}{r:7.3f}{spearman(predicted, true):7.3f}{nonblank:12.3f}"
        f"{kappa(after, true, STEPS[name]):7.3f}{rmse:7.3f}{pearson(length, true):10.3f}"
    )
    return r, nonblank


def report_marked(sets: dict[str, list[Row]]) -> None:
    """Print Pearson's correlation, all and without blanks, with some marked answers for each question."""
    print(f"\n{'marked answers':16}" + "".join(f"{name:>22}" for name in sets) + f"{'mean':>20}")
    for count in MARKED:
        cells = [_with_marks(rows, count) for rows in sets.values()]
        cells.append((float(np.mean([cell[0] for cell in cells])), float(np.mean([cell[1] for cell in cells]))))
        print(f"{count:<16}" + "".join(f"{r:14.3f} ({nonblank:.3f})" for r, nonblank in cells))


def _with_marks(rows: Sequence[Row], count: int) -> tuple[float, float]:
    graded: list[tuple[Row, float]] = []
    for question_id, own in by_question(rows).items():
        if len(own) <= count:
            continue
        order = random.Random(question_id).sample(own, len(own))
        marks = [MarkedAnswer(row.answer, 100 * row.score) for row in order[:count]]
        rubric = rubric_of(own[0])
        graded.extend((row, percent(rubric, row.answer, marks) or 0.0) for row in order[count:])
    filled = [each for each in graded if not each[0].is_blank]
    return _pearson_of(graded), _pearson_of(filled)


def _pearson_of(graded: Sequence[tuple[Row, float]]) -> float:
    return pearson(np.array([score for _, score in graded]), np.array([row.score for row, _ in graded]))


def report_adversarial(rows: Sequence[Row]) -> None:
    """Print the mean score of each kind of answer that tries to cheat, without and with three marked answers."""
    marks = {question: _marks(own) for question, own in by_question(rows).items()}
    scores: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for kind, row, answer in adversarial(rows):
        rubric = rubric_of(row)
        marked = percent(rubric, answer, marks[row.question_id])
        scores[kind].append((percent(rubric, answer) or 0.0, marked or 0.0))
    print(f"\n{'answer':32}{'no marks':>10}{'three marks':>13}")
    for kind, each in scores.items():
        plain, marked_ = np.mean(each, axis=0)
        print(f"{kind:32}{plain:10.3f}{marked_:13.3f}")


def _marks(rows: Sequence[Row]) -> list[MarkedAnswer]:
    chosen = random.Random(0).sample(list(rows), min(3, len(rows)))
    return [MarkedAnswer(row.answer, 100 * row.score) for row in chosen]


def _write(path: Path, predictions: dict[tuple[str, str], float]) -> None:
    lines = (json.dumps({"dataset": name, "id": id_, "score": score}) for (name, id_), score in predictions.items())
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
