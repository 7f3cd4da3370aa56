"""Two scored answers, or one answer scored twice, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from mock_interview.errors import InputError
from mock_interview.rubric.wording import wording
from mock_interview.scoring.comparison import parts_told
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.side_by_side import Difference, Way, differences
from mock_interview.scoring.telling import grader_name
from mock_interview.text import one_line
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.pairs import grader_of
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard
from mock_interview.tui.reviewing import standing_card
from mock_interview.tui.widgets.grouped_list import Group
from mock_interview.tui.wording import local_time, percent

HEADS: Mapping[Way, str] = {"gained": "Gained", "lost": "Lost", "same": "The same"}
NAME_LENGTH = 60
OTHER_QUESTION = "These are answers to different questions; compare answers to the same one."
NOT_SCORED = "An answer without a score cannot be compared; grade it first."


@dataclass(frozen=True, slots=True)
class Side:
    """An attempt and the scorecard it is compared by."""

    kept: AttemptTranscript
    stored: StoredScorecard

    @property
    def told(self) -> str:
        """Which answer this is, and what it was given by whom."""
        attempt, card = self.kept.attempt, self.stored.card
        by = one_line(grader_name(card), NAME_LENGTH)
        return f"{local_time(attempt.started_at)}, try {attempt.try_number}: {percent(card.percent)} by {by}"

    def texts(self) -> dict[str, str]:
        """Return what to call each part of the scorecard, by id."""
        card = self.stored.card
        return parts_told(card, wording(self.kept.rubric_of(card)))


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides, the earlier first, and the parts of their scorecards that tell them apart."""

    before: Side
    after: Side
    differences: Sequence[Difference]

    def groups(self) -> list[Group[Difference]]:
        """Return the differences: what was gained, what was lost, and what stayed."""
        return list(_groups(self.differences))

    def texts(self) -> dict[str, str]:
        """Return what to call each part, as the later card has it where both do."""
        return {**self.before.texts(), **self.after.texts()}

    def summary(self) -> str:
        """Return how the percent changed, and how many parts did."""
        first, second = self.before.stored.card, self.after.stored.card
        count = {way: sum(each.way == way for each in self.differences) for way in HEADS}
        changed = "".join(_changed(first, second))
        return (
            f"{percent(first.percent)} became {percent(second.percent)}: {count['gained']} gained, "
            f"{count['lost']} lost, {count['same']} the same.{changed}"
        )


def load_sides(db: Database, first: str, second: str, first_card: str = "", second_card: str = "") -> Sides:
    """Return two attempts by these scorecards of theirs, or by those that stand, the earlier first.

    Raises `InputError` where they cannot be compared.
    """
    one, other = _side(db, first, first_card), _side(db, second, second_card)
    before, after = sorted((one, other), key=lambda side: (side.kept.attempt.started_at, side.stored.created_at))
    if before.kept.attempt.ref != after.kept.attempt.ref:
        raise InputError(OTHER_QUESTION)
    return Sides(before, after, differences(before.stored.card, after.stored.card))


def _changed(first: Scorecard, second: Scorecard) -> Iterator[str]:
    """Yield what else than the answer can have made the difference."""
    if grader_of(first.grader) != grader_of(second.grader):
        yield " Another grader judged."
    if first.rubric_sha256 != second.rubric_sha256:
        yield " The rubric changed in between."


def _side(db: Database, attempt_id: str, card_id: str) -> Side:
    kept = history.load_attempt(db, attempt_id)
    stored = next((each for each in kept.scorecards if each.id == card_id), None) or standing_card(kept)
    if stored is None or history.is_sealed(db, attempt_id):
        raise InputError(NOT_SCORED)
    return Side(kept, stored)


def _groups(found: Sequence[Difference]) -> Iterator[Group[Difference]]:
    for way, head in HEADS.items():
        if items := tuple(each for each in found if each.way == way):
            yield Group([Content.styled(f"{head} ({len(items)})", "bold")], items)
