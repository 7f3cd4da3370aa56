from mock_interview.interview.delivery import plain_lines, report

FIFTY_WORDS = "The early layers learn slowly when each gradient is small. " * 5


def lines(answer: str, seconds: int = 120, question: str = "") -> list[str]:
    return plain_lines(report(answer, seconds, question))


def test_the_length_is_told_as_time_aloud_and_against_the_question() -> None:
    told = lines("word " * 200)
    assert told[0] == "200 words, about 1:15-1:32 aloud."
    assert told[1] == "That fits the 2:00 the question gives."


def test_a_short_answer_is_told_to_add() -> None:
    assert "less than half of the 2:00" in lines("It fell.")[1]


def test_a_long_answer_is_told_to_drop() -> None:
    assert "more than the 0:30" in lines("word " * 200, seconds=30)[1]


def test_harmless_fillers_are_said_to_be_harmless() -> None:
    told = lines(f"Um, {FIFTY_WORDS * 2}")
    assert any(line.startswith("1 filler, about 1.4 a minute: 'um'.") for line in told)
    assert "Up to about 5 a minute is harmless." in told


def test_many_fillers_are_said_to_distract() -> None:
    told = lines(FIFTY_WORDS * 2 + "Um, uh, um, uh, um, uh, um, uh, um, uh.")
    assert "About 12 a minute or more distracts listeners; try a short silence instead." in told


def test_a_short_answer_gets_a_count_and_no_rate() -> None:
    told = lines("Um, it fell, um, twice.")
    assert "2 fillers: 'um' (2)." in told
    assert not any("a minute" in line for line in told)


def test_no_fillers_is_said_too() -> None:
    assert "No fillers." in lines("It fell.")


def test_hedges_are_named_as_people_write_them() -> None:
    assert any(line.startswith("1 hedge: 'I guess'.") for line in lines("I guess it fell."))


def test_hedges_are_not_mentioned_where_there_are_none() -> None:
    assert not any("hedge" in line for line in lines("It fell."))


def test_signposts_are_named_once_each() -> None:
    assert "2 signposts: 'for example'." in lines("For example, it fell. For example, it rose.")


def test_a_sentence_too_long_for_one_breath_is_to_be_broken() -> None:
    assert "Your longest sentence has 40 words. Break it in two." in lines("word " * 40)


def test_repeated_words_are_named_with_their_counts() -> None:
    assert "You often come back to 'drift' (4); see whether each is needed." in lines("Drift, drift, drift, drift.")


def test_an_endless_word_is_cut() -> None:
    assert all(len(line) < 160 for line in lines(("a" * 5000 + " ") * 4))


def test_an_answer_without_words_gets_one_line() -> None:
    assert lines("?!") == ["There is nothing to report on: the answer has no words."]
