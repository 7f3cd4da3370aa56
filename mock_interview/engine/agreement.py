"""How far each grader agrees with people, by what the store holds of both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mock_interview.rubric.library import Library
from mock_interview.rubric.models import Band
from mock_interview.scoring.agreement import Figure, Pair, RankAgreement, mean_difference, rank_agreement
from mock_interview.scoring.by_hand import verdicts_of
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.verdict_pairs import point_ranks, verdict_pairs
from mock_interview.transcripts import pairs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.pairs import Grader
from mock_interview.transcripts.selection import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class GraderAgreement:
    """One grader beside people, over `answers` answers that both have scored.

    `bands` over the bands that the packs have now, `verdicts` over the points that both assessed;
    `difference` is the mean of the grader's percent less the person's, over the `percents` answers to which
    both gave one.
    """

    grader: Grader
    answers: int
    bands: RankAgreement
    verdicts: RankAgreement
    percents: int
    difference: Figure | None


def agreements(db: Database, library: Library, selection: Selection = EVERYTHING) -> list[GraderAgreement]:
    """Return the agreement of each grader with people, the grader with the most pairs first."""
    by_grader: dict[Grader, list[pairs.Pair]] = {}
    for pair in pairs.pairs(db, selection):
        by_grader.setdefault(pair.grader, []).append(pair)
    found = [_agreement(grader, made, library) for grader, made in by_grader.items()]
    return sorted(found, key=lambda one: -one.answers)


def _agreement(grader: Grader, made: Sequence[pairs.Pair], library: Library) -> GraderAgreement:
    bands = {ref: library.pack_of(ref).bands for ref in {pair.person.ref for pair in made}}
    banded = [list(_bands(pair, bands[pair.person.ref])) for pair in made]
    differences = [
        pair.program.percent - pair.person.percent
        for pair in made
        if pair.program.percent is not None and pair.person.percent is not None
    ]
    return GraderAgreement(
        grader,
        len(made),
        bands=rank_agreement([pair for pair in banded if pair]),
        verdicts=rank_agreement([verdicts for pair in made if (verdicts := list(_verdicts(pair)))]),
        percents=len(differences),
        difference=mean_difference(differences),
    )


def _bands(pair: pairs.Pair, bands: Sequence[Band]) -> Iterator[Pair]:
    """Yield the band that each gave, counted from the lowest, where both gave one."""
    if pair.person.band is not None and pair.program.band is not None:
        yield _band(pair.person, bands), _band(pair.program, bands)


def _band(card: Scorecard, bands: Sequence[Band]) -> int:
    percent = card.percent or 0.0
    return sum(band.from_ <= percent for band in bands)


def _verdicts(pair: pairs.Pair) -> Iterator[Pair]:
    return point_ranks(verdict_pairs(verdicts_of(pair.person), verdicts_of(pair.program)))
