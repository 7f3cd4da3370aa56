from mock_interview.text import words
from mock_interview.workshop.bench.tampering import contradicted, drawn_out, keywords, negate, shuffled

ANSWER = "Descent is slow where ranges differ. Trees don't care. A split was never moved by a scale."


def test_what_is_shuffled_is_the_same_words_in_an_order_that_is_always_the_same() -> None:
    mixed = shuffled(ANSWER.split(), "scaling")
    assert mixed == shuffled(ANSWER.split(), "scaling") != ANSWER
    assert sorted(mixed.split()) == sorted(ANSWER.split())


def test_another_seed_gives_another_order() -> None:
    assert shuffled(ANSWER.split(), "scaling") != shuffled(ANSWER.split(), "drift")


def test_keywords_are_the_words_that_say_something_each_once() -> None:
    assert keywords("The slope is steep, and a steep slope is slow.") == ["slope", "steep", "slow"]


def test_verbs_are_turned_round_whichever_way_they_stood() -> None:
    assert negate("It is slow, it does not stop and it can't start.") == (
        "It is not slow, it does stop and it can start.",
        3,
    )


def test_only_sentences_that_can_be_negated_are_left_of_a_contradicted_answer() -> None:
    assert contradicted("Descent is slow. Trees split. It can stop.") == "Descent is not slow. It can not stop."
    assert contradicted("Trees split.") == ""


def test_what_is_drawn_out_begins_as_before_and_is_twice_as_long() -> None:
    long = drawn_out(ANSWER)
    assert long.startswith(f"{ANSWER} ")
    assert len(long.split()) == 2 * len(ANSWER.split())


def test_even_a_very_long_answer_is_drawn_out() -> None:
    assert len(words(drawn_out("word " * 1000))) == 2000
