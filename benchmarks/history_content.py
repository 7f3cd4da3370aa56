"""What a made-up store holds: questions in several packs and versions, answers and scorecards of realistic length."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.library import load_file
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.parsing import rubric_sha256
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Provenance, to_json
from mock_interview.text import sentences

PACKS = ("ml-engineer", "data-scientist", "research", "platform", "analyst", "mlops", "vision", "language")
ANSWERS, CARDS = 100, 8  # made for each question; its attempts draw on them
ENDPOINT = "https://api.example.org"
GRADERS = (
    Provenance("llm", model="small-1", endpoint=ENDPOINT, prompt_sha256="1" * 64),
    Provenance("llm", model="small-2", endpoint=ENDPOINT, prompt_sha256="2" * 64),
    Provenance("llm", model=["small-2", "large-2"], endpoint=ENDPOINT, prompt_sha256="2" * 64, votes=2),
    Provenance("offline", model="offline"),
)
MISCONCEIVED = 0.1
VERDICTS: tuple[Verdict, ...] = ("met", "met", "partial", "missing")

_ASIDES = (
    "So, let me think about that for a second.",
    "I saw this on my last project, and it cost us about two weeks.",
    "I am not entirely sure about the details, but this is how I would go about it.",
    "In practice I would measure it first, and only then decide.",
    "That said, the answer depends on how much data there is.",
    "To sum up, it is a trade-off, and I would start with the simplest thing.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as one version of its rubric has it, what is said when it is asked, and the scorecards as JSON."""

    ref: str
    data: dict[str, Any]
    sha256: str
    rubric: Rubric
    answers: tuple[str, ...]
    cards: tuple[dict[str, Any], ...]


def questions(chance: random.Random) -> list[tuple[Question, Question]]:
    """Return one pack's questions under several packs' names, each in an older and a newer version."""
    paths = sorted((builtin_rubrics() / PACKS[0]).glob("*.json"))
    shipped = [load_file(path) for path in paths if path.name != "pack.json"]
    made = []
    for name in PACKS:
        for loaded in shipped:
            older, newer = (_question(name, version, loaded.data, loaded.pack, chance) for version in (1, 2))
            made.append((older, newer))
    return made


def _question(pack_name: str, version: int, data: dict[str, Any], pack: Pack, chance: random.Random) -> Question:
    title = data["title"] if pack_name == PACKS[0] else f"{data['title']}, {pack_name}"
    data = {**data, "title": title, "sources": [*data.get("sources", []), f"Version {version}"]}
    rubric = Rubric.model_validate(data)
    ref, sha256 = f"{pack_name}/{rubric.id}", rubric_sha256(data)
    subject = Subject(None, ref, rubric, sha256, pack.bands)
    said = [part for example in rubric.examples for part in sentences(example.answer)]
    answers = tuple(_answer(said, chance) for _ in range(ANSWERS))
    cards = tuple(_card(subject, chance.choice(answers), chance) for _ in range(CARDS))
    return Question(ref, data, sha256, rubric, answers, cards)


def _answer(said: Sequence[str], chance: random.Random) -> str:
    """Return about 130 words out of what the rubric's examples say, in another order and with asides."""
    picked = chance.sample(said, min(len(said), 8)) + chance.sample(_ASIDES, 2)
    chance.shuffle(picked)
    return " ".join(picked)


def _card(subject: Subject, answer: str, chance: random.Random) -> dict[str, Any]:
    quotes = sentences(answer)
    conversation = (Said("interviewer", "question", subject.rubric.question), Said("candidate", "answer", answer))
    judgement = _judgement(subject.rubric, quotes, chance)
    return to_json(mark(subject, judgement, conversation, Provenance("human"), ""))


def _judgement(rubric: Rubric, quotes: Sequence[str], chance: random.Random) -> Judgement:
    reason = "The answer says so in its own words, and gives a case."
    return Judgement(
        points={id_: PointJudgement(chance.choice(VERDICTS), chance.choice(quotes), reason) for id_ in rubric.points},
        misconceptions={
            id_: MisconceptionJudgement(chance.random() < MISCONCEIVED, chance.choice(quotes), reason)
            for id_ in rubric.misconceptions
        },
        levels={
            scale.id: LevelJudgement(chance.choice(scale.levels).score, chance.choice(quotes), reason)
            for scale in rubric.scales
        },
        strength="Names the mechanism and backs it with a case from practice.",
        fix="Say when it does not hold, and what it costs.",
    )
