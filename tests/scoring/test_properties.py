"""What holds of every rubric and every judgement."""

import json
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from mock_interview.rubric.models import Checklist, Criterion, Point, Rubric
from mock_interview.scoring.arithmetic import coverage_of, percent_of, score_criteria
from mock_interview.scoring.judgement import Flag, Judgement, MisconceptionJudgement, PointJudgement, Verdict
from mock_interview.scoring.marking import mark
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import Deduction, GraderName, from_json, to_json
from tests.builders import CREATED_AT, QUOTE, conversation, provenance, subject
from tests.scoring.strategies import DEDUCTIONS, KINDS, NOT_SAID, judgements, rubrics

Item = TypeVar("Item")
QUOTABLE = Quotable(conversation())
CHECKERS = st.sampled_from([QUOTABLE, None])


@st.composite
def judged(draw: st.DrawFn) -> tuple[Rubric, Judgement]:
    of = draw(rubrics())
    return of, draw(judgements(of))


def longer_by(weight: float, criterion: Criterion, chosen: str) -> Criterion:
    """Return the chosen checklist with one point more, any other criterion as it is."""
    if not isinstance(criterion, Checklist) or criterion.id != chosen:
        return criterion
    return criterion.model_copy(update={"points": [*criterion.points, Point(id="new", text="New", weight=weight)]})


@given(judged(), CHECKERS, DEDUCTIONS)
def test_every_number_stays_in_its_range(
    case: tuple[Rubric, Judgement], quotable: Quotable | None, deductions: list[Deduction]
) -> None:
    of, claims = case
    criteria = score_criteria(of, claims, quotable)
    percent = percent_of(criteria, deductions)
    assert percent is None or 0 <= percent <= 100
    assert 0 <= coverage_of(of, criteria) <= 1
    assert all(criterion.score is None or 0 <= criterion.score <= 1 for criterion in criteria)
    assert all(point.credit is None or 0 <= point.credit <= 1 for each in criteria for point in each.points)


@given(judged(), CHECKERS, DEDUCTIONS, st.data())
def test_a_better_verdict_never_lowers_the_percent(
    case: tuple[Rubric, Judgement], quotable: Quotable | None, deductions: list[Deduction], data: st.DataObject
) -> None:
    of, claims = case
    assume(of.points)
    id_ = data.draw(st.sampled_from(list(of.points)))

    def percent(verdict: Verdict) -> float:
        points = {**claims.points, id_: PointJudgement(verdict, QUOTE)}
        found = percent_of(score_criteria(of, replace(claims, points=points), quotable), deductions)
        assert found is not None
        return found

    assert percent("missing") <= percent("partial") <= percent("met")


@given(judged(), CHECKERS, st.data())
def test_a_misconception_never_raises_the_percent(
    case: tuple[Rubric, Judgement], quotable: Quotable | None, data: st.DataObject
) -> None:
    of, claims = case
    assume(of.misconceptions)
    id_ = data.draw(st.sampled_from(list(of.misconceptions)))

    def percent(*, made: bool) -> float | None:
        wrongs = {**claims.misconceptions, id_: MisconceptionJudgement(made, QUOTE)}
        return percent_of(score_criteria(of, replace(claims, misconceptions=wrongs), quotable))

    without, with_it = percent(made=False), percent(made=True)
    assert with_it is not None
    assert without is None or with_it <= without


@given(judged(), CHECKERS, st.floats(0.1, 10), st.data())
def test_an_unassessed_point_more_changes_coverage_alone(
    case: tuple[Rubric, Judgement], quotable: Quotable | None, weight: float, data: st.DataObject
) -> None:
    of, claims = case
    before = score_criteria(of, claims, quotable)
    assessed = {each.id for each in before if any(point.credit is not None for point in each.points)}
    assume(assessed)
    chosen = data.draw(st.sampled_from(sorted(assessed)))
    longer = of.model_copy(update={"criteria": [longer_by(weight, each, chosen) for each in of.criteria]})
    after = score_criteria(longer, claims, quotable)
    assert [each.score for each in after] == [each.score for each in before]
    assert percent_of(after) == percent_of(before)
    assert coverage_of(longer, after) <= coverage_of(of, before)


@given(rubrics().flatmap(lambda of: st.tuples(st.just(of), judgements(of, st.just(NOT_SAID)))))
def test_a_programs_unquotable_credit_never_counts(case: tuple[Rubric, Judgement]) -> None:
    of, claims = case
    criteria = score_criteria(of, claims, QUOTABLE)
    assert percent_of(criteria) in (None, 0)
    assert not any(point.credit for each in criteria for point in each.points)
    assert not any(wrong.made for each in criteria for wrong in each.misconceptions)
    lowest = {scale.id: scale.lowest for scale in of.scales}
    assert all(each.level in (None, lowest[each.id]) for each in criteria if each.kind == "levels")


@given(judged())
def test_what_a_program_cannot_quote_is_assessed_all_the_same(case: tuple[Rubric, Judgement]) -> None:
    of, claims = case
    by_person, by_program = score_criteria(of, claims, None), score_criteria(of, claims, QUOTABLE)
    points = [[[point.credit is None for point in each.points] for each in card] for card in (by_person, by_program)]
    assert points[0] == points[1]


@given(judged())
def test_a_persons_credit_counts_without_a_quote(case: tuple[Rubric, Judgement]) -> None:
    of, claims = case
    silent = Judgement(
        points={id_: replace(claim, quote="") for id_, claim in claims.points.items()},
        misconceptions={id_: replace(claim, quote="") for id_, claim in claims.misconceptions.items()},
        levels={id_: replace(claim, quote="") for id_, claim in claims.levels.items()},
    )
    assert percent_of(score_criteria(of, silent, None)) == percent_of(score_criteria(of, claims, None))


@given(judged(), CHECKERS, st.randoms(use_true_random=False))
def test_the_order_of_criteria_points_and_verdicts_changes_nothing(
    case: tuple[Rubric, Judgement], quotable: Quotable | None, random: Random
) -> None:
    of, claims = case
    mixed = of.model_copy(update={"criteria": shuffled([mixed_up(each, random) for each in of.criteria], random)})
    turned = replace(
        claims,
        points=dict(shuffled(list(claims.points.items()), random)),
        misconceptions=dict(shuffled(list(claims.misconceptions.items()), random)),
        levels=dict(shuffled(list(claims.levels.items()), random)),
    )
    before, after = score_criteria(of, claims, quotable), score_criteria(mixed, turned, quotable)
    assert {each.id: each.score for each in before} == {each.id: each.score for each in after}
    assert percent_of(before) == percent_of(after)
    assert coverage_of(of, before) == coverage_of(mixed, after)


def mixed_up(criterion: Criterion, random: Random) -> Criterion:
    if not isinstance(criterion, Checklist):
        return criterion
    points, wrongs = shuffled(criterion.points, random), shuffled(criterion.misconceptions, random)
    return criterion.model_copy(update={"points": points, "misconceptions": wrongs})


def shuffled(items: list[Item], random: Random) -> list[Item]:
    return random.sample(items, len(items))


@given(judged(), KINDS, DEDUCTIONS, st.text(), st.lists(st.builds(Flag, st.text(), st.text(), st.text()), max_size=2))
def test_a_scorecard_comes_back_from_json_as_it_was(
    case: tuple[Rubric, Judgement], kind: GraderName, deductions: list[Deduction], said: str, flags: list[Flag]
) -> None:
    of, claims = case
    claims = replace(claims, strength=said, fix=said, flags=tuple(flags))
    card = mark(subject(of, *deductions), claims, conversation(), provenance(kind), CREATED_AT)
    assert from_json(json.loads(json.dumps(to_json(card)))) == card
