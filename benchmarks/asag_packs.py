"""The offline grader on the shipped packs' own examples, whose verdicts their authors gave."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.asag_data import percent
from benchmarks.asag_measures import kappa, pearson
from mock_interview.graders.offline.grader import judge
from mock_interview.rubric.models import Example, Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import CREDIT, Judgement
from mock_interview.workshop.bench.tampering import FILLER, ORDER, contradicted, drawn_out

PACKS = Path(__file__).parents[1] / "rubrics"
FITTED_PACK = "ml-engineer"  # the one that the grader's numbers were chosen on


def load_rubrics(pack: str, folder: Path = PACKS) -> list[Rubric]:
    """Return every rubric of a pack, a shipped one if no other `folder` is given."""
    paths = sorted(path for path in (folder / pack).glob("*.json") if path.name != "pack.json")
    return [Rubric.model_validate_json(path.read_text("utf-8")) for path in paths]


def report_packs() -> None:
    """Print agreement with the authors, point by point, with cues and without; each example is left out in turn."""
    for pack in sorted(path.parent.name for path in PACKS.glob("*/pack.json")):
        _report_pack(pack, load_rubrics(pack))


def _report_pack(pack: str, rubrics: list[Rubric]) -> None:
    print(f"\n{pack:36}{'points':>8}{'r':>7}{'kappa':>7}{'kappa lin':>11}{'kappa quad':>12}{'least gap':>11}")
    for name, change in (("as shipped", _same), ("cues removed", without_cues), ("examples removed", without_examples)):
        _report(name, rubrics, change)
    own = [percent(rubric, example.answer) or 0.0 for rubric in rubrics for example in rubric.examples[:1]]
    others = [
        percent(rubric, other.examples[0].answer) or 0.0
        for rubric in rubrics
        for other in rubrics
        if other is not rubric
    ]
    print(f"strong answers: to their own question {np.mean(own):.2f}, to another of the pack {np.mean(others):.2f}")
    _report_padding(rubrics)
    _report_narrow(rubrics)
    _report_misconceptions(rubrics)
    print(
        f"{milliseconds(_with_another_point(*rubrics[:2])):.1f} ms of processor time for a new answer of 300 words to "
        f"eight points with three examples "
        f"where a million turns of a bare loop take {_million_turns():.0f} ms"
    )


def _report(name: str, rubrics: list[Rubric], change: Callable[[Rubric], Rubric]) -> None:
    """Print agreement on the points of `rubrics`, each changed, on whose examples it is judged."""
    _report_agreement(name, [(change(rubric), rubric.examples) for rubric in rubrics])


def _report_agreement(name: str, judged: Sequence[tuple[Rubric, Sequence[Example]]]) -> None:
    given: list[float] = []
    credits_: list[float] = []
    verdicts: list[float] = []
    gaps = []
    for rubric, examples in judged:
        for example in examples:
            for id_, point in judgement(rubric, example.answer).points.items():
                given.append(CREDIT[example.verdicts[id_]])
                credits_.append(point.credit or 0.0)
                verdicts.append(CREDIT[point.verdict])
        scores = {example.id: percent(rubric, example.answer) or 0.0 for example in examples}
        gaps.append(scores["strong"] - scores["weak"])
    true, predicted = np.array(given), np.array(verdicts)
    kappas = [kappa(predicted, true, 2, power) for power in (0, 1, 2)]
    print(
        f"{name:36}{len(true):8}{pearson(np.array(credits_), true):7.3f}{kappas[0]:7.3f}{kappas[1]:11.3f}"
        f"{kappas[2]:12.3f}{min(gaps):11.2f}"
    )


def _report_narrow(rubrics: list[Rubric]) -> None:
    """Print the same for what a person begins with: three points with three cues or none, and no more."""
    for cues in (3, 0):
        begun = [(part, rubric.examples) for rubric in rubrics for part in narrow(rubric, cues)]
        _report_agreement(f"three points, {cues} cues each", begun)
    parts = [(part, rubric) for rubric in rubrics for part in narrow(rubric, 3)]
    after = dict(zip((rubric.id for rubric in rubrics), [*rubrics[1:], rubrics[0]], strict=True))
    answers: Sequence[tuple[str, Callable[[Rubric], str]]] = (
        ("strong answers", lambda rubric: rubric.examples[0].answer),
        ("the same, drawn out", lambda rubric: drawn_out(rubric.examples[0].answer)),
        ("the same, negated", lambda rubric: contradicted(rubric.examples[0].answer)),
        ("weak answers", lambda rubric: rubric.examples[-1].answer),
        ("the same, drawn out", lambda rubric: drawn_out(rubric.examples[-1].answer)),
        ("strong answers to another question", lambda rubric: after[rubric.id].examples[0].answer),
        ("an order to the grader", lambda _: ORDER),
    )
    told = (
        f"{name} {np.mean([percent(part, answer(whole)) or 0.0 for part, whole in parts]):.2f}"
        for name, answer in answers
    )
    print("three points, 3 cues each: " + ", ".join(told))


def narrow(rubric: Rubric, cues: int, size: int = 3) -> Iterator[Rubric]:
    """Yield the first points of `rubric`, and the next, as rubrics with nothing but these and some of their cues."""
    (first, *_) = rubric.checklists
    for at in range(0, len(first.points) - size + 1, size):
        points = [point.model_copy(update={"cues": point.cues[:cues]}) for point in first.points[at : at + size]]
        only = first.model_copy(update={"points": points, "misconceptions": []})
        yield rubric.model_copy(update={"criteria": [only], "model_answer": None, "examples": []})


def _report_padding(rubrics: list[Rubric]) -> None:
    """Print what a weak answer earns alone and with fluent words after it that say nothing on the question."""
    for name, padding in (("alone", ""), ("padded", FILLER)):
        scores = [percent(rubric, f"{rubric.examples[-1].answer} {padding}") or 0.0 for rubric in rubrics]
        print(f"weak answers {name}: {np.mean(scores):.2f}")


def _report_misconceptions(rubrics: list[Rubric]) -> None:
    right = wrong = missed = 0
    for rubric in rubrics:
        answers = [(example.answer, set(example.misconceptions)) for example in rubric.examples]
        for answer, made in [*answers, (rubric.model_answer or "", set())]:
            found = {id_ for id_, each in judgement(rubric, answer).misconceptions.items() if each.made}
            right, wrong, missed = right + len(found & made), wrong + len(found - made), missed + len(made - found)
    print(f"misconceptions: {right} found, {missed} missed, {wrong} held wrongly against the candidate")


def milliseconds(rubric: Rubric, words: int = 300, rounds: int = 20) -> float:
    """Return the processor time, in milliseconds, of a new answer of `words` words once all is warm."""
    text = " ".join(example.answer for example in rubric.examples) + " " + (rubric.model_answer or "")
    answers = [f"So number {number}. " + " ".join(text.split()[: words - 3]) for number in range(2 * rounds)]
    for answer in answers[:rounds]:
        percent(rubric, answer)
    gc.collect()
    gc.freeze()  # what the benchmark itself keeps is no part of grading
    started = time.process_time()
    for answer in answers[rounds:]:
        percent(rubric, answer)
    return (time.process_time() - started) / rounds * 1000


def _with_another_point(rubric: Rubric, other: Rubric) -> Rubric:
    """Return `rubric` with the first point of `other` beside its own."""
    first, *rest = rubric.checklists
    more = first.model_copy(update={"points": [*first.points, other.checklists[0].points[0]]})
    return rubric.model_copy(update={"criteria": [more, *rest, *rubric.scales]})


def _million_turns() -> float:
    """Return the processor time, in milliseconds, that tells how fast this machine is just now."""
    started = time.process_time()
    for _ in range(1_000_000):
        pass
    return (time.process_time() - started) * 1000


def judgement(rubric: Rubric, answer: str) -> Judgement:
    """Return what the grader makes of `answer` to the question of `rubric`."""
    return judge(rubric, (Said("interviewer", "question", rubric.question), Said("candidate", "answer", answer)))


def without_cues(rubric: Rubric) -> Rubric:
    """Return `rubric` with the cues of its points removed."""
    criteria = [
        criterion.model_copy(update={"points": [point.model_copy(update={"cues": []}) for point in criterion.points]})
        if criterion.kind == "checklist"
        else criterion
        for criterion in rubric.criteria
    ]
    return rubric.model_copy(update={"criteria": criteria})


def without_examples(rubric: Rubric) -> Rubric:
    """Return `rubric` with its examples removed."""
    return rubric.model_copy(update={"examples": []})


def _same(rubric: Rubric) -> Rubric:
    return rubric
