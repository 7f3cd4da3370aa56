"""What to keep and what to mend after an interview."""

import pytest

from mock_interview.interview.remarks import remarks
from mock_interview.scoring.judgement import Verdict
from tests.interview.tries import ALWAYS, ANSWER, FULL, HALF, NOTHING, SLOW, TREES, judged, tried


def test_a_strength_is_a_point_met_with_the_words_that_earned_it() -> None:
    [strength, *_] = remarks([tried(HALF)], 1).strengths
    assert (strength.question, strength.text, strength.quote) == ("Scaling", "Descent is slow", SLOW)
    assert strength.points == 50.0


def test_points_are_those_of_the_whole_interview() -> None:
    [strength, *_] = remarks([tried(HALF)], 4).strengths
    assert strength.points == 12.5


def test_the_three_weightiest_of_all_questions_come_first() -> None:
    found = remarks([tried(FULL), tried(FULL, title="Trees")], 2).strengths
    assert [(remark.question, remark.points) for remark in found] == [("Scaling", 25), ("Trees", 25), ("Scaling", 12.5)]


@pytest.mark.parametrize("quote", ["", "what I never said"])
def test_what_a_person_gave_credit_for_is_a_strength_without_words_where_the_answer_has_none(quote: str) -> None:
    given = judged({"slow-descent": ("met", quote), "trees": ("met", TREES)}, level=1, level_quote=quote)
    found = remarks([tried(given, kind="self")], 1)
    assert [(remark.text, remark.quote) for remark in found.strengths] == [
        ("Descent is slow", ""),
        ("Trees do not care", TREES),
        ("Clarity: Clear", ""),
    ]
    assert found.fixes == ()


@pytest.mark.parametrize("quote", ["", "what I never said"])
def test_what_a_program_gave_credit_for_without_words_of_the_answer_is_no_strength(quote: str) -> None:
    given = judged({"slow-descent": ("met", quote), "trees": ("met", TREES)})
    assert [remark.quote for remark in remarks([tried(given)], 1).strengths] == [TREES]


def test_the_top_level_is_a_strength_and_any_other_a_fix_that_names_the_top() -> None:
    assert "Clarity: Clear" in [remark.text for remark in remarks([tried(FULL)], 1).strengths]
    [fix, *_] = remarks([tried(judged({}, level=0))], 1).fixes
    assert (fix.text, fix.standing, fix.points) == ("Clarity: Clear", "level", -100.0)


@pytest.mark.parametrize(
    ("verdict", "quote", "standing", "shown"),
    [
        ("missing", "", "missing", ""),
        ("missing", SLOW, "missing", ""),
        ("partial", SLOW, "partial", SLOW),
        ("met", "what I never said", "unproved", ""),
    ],
)
def test_a_fix_shows_words_only_where_they_earned_something(
    verdict: Verdict, quote: str, standing: str, shown: str
) -> None:
    [fix] = remarks([tried(judged({"slow-descent": (verdict, quote)}))], 1).fixes
    assert (fix.standing, fix.quote) == (standing, shown)


def test_a_wrong_claim_is_a_fix_with_the_words_of_it() -> None:
    wrong = judged({"slow-descent": ("met", SLOW), "trees": ("met", TREES)}, wrong=ALWAYS, level=1)
    [fix] = remarks([tried(wrong)], 1).fixes
    assert (fix.text, fix.standing, fix.quote, fix.points) == ("Claims it always matters", "wrong", ALWAYS, -25.0)


def test_no_part_of_a_rubric_is_both_strength_and_fix() -> None:
    partly = judged({"slow-descent": ("partial", SLOW), "trees": ("met", TREES)}, level=1)
    found = remarks([tried(partly)], 1)
    assert not {remark.text for remark in found.strengths} & {remark.text for remark in found.fixes}


def test_what_a_follow_up_won_back_is_told_as_such() -> None:
    later = judged({"slow-descent": ("met", SLOW), "trees": ("met", TREES)}, level=0)
    fixes = remarks([tried(HALF, later)], 1).fixes
    assert [(fix.text, fix.is_won_back) for fix in fixes] == [("Trees do not care", True), ("Clarity: Clear", False)]


def test_the_graders_own_sentence_stands_once_for_each_question() -> None:
    worded = judged({}, level=0, fix="Answer first.")
    scored = judged({"slow-descent": ("missing", ""), "trees": ("missing", "")}, level=0, fix="Name the trees.")
    fixes = remarks([tried(scored), tried(worded, title="Trees")], 2).fixes
    assert [fix.advice for fix in fixes] == ["Answer first.", "Name the trees.", ""]


def test_an_answer_without_a_score_brings_no_remark() -> None:
    found = remarks([tried(), tried(answer=None)], 2)
    assert (found.strengths, found.fixes) == ((), ())


def test_hostile_text_is_made_plain() -> None:
    hostile = f"\x1b[2J{SLOW}"
    scored = judged({"slow-descent": ("met", hostile), "trees": ("missing", "")}, level=0, strength="Good\x1b[2J.")
    [strength] = remarks(
        [tried(scored, answer=f"{hostile}. {ANSWER}", kind="self", title="Sca\x1b]0;x\x07ling")], 1
    ).strengths
    assert (strength.quote, strength.advice, strength.question) == (SLOW, "Good.", "Scaling")


def test_nothing_earned_means_no_strength() -> None:
    assert remarks([tried(NOTHING)], 1).strengths == ()
