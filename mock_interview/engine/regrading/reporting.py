"""What became of a run."""

from collections.abc import Sequence
from dataclasses import dataclass

from mock_interview.scoring.difference import Difference, GradedTwice, difference
from mock_interview.transcripts.regrading import Regraded


@dataclass(frozen=True, slots=True)
class Report:
    """Of `answers` answers, `graded` have a new scorecard, `first` of them with none by a program before.

    `repeated` of them came out the very same as before, so that no second scorecard was kept. `failed` are those
    that could not be graded and why; the others were not come to.
    """

    answers: int
    graded: int
    first: int
    repeated: int
    failed: tuple[Regraded, ...]
    difference: Difference

    @property
    def left(self) -> int:
        """How many answers have no new scorecard."""
        return self.answers - self.graded


def report(outcomes: Sequence[Regraded], answers: int) -> Report:
    """Sum up the outcomes of a run of `answers` answers."""
    graded = [outcome for outcome in outcomes if outcome.after]
    twice = [GradedTwice(one.attempt_id, one.before, one.after) for one in graded if one.before and one.after]
    return Report(
        answers=answers,
        graded=len(graded),
        first=len(graded) - len(twice),
        repeated=sum(one.before == one.after for one in twice),
        failed=tuple(outcome for outcome in outcomes if outcome.error and not outcome.after),
        difference=difference(twice),
    )
