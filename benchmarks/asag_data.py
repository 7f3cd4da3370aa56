"""The short-answer sets with human scores, their rows as one-point rubrics, and answers that try to cheat."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mock_interview.graders.offline import MarkedAnswer
from mock_interview.graders.offline.grader import judge
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.workshop.bench.tampering import ORDER, negate

SETS = ("beetle", "scientsbank", "saf_english", "stita")
TRAINING_SPLITS = frozenset({"train", "training"})
NO_QUESTION = "Please answer."
_SMALL = "of is the to in and are for it that by with as on be this from or an at".split()

_NON_ANSWER = re.compile(
    r"\W*(?:(?:no|empty)\s+(?:response|submission|answer)|(?:i\s+)?do\s?n.?t\s+know|idk|no\s+idea|n\s?/\s?a)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer with its human score, 0..1."""

    dataset: str
    id: str
    question_id: str
    question: str
    reference: str
    answer: str
    score: float
    split: str

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing, or only that it says nothing."""
        return not re.search(r"[^\W_]", self.answer) or bool(_NON_ANSWER.fullmatch(self.answer))


def load(folder: Path, dataset: str) -> list[Row]:
    """Return the rows of one set that can be graded against a reference."""
    lines = (folder / f"{dataset}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [_row(dataset, row) for row in rows if row["reference"] and not row.get("is_mined_reference")]


def _row(dataset: str, row: dict[str, Any]) -> Row:
    return Row(
        dataset=dataset,
        id=row["id"],
        question_id=row["question_id"],
        question=row["question"],
        reference=row["reference"],
        answer=row["answer"],
        score=row["score"] / row["max_score"],
        split=row["split"],
    )


def by_question(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return `rows` by the question they answer."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.question_id].append(row)
    return groups


def rubric_of(row: Row) -> Rubric:
    """Return the barest rubric for the question of `row`: one point, which is the whole reference answer."""
    point = {"id": "reference", "text": row.reference, "weight": 1}
    checklist = {"id": "substance", "title": "Substance", "weight": 1, "kind": "checklist", "points": [point]}
    question = row.question.strip() or NO_QUESTION
    return Rubric.model_validate(
        {"format": 1, "id": "row", "title": "Row", "question": question, "seconds": 120, "criteria": [checklist]}
    )


def percent(rubric: Rubric, answer: str, marked: Sequence[MarkedAnswer] = ()) -> float | None:
    """Return the credit of `answer` on a 0..1 scale, weighted over points; None where nothing was assessed."""
    said = (Said("interviewer", "question", rubric.question), Said("candidate", "answer", answer))
    points = judge(rubric, said, marked).points
    assessed = [(rubric.points[id_].weight, each.credit) for id_, each in points.items() if each.credit is not None]
    if not assessed:
        return None
    return sum(weight * credit for weight, credit in assessed) / sum(weight for weight, _ in assessed)


def adversarial(rows: Sequence[Row], seed: int = 1) -> Iterator[tuple[str, Row, str]]:
    """Yield (kind, a row of the question, answer) for each question: answers that earn nothing, and a control."""
    words = " ".join(row.answer for row in rows).split()
    for question_id, own in by_question(rows).items():
        dice = random.Random(f"{seed}:{question_id}")
        first = own[0]
        reference = re.findall(r"[^\W_]+", first.reference)
        keywords = [word for word in reference if len(word) > 3]
        yield "echo of the question", first, first.question
        yield "keywords, shuffled", first, " ".join(dice.sample(keywords, len(keywords)))
        yield "keywords, in order", first, " ".join(keywords)
        yield 'keywords, each after "the"', first, " ".join(f"the {word}" for word in keywords)
        yield "reference, shuffled", first, " ".join(dice.sample(reference, len(reference)))
        yield "random words", first, " ".join(dice.choices(words, k=60))
        yield "keywords, each after a small word", first, " ".join(f"{dice.choice(_SMALL)} {word}" for word in keywords)
        yield "injection", first, ORDER
        yield "punctuation", first, "... ??? !!! -- ;;;"
        full = [row.answer for row in own if row.score == 1 and 8 <= len(row.answer.split()) <= 80]
        if full:
            answer = max(full, key=lambda text: negate(text)[1] / len(text.split()))
            yield "full marks", first, answer
            yield "full marks, repeated 5 times", first, " ".join([answer] * 5)
            yield "full marks, negated", first, negate(answer)[0]
