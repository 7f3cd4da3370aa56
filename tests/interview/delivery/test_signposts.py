import pytest

from mock_interview.interview.delivery import report


def signposts(answer: str) -> list[str]:
    return [answer[found.span.start : found.span.end] for found in report(answer, 120).signposts]


def test_each_is_found_at_its_place() -> None:
    answer = (
        "First, I look at the data. The second reason is cost. For example, a tree is cheap. In short, start small."
    )
    assert signposts(answer) == ["First", "The second reason", "For example", "In short"]


def test_one_is_found_after_a_leading_and() -> None:
    assert signposts("It is fast. And finally, it is cheap.") == ["finally"]


@pytest.mark.parametrize(
    "answer", ["The first layer learns edges.", "It came second.", "We then fit it.", "First-order methods are cheap."]
)
def test_an_ordinal_inside_a_clause_is_none(answer: str) -> None:
    assert signposts(answer) == []


def test_a_phrase_does_not_reach_across_a_sentence_end() -> None:
    assert signposts("That is what it is for. Example rows are rare.") == []
