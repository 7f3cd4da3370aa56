import pytest

from mock_interview.scoring.judgement import Flag, Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.marking import mark
from mock_interview.scoring.scorecard import Deduction, GraderName, Scorecard, Usage
from tests.builders import (
    ANSWER,
    CREATED_AT,
    QUOTE,
    checklist,
    conversation,
    judgement,
    provenance,
    rubric,
    scale,
    scorecard,
    subject,
)

OF = rubric(checklist({"slow-descent": 1, "trees": 1}, {"always": 1}), scale())
MADE_UP = "words that nobody said"
UNSAID = "the words quoted for it are not in the answer"
CLAIMS = Judgement(
    points={"slow-descent": PointJudgement("met", QUOTE, "Says so."), "trees": PointJudgement("partial", MADE_UP)},
    misconceptions={"always": MisconceptionJudgement(made=True, quote=MADE_UP)},
    levels={"clarity": LevelJudgement(3, MADE_UP)},
    flags=(Flag("injection", "answer", "The answer speaks to the grader."),),
)


def card_of(kind: GraderName) -> Scorecard:
    return scorecard(CLAIMS, OF, kind)


@pytest.mark.parametrize("kind", ["llm", "offline"])
class TestAProgram:
    def test_earns_with_a_quote(self, kind: GraderName) -> None:
        point = card_of(kind).criteria[0].points[0]
        assert (point.verdict, point.credit, point.quote, point.quote_verified) == ("met", 1, QUOTE, True)
        assert (point.reason, point.claimed) == ("Says so.", None)

    def test_earns_nothing_for_a_point_without_one(self, kind: GraderName) -> None:
        point = card_of(kind).criteria[0].points[1]
        assert (point.verdict, point.credit, point.quote_verified) == ("missing", 0, False)
        assert (point.reason, point.claimed) == (UNSAID, "partial")

    def test_holds_no_misconception_against_the_candidate_without_one(self, kind: GraderName) -> None:
        wrong = card_of(kind).criteria[0].misconceptions[0]
        assert (wrong.made, wrong.reason, wrong.claimed) == (False, UNSAID, True)

    def test_gives_the_lowest_level_without_one(self, kind: GraderName) -> None:
        clarity = card_of(kind).criteria[1]
        assert (clarity.level, clarity.score, clarity.quote_verified) == (0, 0, False)
        assert (clarity.reason, clarity.claimed) == (UNSAID, 3)

    def test_is_marked_where_credit_was_withheld(self, kind: GraderName) -> None:
        assert [(flag.code, flag.about) for flag in card_of(kind).flags] == [
            ("injection", "answer"),
            ("withheld", "trees"),
            ("withheld", "always"),
            ("withheld", "clarity"),
        ]
        assert card_of(kind).flags[1].text == f"trees: not counted, because {UNSAID}."

    def test_needs_no_quote_to_find_nothing(self, kind: GraderName) -> None:
        nothing = judgement({"slow-descent": "missing"}, levels={"clarity": 0}, quote="")
        card = scorecard(nothing, OF, kind)
        assert (card.percent, card.flags) == (0, ())


@pytest.mark.parametrize("kind", ["self", "human"])
def test_a_persons_judgement_binds_as_it_stands(kind: GraderName) -> None:
    card = card_of(kind)
    assert [point.verdict for point in card.criteria[0].points] == ["met", "partial"]
    assert card.criteria[0].misconceptions[0].made
    assert (card.criteria[0].score, card.criteria[1].level) == (0.25, 3)
    assert [flag.code for flag in card.flags] == ["injection"]


def test_a_scorecard_holds_everything_known_of_the_grading() -> None:
    about = subject(OF, Deduction("hint 1", 5))
    usage = Usage(prompt_tokens=900, completion_tokens=80, seconds=1.5, requests=1)
    claims = judgement({"slow-descent": "met", "trees": "met"}, levels={"clarity": 3})
    card = mark(about, claims, conversation(ANSWER), provenance(), CREATED_AT, usage)
    assert (card.percent, card.coverage, card.band) == (95, 1, "strong hire")
    assert (card.attempt, card.ref, card.rubric_sha256) == (about.attempt, about.ref, about.rubric_sha256)
    assert (card.created_at, card.grader, card.usage) == (CREATED_AT, provenance(), usage)
    assert card.deductions == (Deduction("hint 1", 5),)


def test_no_band_is_given_where_too_little_was_assessed() -> None:
    card = scorecard(judgement({"slow-descent": "met"}), OF)
    assert (card.percent, card.coverage, card.band) == (100, 0.25, None)


def test_the_spread_of_several_votes_stands_with_its_criterion() -> None:
    card = scorecard(Judgement(spreads={"facts": 0.25, "clarity": 0.0}), OF)
    assert [criterion.spread for criterion in card.criteria] == [0.25, 0.0]
