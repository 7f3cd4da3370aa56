import pytest

from mock_interview.workshop.drafting.citations import doubt_about

LINES = {"notes.md:3": "Gradient descent is slow if ranges are uneven.", "notes.md:4": "Thanks for watching!"}


@pytest.mark.parametrize("text", ["Uneven ranges make gradient descent slow", "Gradients are uneven", "Range"])
def test_a_line_that_shares_its_words_is_a_source(text: str) -> None:
    assert doubt_about(text, "notes.md:3", LINES) is None


@pytest.mark.parametrize(
    ("cited", "doubt"),
    [
        ("", "cites no line"),
        ("notes.md:99", "cites 'notes.md:99', which is no line of these notes"),
        ("notes.md:4", "cites notes.md:4, which says nothing of the kind"),
    ],
)
def test_any_other_citation_is_doubted(cited: str, doubt: str) -> None:
    assert doubt_about("Uneven ranges make descent slow", cited, LINES) == doubt


def test_one_word_in_common_is_chance() -> None:
    assert doubt_about("Ranges of mountains are beautiful", "notes.md:3", LINES) is not None
