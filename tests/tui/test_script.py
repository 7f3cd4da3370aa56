"""A conversation as one text to read: nothing a person said is hidden, and no answer takes long to lay out."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mock_interview.scoring.conversation import Said
from mock_interview.text import Span
from mock_interview.tui.script import Part, Script
from mock_interview.tui.widgets.script import lines_of

WIDTH = 20
FAR_APART = "Scaling comes first." + "\n" * 500_000 + "Trees do not need it."


def said(*answers: str) -> Script:
    return Script(Part("You", Said("candidate", "answer", answer)) for answer in answers)


def read(script: Script, span: Span) -> str:
    return script.text[span.start : span.end]


def test_blank_lines_that_go_on_and_on_are_drawn_as_two() -> None:
    script = said(FAR_APART)
    assert [read(script, line) for line in lines_of(script.text, 80)] == [
        "You",
        "Scaling comes first.",
        "",
        "",
        "Trees do not need it.",
    ]


def test_a_quote_over_blank_lines_that_are_not_drawn_is_found() -> None:
    script = said(FAR_APART)
    assert script.find(FAR_APART) == script.find("Scaling comes first. Trees do not need it.") is not None
    found = script.find("Trees do not need it.")
    assert found is not None
    assert read(script, found) == "Trees do not need it."


@given(st.text("ab é界\n", max_size=200))
def test_every_word_stands_in_a_line_that_fits(text: str) -> None:
    lines = [text[span.start : span.end] for span in lines_of(text, WIDTH)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(cell_len(line) <= WIDTH for line in lines)
