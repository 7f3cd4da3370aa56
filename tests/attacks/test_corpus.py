"""The corpus is what the other tests take it for."""

from tests.attacks.attack import BASELINE
from tests.attacks.corpus import ATTACKS
from tests.attacks.empty import QUESTION
from tests.attacks.playing import load


def test_there_are_at_least_sixty_attacks() -> None:
    assert len(ATTACKS) >= 60


def test_no_two_attacks_have_a_name_in_common() -> None:
    names = [attack.name for attack in (BASELINE, *ATTACKS)]
    assert sorted(names) == sorted(set(names))


def test_no_two_attacks_are_the_same() -> None:
    typed = [(attack.asked_back, attack.text) for attack in (BASELINE, *ATTACKS)]
    assert len(typed) == len(set(typed))


def test_the_echoes_say_the_question_that_is_asked() -> None:
    assert load().rubric.question == QUESTION


def test_the_honest_answer_is_nobodys_example() -> None:
    assert BASELINE.text not in [example.answer for example in load().rubric.examples]
