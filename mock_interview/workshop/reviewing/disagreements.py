"""Where people and graders differ on the same answers, point by point."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mock_interview.rubric.wording import wording
from mock_interview.scoring.by_hand import Claim, claims_of, verdict_word, verdicts_of
from mock_interview.scoring.scorecard import GraderName
from mock_interview.scoring.second_card import settled
from mock_interview.scoring.verdict_pairs import VerdictPair, verdict_pairs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.transcripts.pairs import ANYBODY, Grader, Pair, pairs
from mock_interview.transcripts.selection import Selection


@dataclass(frozen=True, slots=True)
class Instance:
    """One answer on which a person (``self`` or ``human``) and a grader differ; verdicts are told in a word.

    `quote` and `reason` are the grader's.
    """

    attempt: str
    round: int
    person: GraderName
    person_verdict: str
    grader: Grader
    grader_verdict: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point, misconception or levels criterion that people and graders judged differently.

    `text` is what it said when it was judged, `judged` how often both judged it.
    """

    id: str
    text: str
    judged: int
    instances: tuple[Instance, ...]


def disagreements(db: Database, ref: str) -> list[Disagreement]:
    """Return where people and graders differ on the answers to a question, what they differ on most often first.

    A part of the rubric that was reworded meanwhile counts as another one.
    """
    judged: Counter[tuple[str, str]] = Counter()
    differing: dict[tuple[str, str], list[Instance]] = {}
    for pair in pairs(db, Selection(ref=ref), ANYBODY):
        texts = _texts(db, pair)
        for both in verdict_pairs(verdicts_of(pair.person), verdicts_of(pair.program)):
            part = (both.id, texts.get(both.id, both.id))
            judged[part] += 1
            if not both.is_same:
                differing.setdefault(part, []).append(_instance(pair, both))
    found = (Disagreement(*part, judged[part], tuple(instances)) for part, instances in differing.items())
    return sorted(found, key=lambda one: (-len(one.instances), one.judged))


def _texts(db: Database, pair: Pair) -> Mapping[str, str]:
    """Return what the parts of the rubric said that the answer was judged by."""
    titles = {criterion.id: criterion.title for criterion in pair.person.criteria}
    return {**titles, **wording(load_attempt(db, pair.attempt_id).rubric)}


def _instance(pair: Pair, both: VerdictPair) -> Instance:
    said: Claim = claims_of(settled(pair.program))[both.id]
    return Instance(
        attempt=pair.attempt_id,
        round=pair.round,
        person=pair.person.grader.kind,
        person_verdict=verdict_word(both.person),
        grader=pair.grader,
        grader_verdict=verdict_word(both.program),
        quote=said.quote,
        reason=said.reason,
    )
