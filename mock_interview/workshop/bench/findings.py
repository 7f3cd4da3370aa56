"""All that a bench has to tell."""

from dataclasses import dataclass

from mock_interview.scoring.agreement import RankAgreement
from mock_interview.scoring.scorecard import Provenance
from mock_interview.workshop.bench.changes import Since
from mock_interview.workshop.bench.outcomes import BenchedRubric, Outcome, agreement_of, is_below_the_bar


@dataclass(frozen=True, slots=True)
class Found:
    """A rubric on the bench, by whom it was graded, and what is different since the last time, if there was one."""

    benched: BenchedRubric
    grader: Provenance
    since: Since | None


@dataclass(frozen=True, slots=True)
class Findings:
    """The rubrics whose cases were all graded, and what was done of the one at which the grader failed, if it did."""

    whole: tuple[Found, ...]
    partial: BenchedRubric | None = None

    @property
    def rubrics(self) -> tuple[BenchedRubric, ...]:
        """All of them."""
        whole = tuple(found.benched for found in self.whole)
        return whole if self.partial is None else (*whole, self.partial)

    @property
    def families(self) -> dict[str, list[Outcome]]:
        """The outcomes of all rubrics by how their answers came about."""
        families: dict[str, list[Outcome]] = {}
        for rubric in self.rubrics:
            for outcome in rubric.outcomes:
                families.setdefault(outcome.case.family, []).append(outcome)
        return families

    @property
    def graded(self) -> int:
        """How many answers were graded."""
        return sum(len(rubric.outcomes) for rubric in self.rubrics)

    @property
    def agreement(self) -> RankAgreement:
        """How far the grader agrees with the authors on points, over the examples of all rubrics."""
        return agreement_of(self.rubrics)

    @property
    def is_short(self) -> bool:
        """Whether something is not what it should be."""
        return any(rubric.short for rubric in self.rubrics) or is_below_the_bar(self.agreement)
