"""What a person decides when they check verdicts: one item after another, each with its choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mock_interview.engine.own_marking import Paper
from mock_interview.rubric.models import Checklist, Levels, Rubric
from mock_interview.scoring.by_hand import Claim, verdict_word, verdicts_of
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.second_card import settled

Kind = Literal["point", "misconception", "levels"]

POINT_KEYS: Mapping[str, Claim] = {
    "m": PointJudgement("met"),
    "p": PointJudgement("partial"),
    "x": PointJudgement("missing"),
    "u": PointJudgement("unassessed"),
}
MISCONCEPTION_KEYS: Mapping[str, Claim] = {
    "y": MisconceptionJudgement(made=True),
    "n": MisconceptionJudgement(made=False),
}
CANNOT_TELL = "u"
DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Choice:
    """One verdict that can be given. `key` is empty where the arrows alone reach it."""

    key: str
    claim: Claim
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide, with what was proposed for it and the words that rests on."""

    id: str
    kind: Kind
    text: str
    choices: tuple[Choice, ...]
    proposal: Claim | None = None
    quote: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A criterion with its items."""

    title: str
    items: tuple[Item, ...]


class Sheet:
    """The decisions so far. `at` is the item in hand, or one behind the last: there the sheet is handed in."""

    def __init__(self, paper: Paper) -> None:
        self.sections = tuple(_sections(paper.subject.rubric, paper.proposal))
        self.items = tuple(item for section in self.sections for item in section.items)
        self.at = 0
        self._verdicts = {item.id: paper.verdicts[item.id] for item in self.items if item.id in paper.verdicts}
        self._checked: set[str] = set()

    @property
    def verdicts(self) -> Mapping[str, Claim]:
        """The verdicts as they stand, by id."""
        return self._verdicts

    @property
    def item(self) -> Item | None:
        """The item in hand, None behind the last."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def checked(self) -> int:
        """How many items were confirmed or decided."""
        return len(self._checked)

    @property
    def changed(self) -> int:
        """How many verdicts differ from the proposal."""
        return sum(self.is_changed(item) for item in self.items)

    def is_checked(self, item: Item) -> bool:
        """Tell whether an item was confirmed or decided."""
        return item.id in self._checked

    def is_changed(self, item: Item) -> bool:
        """Tell whether a verdict differs from what was proposed."""
        return item.proposal is not None and self._verdicts.get(item.id) != item.proposal

    def move(self, step: int) -> None:
        """Go `step` items forth, or back where it is negative."""
        self.at = max(0, min(len(self.items), self.at + step))

    def decide(self, key: str) -> bool:
        """Give the verdict that `key` stands for and go on; False where it stands for none here."""
        claim = next((choice.claim for choice in self._choices if choice.key == key), None)
        if self.item is None or claim is None:
            return False
        self._verdicts[self.item.id] = claim
        self.confirm()
        return True

    def turn(self, step: int) -> None:
        """Take the choice `step` places further on, and stay there."""
        if self.item is None:
            return
        claims = [choice.claim for choice in self._choices]
        now = self._verdicts.get(self.item.id)
        at = claims.index(now) + step if now in claims else 0
        self._verdicts[self.item.id] = claims[max(0, min(len(claims) - 1, at))]
        self._checked.add(self.item.id)

    def confirm(self) -> None:
        """Take the verdict of the item in hand as it stands, and go on."""
        if self.item is not None and self.item.id in self._verdicts:
            self._checked.add(self.item.id)
        self.move(1)

    @property
    def _choices(self) -> Sequence[Choice]:
        return self.item.choices if self.item else ()


def _sections(rubric: Rubric, proposal: Scorecard | None) -> Iterator[Section]:
    proposed = verdicts_of(proposal) if proposal else {}
    evidence = _evidence(proposal) if proposal else {}
    for criterion in rubric.criteria:
        yield Section(criterion.title, tuple(_items(criterion, proposed, evidence)))


def _items(
    criterion: Checklist | Levels, proposed: Mapping[str, Claim], evidence: Mapping[str, tuple[str, str]]
) -> Iterator[Item]:
    for id_, kind, text, choices in _asked(criterion):
        quote, reason = evidence.get(id_, ("", ""))
        yield Item(id_, kind, text, choices, proposed.get(id_), quote, reason)


def _asked(criterion: Checklist | Levels) -> Iterator[tuple[str, Kind, str, tuple[Choice, ...]]]:
    if isinstance(criterion, Levels):
        yield criterion.id, "levels", "Which of these is the answer most like?", tuple(_level_choices(criterion))
        return
    for point in criterion.points:
        yield point.id, "point", point.text, _choices(POINT_KEYS)
    for wrong in criterion.misconceptions:
        yield wrong.id, "misconception", wrong.text, _choices(MISCONCEPTION_KEYS)


def _choices(keys: Mapping[str, Claim]) -> tuple[Choice, ...]:
    return tuple(Choice(key, claim, verdict_word(claim)) for key, claim in keys.items())


def _level_choices(scale: Levels) -> Iterator[Choice]:
    """Yield a choice for each level: its score is its key where all of them are digits, else its place."""
    are_digits = scale.lowest >= 0 and scale.highest <= 9
    for place, level in enumerate(scale.levels):
        key = str(level.score) if are_digits else DIGITS[place : place + 1]
        yield Choice(key, LevelJudgement(level.score), level.text)
    yield Choice(CANNOT_TELL, LevelJudgement(None), verdict_word(LevelJudgement(None)))


def _evidence(proposal: Scorecard) -> dict[str, tuple[str, str]]:
    """Return the quote and the reason of each verdict that `proposal` counted, by id."""
    judgement = settled(proposal)
    judged = (judgement.points, judgement.misconceptions, judgement.levels)
    return {id_: (claim.quote, claim.reason) for claims in judged for id_, claim in claims.items()}
