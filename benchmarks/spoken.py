"""Measure the offline grader on spoken answers that were not written for it.

    python -m benchmarks.spoken

Needs numpy. ``spoken_answers/SET.jsonl`` has four answers to each question of the shipped packs and of
``first_rubrics/``, of like lengths, from one who knows to one who bluffs. Language models wrote them that saw the
questions alone, and two others judged each point that saw no cue; none of them saw how the grader works.

Three tables as Markdown. How well the grader agrees with the judges, on points and on whole answers, with the rubrics'
examples as marks and without; then, all without: what each kind of answer earns in the mean, beside what the judges
give, with the same for answers made from them; and how often a verdict is right, by how sure the grader says it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from pydantic import BaseModel

from benchmarks.asag_data import percent
from benchmarks.asag_measures import Scores, kappa, pearson
from benchmarks.asag_packs import PACKS, judgement, load_rubrics, without_examples
from benchmarks.tables import markdown
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import CREDIT, Judgement, Verdict
from mock_interview.workshop.bench.tampering import contradicted, drawn_out

HERE = Path(__file__).parent
SETS = {"first_rubrics": HERE, "ml-engineer": PACKS, "behavioural": PACKS}
KINDS = ("expert", "decent", "shaky", "bluff")
AGREEMENT = ("set", "verdicts", "kappa of the judges", "r", "kappa", "r of answers", "misconceptions", "heard wrongly")
SURE = ("set", "told", "verdicts", "right")
EARNED = ("set", *KINDS, "expert, negated", "all, drawn out", "expert, to another question", "the highest")
_STEPS = 2  # a verdict is worth 0, 1/2 or 1


class Answer(BaseModel):
    """An answer to the question of `rubric`, an id, with each judge's verdicts.

    `misconceptions` are those that both heard; None where they were not asked.
    """

    rubric: str
    kind: str
    answer: str
    verdicts: list[dict[str, Verdict]]
    misconceptions: list[str] | None = None

    @property
    def given(self) -> dict[str, float]:
        """What the judges give for each point in the mean, 0..1."""
        return {id_: fmean(CREDIT[verdicts[id_]] for verdicts in self.verdicts) for id_ in self.verdicts[0]}


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer, the rubric it was graded by, and what the grader made of it."""

    answer: Answer
    rubric: Rubric
    judgement: Judgement

    @property
    def credit(self) -> dict[str, float]:
        """What it earns for each point, 0..1."""
        return {id_: point.credit or 0.0 for id_, point in self.judgement.points.items()}

    def overall(self, points: Mapping[str, float]) -> float:
        """Return what these points come to by their weights, 0..1."""
        weights = {id_: point.weight for id_, point in self.rubric.points.items()}
        return sum(weights[id_] * each for id_, each in points.items()) / sum(weights.values())


def main() -> None:
    """Print the tables."""
    sets = {name: (load_rubrics(name, folder), _answers(name)) for name, folder in SETS.items()}
    without = {name: _graded(answers, map(without_examples, rubrics)) for name, (rubrics, answers) in sets.items()}
    beside = {f"{name}, with examples": _graded(answers, rubrics) for name, (rubrics, answers) in sets.items()}
    print(markdown(AGREEMENT, [_agreement(name, graded) for name, graded in {**without, **beside}.items()]))
    print()
    print(markdown(EARNED, [row for name, graded in without.items() for row in _earned(name, graded)]))
    print()
    print(markdown(SURE, [row for name, graded in without.items() for row in _sure(name, graded)]))


def _answers(name: str) -> list[Answer]:
    lines = (HERE / "spoken_answers" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Answer.model_validate_json(line) for line in lines]


def _graded(answers: Sequence[Answer], rubrics: Iterable[Rubric]) -> list[Graded]:
    by_id = {rubric.id: rubric for rubric in rubrics}
    return [Graded(answer, by_id[answer.rubric], judgement(by_id[answer.rubric], answer.answer)) for answer in answers]


def _agreement(name: str, graded: Sequence[Graded]) -> Sequence[object]:
    one, other = (_worths(each.answer.verdicts[judge] for each in graded) for judge in (0, 1))
    verdicts = _worths({id_: point.verdict for id_, point in each.judgement.points.items()} for each in graded)
    given = np.concatenate([list(each.answer.given.values()) for each in graded])
    credit = np.concatenate([[each.credit[id_] for id_ in each.answer.given] for each in graded])
    deserved = np.array([each.overall(each.answer.given) for each in graded])
    earned = np.array([each.overall(each.credit) for each in graded])
    return (
        name,
        len(given),
        f"{kappa(other, one, _STEPS, 0):.2f}",
        f"{pearson(credit, given):.2f}",
        f"{kappa(verdicts, one, _STEPS, 0):.2f}",
        f"{pearson(earned, deserved):.2f}",
        *_misconceptions(graded),
    )


def _worths(verdicts: Iterable[Mapping[str, Verdict]]) -> Scores:
    """Return what verdicts are worth, answer by answer, the points in the order of their ids."""
    return np.array([CREDIT[each[id_]] for each in verdicts for id_ in sorted(each)])


def _misconceptions(graded: Sequence[Graded]) -> tuple[object, object]:
    """Return how many of those that were made are heard, and how many that were not."""
    asked = [(each.answer.misconceptions, each.judgement.misconceptions) for each in graded]
    told = [(made, found) for made, found in asked if made is not None]
    if not told:
        return "not asked", ""
    heard = [id_ in made for made, found in told for id_, wrong in found.items() if wrong.made]
    return f"{sum(heard)} of {sum(len(made) for made, _ in told)}", len(heard) - sum(heard)


def _earned(name: str, graded: Sequence[Graded]) -> Iterator[Sequence[object]]:
    """Yield what the judges give in the mean, and what is earned."""
    kinds = {kind: [each for each in graded if each.answer.kind == kind] for kind in KINDS}
    experts = kinds["expert"]
    elsewhere = [
        _percent(each.rubric, other.answer.answer)
        for each in experts
        for other in experts
        if other.answer.rubric != each.answer.rubric
    ]
    given = (fmean(each.overall(each.answer.given) for each in kinds[kind]) for kind in KINDS)
    earned = (
        *(fmean(each.overall(each.credit) for each in kinds[kind]) for kind in KINDS),
        fmean(_percent(each.rubric, contradicted(each.answer.answer)) for each in experts),
        fmean(_percent(each.rubric, drawn_out(each.answer.answer)) for each in graded),
        fmean(elsewhere),
        max(elsewhere),
    )
    yield (
        f"{name}, by the judges",
        *(f"{each:.2f}" for each in given),
        "",
        f"{fmean(each.overall(each.answer.given) for each in graded):.2f}",
        "",
        "",
    )
    yield (name, *(f"{each:.2f}" for each in earned))


def _sure(name: str, graded: Sequence[Graded]) -> Iterator[Sequence[object]]:
    """Yield, by what the grader says beside its verdicts, how many agree with the judges' mean."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for each in graded:
        for id_, point in each.judgement.points.items():
            off = abs(CREDIT[point.verdict] - each.answer.given[id_])
            right[point.reason.partition(":")[0]].append(off <= 1 / (2 * _STEPS))
    for told, agreed in sorted(right.items()):
        yield name, told, len(agreed), f"{fmean(agreed):.2f}"


def _percent(rubric: Rubric, answer: str) -> float:
    return percent(rubric, answer) or 0.0


if __name__ == "__main__":
    main()
