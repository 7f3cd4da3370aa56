import pytest

from mock_interview.interview.plain import MAX_CHARS, Answered, AskedBack, Commanded, Ear, Move


def heard(*lines: str, begun: str = "", commands: bool = False) -> list[Move | None]:
    ear = Ear(begun, commands=commands)
    return [ear.hear(line) for line in lines]


def test_an_empty_line_ends_an_answer() -> None:
    assert heard("Gradient descent", "  crawls.  ", "") == [None, None, Answered("Gradient descent\ncrawls.")]


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\r", "\x1b[2J", "\u200b"])
def test_blank_lines_before_an_answer_are_skipped(blank: str) -> None:
    assert heard(blank, blank, "It crawls.", blank) == [None, None, None, Answered("It crawls.")]


def test_the_end_of_the_input_ends_an_answer_or_finds_none() -> None:
    ear = Ear(commands=False)
    assert ear.end() == Answered("")
    ear.hear("It crawls.")
    assert ear.end() == Answered("It crawls.")


def test_a_line_that_begins_with_a_question_mark_asks_back_and_is_no_part_of_the_answer() -> None:
    asked, _, again, ended = heard("? do you mean strict SGD?", "It crawls.", "  ?why", "")
    assert (asked, again) == (AskedBack("do you mean strict SGD?"), AskedBack("why"))
    assert ended == Answered("It crawls.")


@pytest.mark.parametrize(
    ("line", "command"),
    [("hint", "hint"), (" Give   UP ", "give up"), ("next", "next"), ("QUIT", "quit"), ("retry", "retry")],
)
def test_in_a_terminal_a_word_alone_on_a_line_is_a_command(line: str, command: str) -> None:
    [move] = heard(line, commands=True)
    assert isinstance(move, Commanded)
    assert move.command == command


def test_a_command_among_other_words_is_part_of_the_answer() -> None:
    assert heard("next I would scale", "", commands=True)[-1] == Answered("next I would scale")


def test_without_a_terminal_a_command_is_part_of_the_answer() -> None:
    assert heard("next", "")[-1] == Answered("next")


def test_an_answer_goes_on_from_what_was_typed_before() -> None:
    assert heard("crawls.", "", begun="Gradient descent\n")[-1] == Answered("Gradient descent\ncrawls.")


@pytest.mark.parametrize("lines", [["a" * (MAX_CHARS + 5)], ["a" * MAX_CHARS, "b"], ["ab"] * MAX_CHARS])
def test_what_is_beyond_the_longest_answer_is_left_out_and_told(lines: list[str]) -> None:
    [*_, ended] = heard(*lines, "")
    assert isinstance(ended, Answered)
    assert (len(ended.text.replace("\n", "")), ended.is_cut) == (MAX_CHARS, True)


def test_nothing_heard_can_steer_a_terminal() -> None:
    assert heard("It \x1b]0;title\x07cra\u202ewls.", "")[-1] == Answered("It crawls.")
