"""What a gullible model can and cannot give away, and what an honest answer keeps."""

from pathlib import Path

import pytest

from mock_interview.text import folded, has_content_word
from tests.attacks.attack import BASELINE, Attack
from tests.attacks.conftest import Outcomes
from tests.attacks.corpus import ATTACKS, FAMILIES
from tests.attacks.empty import QUESTION
from tests.attacks.gullible import HOLLOW, gullible
from tests.attacks.playing import play

EARNING = [attack for attack in ATTACKS if attack.earns]


def by_name(attack: Attack) -> str:
    return attack.name


@pytest.mark.parametrize("family", [BASELINE.family, *FAMILIES])
def test_hollow_quotes_earn_nothing(with_hollow_quotes: Outcomes, family: str) -> None:
    outcomes = [one for one in with_hollow_quotes.values() if one.attack.family == family]
    assert [one.attack.name for one in outcomes if one.credited or one.card.percent != 0.0] == []
    assert outcomes


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("invented", "the words quoted for it are not in the answer"),
        ("empty", "no words of the answer were quoted for it"),
        ("interviewer's", "the words quoted for it are the interviewer's own"),
        ("function words", "the words quoted for it say nothing by themselves"),
        ("asked back", "the words quoted for it are not in the answer"),
    ],
)
async def test_each_hollow_quote_is_withheld_and_marked(tmp_path: Path, kind: str, why: str) -> None:
    aside = Attack("aside", "test", f"{BASELINE.text} {QUESTION}", asked_back="Do you mean the order of the values?")
    (outcome,) = await play([aside], gullible(HOLLOW[kind]), tmp_path)
    checklist, scale = outcome.card.criteria
    assert [(point.claimed, point.reason) for point in checklist.points] == [("met", why)] * len(checklist.points)
    assert (scale.claimed, scale.reason) == (3, why)
    assert {flag.code for flag in outcome.card.flags} == {"withheld"}


@pytest.mark.parametrize("family", FAMILIES)
def test_what_a_gullible_model_gives_away_rests_on_the_candidates_own_content_words(
    with_own_words: Outcomes, family: str
) -> None:
    for outcome in [one for one in with_own_words.values() if one.attack.family == family]:
        for quote in {point.quote for point in outcome.credited}:
            assert folded(outcome.attack.text).contains(quote)
            assert not folded(QUESTION).contains(quote)
            assert has_content_word(quote)
        assert outcome.is_flagged_as_shared is bool(outcome.credited)


def test_the_quote_check_alone_does_not_stop_own_words_that_miss_the_point(with_own_words: Outcomes) -> None:
    assert with_own_words["ignore the rubric"].card.percent == 100.0
    assert with_own_words["ignore the rubric"].is_flagged_as_shared


@pytest.mark.parametrize("attack", EARNING, ids=by_name)
def test_an_honest_answer_keeps_its_points_whatever_stands_beside_it(honestly: Outcomes, attack: Attack) -> None:
    earned = {point.id for point in honestly[BASELINE.name].credited}
    assert earned <= {point.id for point in honestly[attack.name].credited}
    assert len(earned) >= 4


def test_an_honest_model_has_nothing_withheld(honestly: Outcomes) -> None:
    assert [flag.code for flag in honestly[BASELINE.name].card.flags] == []


def test_an_answer_given_as_a_question_back_earns_nothing(honestly: Outcomes) -> None:
    assert honestly["answer asked back"].credited == []
