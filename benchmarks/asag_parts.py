"""Measure what each part of the offline grader is worth: agreement and what cheating earns with the part taken out.

    python -m benchmarks.asag_parts --data DIR [--per-question N]

Needs numpy. Rows of training splits alone, the first ten of each question, as rubrics with one point. The rows of the
table are printed as Markdown.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import numpy as np

from benchmarks.asag_data import SETS, TRAINING_SPLITS, Row, adversarial, by_question, load, percent, rubric_of
from benchmarks.asag_measures import pearson
from mock_interview.graders.offline import calibration, checklist, evidence, findings, order, statements
from mock_interview.graders.offline.statements import Statement
from mock_interview.graders.offline.stems import Token

CHEATS = (
    "keywords, shuffled",
    "keywords, in order",
    'keywords, each after "the"',
    "keywords, each after a small word",
    "reference, shuffled",
    "random words",
)
Change = tuple[ModuleType, str, object]


def main() -> None:
    """Print one row for each state of the grader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--per-question", type=int, default=10)
    options = parser.parse_args()
    sets = {name: _training(load(options.data, name), options.per_question) for name in SETS}
    cheats = list(adversarial([*sets["beetle"], *sets["scientsbank"]]))
    print(" | ".join(["| state", "r", *CHEATS, "negated / original |"]))
    for name, changes in _states().items():
        with ExitStack() as stack:
            for module, attribute, value in changes:
                stack.enter_context(patch.object(module, attribute, value))
            _forget()
            print(f"| {name} | {_agreement(sets)} | {_earned(cheats)} |", flush=True)


def _training(rows: Sequence[Row], per_question: int) -> list[Row]:
    chosen = [row for row in rows if row.split in TRAINING_SPLITS or row.dataset == "stita"]
    return [row for own in by_question(chosen).values() for row in own[:per_question]]


def _states() -> dict[str, list[Change]]:
    """Return what is changed for each state; the last ones each take one thing more out of the one before them."""
    one_way: list[Change] = [(findings, "_CONTRADICTED", 0.0)]
    full: list[Change] = [(order, "_SMALL_WORDS_MISSING", 0.0)]
    all_words: list[Change] = [
        *full,
        (statements, "_gaps", lambda _: frozenset()),
        (order, "_joiners", lambda _: frozenset({"and", "or"})),
    ]
    any_order: list[Change] = [(checklist, "likeness", lambda *_: 1.0)]
    bare = [*any_order, *one_way]
    return {
        "as it is": [],
        "without breadth": [(checklist, "credit_alone", _strength_alone)],
        "without contradiction": one_way,
        "without small words that are missing": full,
        "and without words left out, and joiners": all_words,
        "without order at all": any_order,
        "without order and contradiction": bare,
        "and stems in any order": [*bare, (evidence, "_in_order", _in_any_order)],
        "and without pairs": [*bare, *_weights(0.5, 0.5, 0.0)],
        "and without the amount said": [*bare, (evidence, "_AMOUNT", 0.0)],
        "and without n-grams": [*bare, *_weights(0.82, 0.0, 0.18)],
        "and without stems": [*bare, *_weights(0.0, 0.82, 0.18)],
    }


def _strength_alone(strength: float, breadth: float, counts: float) -> float:
    nothing, everything = calibration.WHOLE
    return min(1.0, max(0.0, (strength - nothing) / (everything - nothing)))


def _weights(in_order: float, grams: float, pairs: float) -> list[Change]:
    return [(evidence, "_IN_ORDER", in_order), (evidence, "_GRAMS", grams), (evidence, "_PAIRS", pairs)]


def _in_any_order(statement: Statement, tokens: Sequence[Token]) -> float:
    return statement.worth(statement.stems & {token.stem for token in tokens}) / statement.total


def _forget() -> None:
    """Empty what the grader remembers of texts that it has read, which hangs on what was changed."""
    for name, module in list(sys.modules.items()):
        if name.startswith("mock_interview.graders.offline."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _agreement(sets: Mapping[str, Sequence[Row]]) -> str:
    """Return the mean correlation with people's scores, without blanks in brackets."""
    found = []
    for rows in sets.values():
        predicted = np.array([percent(rubric_of(row), row.answer) or 0.0 for row in rows])
        true, filled = np.array([row.score for row in rows]), np.array([not row.is_blank for row in rows])
        found.append((pearson(predicted, true), pearson(predicted[filled], true[filled])))
    r, nonblank = np.mean(found, axis=0)
    return f"{r:.3f} ({nonblank:.3f})"


def _earned(cheats: Sequence[tuple[str, Row, str]]) -> str:
    """Return the mean credit of each kind of cheating, and the share that negated answers keep."""
    earned: defaultdict[str, list[float]] = defaultdict(list)
    for kind, row, answer in cheats:
        earned[kind].append(percent(rubric_of(row), answer) or 0.0)
    kept = float(np.mean(earned["full marks, negated"]) / np.mean(earned["full marks"]))
    return " | ".join(f"{each:.2f}" for each in [*(np.mean(earned[kind]) for kind in CHEATS), kept])


if __name__ == "__main__":
    main()
