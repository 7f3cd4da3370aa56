"""What came of a case: whether its percent is as it should be, and where verdicts differ from the author's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mock_interview.rubric.library import LoadedRubric
from mock_interview.rubric.models import Example, Rubric
from mock_interview.scoring.agreement import RankAgreement, rank_agreement
from mock_interview.scoring.by_hand import Claim, verdicts_of
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.verdict_pairs import VerdictPair, point_ranks, verdict_pairs
from mock_interview.workshop.bench.cases import Case

# Substantial agreement begins here (Landis and Koch 1977, Biometrics 33, 159-174).
LEAST_KAPPA = 0.61


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case as graded.

    `measured` is its percent, or how much more that is than the percent of the example it is held against;
    None where either could not be judged. `verdicts` are those that author and grader both gave.
    """

    case: Case
    card: Scorecard
    measured: float | None
    verdicts: tuple[VerdictPair, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the percent is not what it should be."""
        return self.measured is None or not self.case.lowest <= self.measured <= self.case.highest

    @property
    def differing(self) -> tuple[VerdictPair, ...]:
        """The verdicts on which author and grader differ."""
        return tuple(pair for pair in self.verdicts if not pair.is_same)

    @property
    def spread(self) -> float | None:
        """How far the votes lay apart on the criterion they differed most on, 0..1; None where there was one vote."""
        return max((each.spread for each in self.card.criteria if each.spread is not None), default=None)


@dataclass(frozen=True, slots=True)
class BenchedRubric:
    """A rubric and the outcomes of its cases."""

    loaded: LoadedRubric
    outcomes: tuple[Outcome, ...]

    @property
    def short(self) -> tuple[Outcome, ...]:
        """The outcomes that are not what they should be."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_short)


def outcomes_of(loaded: LoadedRubric, graded: Sequence[tuple[Case, Scorecard]]) -> BenchedRubric:
    """Return what the gradings of a rubric's cases, examples first, come to."""
    percents = {case.name: card.percent for case, card in graded if case.kind == "example"}
    return BenchedRubric(
        loaded,
        tuple(
            Outcome(case, card, _measured(case, card, percents), _verdicts(case, card, loaded.rubric))
            for case, card in graded
        ),
    )


def agreement_of(benched: Iterable[BenchedRubric]) -> RankAgreement:
    """Return how far the grader agrees with the authors on points, over the examples of all rubrics."""
    examples = (outcome for rubric in benched for outcome in rubric.outcomes if outcome.case.kind == "example")
    ranks = (list(point_ranks(iter(outcome.verdicts))) for outcome in examples)
    return rank_agreement([each for each in ranks if each])


def is_below_the_bar(agreement: RankAgreement) -> bool:
    """Tell whether the agreement can be told and is too low."""
    return agreement.kappa is not None and agreement.kappa.value < LEAST_KAPPA


def authors_verdicts(example: Example, rubric: Rubric) -> dict[str, Claim]:
    """Return the verdicts of an example by id; who gives some means that the other wrong claims are not made."""
    points: dict[str, Claim] = {id_: PointJudgement(verdict) for id_, verdict in example.verdicts.items()}
    levels = {id_: LevelJudgement(score) for id_, score in example.levels.items()}
    says_any = points or levels or example.misconceptions
    wrongs = {id_: MisconceptionJudgement(made=id_ in example.misconceptions) for id_ in rubric.misconceptions}
    return {**points, **(wrongs if says_any else {}), **levels}


def _measured(case: Case, card: Scorecard, percents: Mapping[str, float | None]) -> float | None:
    if case.beside is None or card.percent is None:
        return card.percent
    original = percents[case.beside]
    return None if original is None else round(card.percent - original, 1)


def _verdicts(case: Case, card: Scorecard, rubric: Rubric) -> tuple[VerdictPair, ...]:
    if case.authors is None:
        return ()
    return tuple(verdict_pairs(authors_verdicts(case.authors, rubric), verdicts_of(card)))
