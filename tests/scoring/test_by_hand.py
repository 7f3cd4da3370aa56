import pytest

from mock_interview.rubric.models import Rubric
from mock_interview.scoring.by_hand import (
    Claim,
    by_hand,
    by_hand_told,
    changes,
    claims_of,
    judgement_of,
    verdict_word,
    verdicts_of,
    weighs_finer,
)
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.scoring.marking import mark
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.second_card import carried_over, overruled
from tests.builders import (
    ANSWER,
    CREATED_AT,
    QUOTE,
    checklist,
    conversation,
    provenance,
    rubric,
    scale,
    scorecard,
    subject,
)

TREES = "Decision trees do not care"


@pytest.fixture
def small() -> Rubric:
    return rubric(checklist({"slow-descent": 1, "trees": 1}, {"always": 1}), scale())


@pytest.fixture
def proposal(small: Rubric) -> Scorecard:
    """One point met, a misconception held against the candidate, the second level."""
    claims = Judgement(
        points={"slow-descent": PointJudgement("met", QUOTE, "Said.", 0.8), "trees": PointJudgement("missing")},
        misconceptions={"always": MisconceptionJudgement(made=True, quote=TREES, reason="Claimed.")},
        levels={"clarity": LevelJudgement(2, QUOTE, "Clear enough.")},
        strength="The mechanism.",
        fix="Say which models do not care.",
    )
    return scorecard(claims, small, "offline")


def corrected(proposal: Scorecard, **verdicts: Claim) -> dict[str, Claim]:
    return {**verdicts_of(proposal), **verdicts}


def own_card(small: Rubric, proposal: Scorecard | None, verdicts: dict[str, Claim]) -> Scorecard:
    return scorecard(by_hand(verdicts, proposal), small, "self")


def test_a_confirmed_verdict_keeps_the_quote_and_the_reason_proposed_for_it(proposal: Scorecard) -> None:
    judged = by_hand(verdicts_of(proposal), proposal)
    assert judged.points["slow-descent"] == PointJudgement("met", QUOTE, "Said.")
    assert judged.misconceptions["always"] == MisconceptionJudgement(made=True, quote=TREES, reason="Claimed.")
    assert judged.levels["clarity"] == LevelJudgement(2, QUOTE, "Clear enough.")
    assert (judged.strength, judged.fix) == (proposal.strength, proposal.fix)


def test_a_corrected_verdict_has_no_quote_and_says_from_what(proposal: Scorecard) -> None:
    verdicts = corrected(proposal, trees=PointJudgement("met"), always=MisconceptionJudgement(made=False))
    judged = by_hand({**verdicts, "clarity": LevelJudgement(None)}, proposal)
    assert judged.points["trees"] == PointJudgement("met", "", "Corrected by hand from missing to met.")
    assert judged.misconceptions["always"].reason == "Corrected by hand from claimed to not claimed."
    assert judged.levels["clarity"] == LevelJudgement(None, "", "Corrected by hand from level 2 to cannot tell.")


def test_words_on_the_proposal_as_a_whole_go_with_the_first_correction(proposal: Scorecard) -> None:
    judged = by_hand(corrected(proposal, trees=PointJudgement("met")), proposal)
    assert (judged.strength, judged.fix) == ("", "")


def test_a_persons_verdict_counts_without_a_quote_and_in_full(small: Rubric, proposal: Scorecard) -> None:
    verdicts = corrected(proposal, trees=PointJudgement("partial"), always=MisconceptionJudgement(made=False))
    card = own_card(small, proposal, verdicts)
    assert [point.credit for point in card.criteria[0].points] == [1.0, 0.5]
    assert card.criteria[0].score == 0.75


def test_verdicts_without_a_proposal_stand_bare(small: Rubric) -> None:
    card = own_card(small, None, {"slow-descent": PointJudgement("met")})
    assert card.criteria[0].points[0].reason == ""
    assert card.criteria[0].points[1].verdict == "unassessed"


def test_verdicts_go_into_a_judgement_and_out_of_it_again(proposal: Scorecard) -> None:
    verdicts = verdicts_of(proposal)
    assert claims_of(judgement_of(verdicts)) == verdicts


def test_what_was_withheld_is_proposed_as_it_was_counted(small: Rubric) -> None:
    claims = Judgement(points={"trees": PointJudgement("met", "words that nobody said")})
    assert verdicts_of(scorecard(claims, small, "llm"))["trees"] == PointJudgement("missing")


def test_changes_name_what_they_are_about_and_both_verdicts(small: Rubric, proposal: Scorecard) -> None:
    card = own_card(small, proposal, corrected(proposal, trees=PointJudgement("met"), clarity=LevelJudgement(3)))
    told = [(change.about, change.before, change.after) for change in changes(proposal, card, {"trees": "Trees do"})]
    assert told == [("Trees do", "missing", "met"), ("Clarity", "level 2", "level 3")]


def test_what_a_change_is_about_can_be_followed_by_a_colon(small: Rubric, proposal: Scorecard) -> None:
    card = own_card(small, proposal, corrected(proposal, trees=PointJudgement("met")))
    assert [change.about for change in changes(proposal, card, {"trees": "Trees do not need it."})] == [
        "Trees do not need it"
    ]


def test_a_credit_that_only_became_full_is_no_change(small: Rubric, proposal: Scorecard) -> None:
    assert not list(changes(proposal, own_card(small, proposal, verdicts_of(proposal)), {}))


def test_a_card_tells_how_many_verdicts_a_person_changed(small: Rubric, proposal: Scorecard) -> None:
    same = own_card(small, proposal, verdicts_of(proposal))
    one = own_card(small, proposal, corrected(proposal, trees=PointJudgement("met")))
    two = own_card(small, proposal, corrected(proposal, trees=PointJudgement("met"), clarity=LevelJudgement(0)))
    told = [by_hand_told(card, proposal) for card in (same, one, two)]
    counts = [text.removeprefix("Checked by hand: ").partition(" changed")[0] for text in told]
    assert counts == ["no verdict", "1 verdict", "2 verdicts"]
    assert told[0].endswith("from what the offline grader proposed.")
    assert by_hand_told(same, None) == "Scored by hand, without a proposal."
    assert by_hand_told(proposal, None) == ""


def test_every_verdict_has_a_word() -> None:
    claims: list[Claim] = [
        PointJudgement("partial"),
        PointJudgement("unassessed"),
        LevelJudgement(None),
        LevelJudgement(0),
    ]
    assert [verdict_word(claim) for claim in claims] == ["partly", "cannot tell", "cannot tell", "level 0"]


def test_a_follow_up_builds_on_what_a_person_gave_without_a_quote(small: Rubric, proposal: Scorecard) -> None:
    verdicts = corrected(proposal, trees=PointJudgement("met"), clarity=LevelJudgement(3))
    first = own_card(small, proposal, verdicts)
    said = conversation(ANSWER, "And a bit more.")
    judged = carried_over(first, Judgement(), Quotable(said))
    second = mark(subject(small), judged, said, provenance("llm"), CREATED_AT)
    assert second.percent == first.percent
    assert [point.verdict for point in second.criteria[0].points] == ["met", "met"]
    third = mark(subject(small), carried_over(second, Judgement(), Quotable(said)), said, provenance("llm"), CREATED_AT)
    assert third.percent == first.percent


def test_an_appeal_leaves_alone_what_a_person_gave_elsewhere(small: Rubric, proposal: Scorecard) -> None:
    verdicts = corrected(proposal, trees=PointJudgement("met"), always=MisconceptionJudgement(made=False))
    standing = own_card(small, proposal, verdicts)
    heard = overruled(standing, Judgement(levels={"clarity": LevelJudgement(3, QUOTE)}))
    card = mark(subject(small), heard, conversation(), provenance("llm"), CREATED_AT)
    assert card.criteria[0].score == standing.criteria[0].score == 1.0


def test_a_program_cannot_settle_a_claim_by_leaving_out_its_quote(small: Rubric) -> None:
    card = scorecard(Judgement(points={"trees": PointJudgement("met")}), small, "llm")
    assert card.criteria[0].points[1].verdict == "missing"


def test_a_proposal_weighs_finer_where_a_point_has_another_share_than_its_verdict_is_worth(
    small: Rubric, proposal: Scorecard
) -> None:
    assert weighs_finer(proposal)
    whole = Judgement(points={"slow-descent": PointJudgement("partial", QUOTE), "trees": PointJudgement("unassessed")})
    assert not weighs_finer(scorecard(whole, small, "offline"))
