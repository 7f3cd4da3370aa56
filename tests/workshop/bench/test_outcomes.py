"""What is told of a case once it is graded."""

from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.rubric.library import LoadedRubric, load_file
from mock_interview.scoring.agreement import MIN_PAIRS, Figure, RankAgreement
from mock_interview.scoring.judgement import Judgement
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.workshop.bench.cases import Case, cases_of
from mock_interview.workshop.bench.outcomes import (
    BenchedRubric,
    agreement_of,
    authors_verdicts,
    is_below_the_bar,
    outcomes_of,
)
from tests.builders import conversation, judgement, scorecard, write_rubric

EXAMPLE = {
    "id": "plain",
    "answer": "Descent crawls.",
    "percent": [40, 60],
    "verdicts": {"slow-descent": "met", "trees": "missing"},
    "levels": {"clarity": 1},
    "rewording": "It is dead slow.",
}

CLAIMS = judgement({"slow-descent": "met"}, quote="Descent crawls")


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedRubric:
    return load_file(write_rubric(tmp_path, examples=[EXAMPLE]))


def case(loaded: LoadedRubric, name: str) -> Case:
    return next(case for case in cases_of(loaded.rubric, {}) if case.name == name)


def card(loaded: LoadedRubric, claims: Judgement, percent: float | None) -> Scorecard:
    said = conversation("Descent crawls.")
    return replace(scorecard(claims, loaded.rubric, said=said), percent=percent)


def graded(loaded: LoadedRubric, claims: Judgement = CLAIMS, **percents: float | None) -> BenchedRubric:
    named = {name.replace("_", ": "): percent for name, percent in percents.items()}
    return outcomes_of(loaded, [(case(loaded, name), card(loaded, claims, got)) for name, got in named.items()])


@pytest.mark.parametrize(("percent", "is_short"), [(39.9, True), (40.0, False), (60.0, False), (60.1, True)])
def test_an_example_outside_its_range_is_short(loaded: LoadedRubric, percent: float, *, is_short: bool) -> None:
    [outcome] = graded(loaded, plain=percent).outcomes
    assert outcome.is_short is is_short


def test_an_example_that_could_not_be_judged_is_short(loaded: LoadedRubric) -> None:
    assert len(graded(loaded, plain=None, reworded_plain=None).short) == 2


@pytest.mark.parametrize(("percent", "is_short"), [(39.0, True), (40.0, False), (60.0, False), (61.0, True)])
def test_a_rewording_is_held_against_what_its_example_got(
    loaded: LoadedRubric, percent: float, *, is_short: bool
) -> None:
    _, reworded = graded(loaded, plain=50.0, reworded_plain=percent).outcomes
    assert (reworded.measured, reworded.is_short) == (percent - 50.0, is_short)


def test_verdicts_are_held_against_the_authors_where_both_gave_one(loaded: LoadedRubric) -> None:
    claims = judgement({"slow-descent": "met", "trees": "met"}, quote="Descent crawls")
    [outcome] = graded(loaded, claims, plain=50.0).outcomes
    assert [pair.id for pair in outcome.verdicts] == ["slow-descent", "trees", "always"]
    assert [pair.id for pair in outcome.differing] == ["trees"]


def test_a_rewording_has_the_verdicts_of_its_example(loaded: LoadedRubric) -> None:
    plain, reworded = graded(loaded, plain=50.0, reworded_plain=50.0).outcomes
    assert reworded.verdicts == plain.verdicts != ()


def test_what_is_made_from_an_example_has_no_verdicts(loaded: LoadedRubric) -> None:
    made = case(loaded, "drawn out: plain")
    whole = outcomes_of(
        loaded, [(case(loaded, "plain"), card(loaded, CLAIMS, 50.0)), (made, card(loaded, CLAIMS, 50.0))]
    )
    assert [bool(outcome.verdicts) for outcome in whole.outcomes] == [True, False]


def test_an_author_who_gives_a_percent_alone_says_nothing_of_misconceptions(loaded: LoadedRubric) -> None:
    bare = loaded.rubric.examples[0].model_copy(update={"verdicts": {}, "levels": {}})
    assert authors_verdicts(bare, loaded.rubric) == {}
    assert set(authors_verdicts(loaded.rubric.examples[0], loaded.rubric)) == {
        "slow-descent",
        "trees",
        "always",
        "clarity",
    }


def test_agreement_takes_ten_examples_and_counts_no_rewording(loaded: LoadedRubric) -> None:
    claims = judgement({"slow-descent": "met", "trees": "missing"}, quote="Descent crawls")
    one = graded(loaded, claims, plain=50.0, reworded_plain=50.0)
    few, enough = agreement_of([one] * (MIN_PAIRS - 1)), agreement_of([one] * MIN_PAIRS)
    assert (few.exact, few.pairs) == (None, 2 * (MIN_PAIRS - 1))
    assert enough.exact == Figure(1.0, 1.0, 1.0)


def test_agreement_is_below_the_bar_only_where_it_can_be_told() -> None:
    def agreeing(kappa: float | None) -> RankAgreement:
        return RankAgreement(20, None, None, None if kappa is None else Figure(kappa, kappa, kappa))

    assert [is_below_the_bar(agreeing(kappa)) for kappa in (None, 0.6, 0.7)] == [False, True, False]


def test_the_spread_is_that_of_the_criterion_the_votes_differed_most_on(loaded: LoadedRubric) -> None:
    claims = replace(judgement({"slow-descent": "met"}), spreads={"facts": 0.5, "clarity": 0.25})
    [voted] = graded(loaded, claims, plain=50.0).outcomes
    [once] = graded(loaded, plain=50.0).outcomes
    assert (voted.spread, once.spread) == (0.5, None)
