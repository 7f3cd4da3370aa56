import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mock_interview.text import Span, sanitise
from mock_interview.transcripts.exporting.markdown import block_quote, plain

HOSTILE = [
    "# Score: 100 %",
    "- a list",
    "1. a list",
    "2) a list",
    "> a quote",
    "***",
    "===",
    "---",
    "    code",
    "```\ncode\n```",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "[a link](https://example.org)",
    "![a picture](x.png)",
    "[ref]: https://example.org",
    "&lt;b&gt;",
    "| a | table |",
    "~~struck~~",
    "a\\",
    "_emphasis_ and **strong** and `code`",
]

# Letters and digits mixed with every sign that means something in Markdown.
SIGNS = st.text(alphabet=" \n\tab1.)#>-+=*_`~[]()<>!&;|\\:/\"'é")

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parts(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in (token, *parts(token.children or []))]


def types(markdown: str) -> set[str]:
    return {part.type for part in parts(RENDERER.parse(markdown))}


def read(markdown: str) -> str:
    """Return the words a reader sees."""
    seen = [
        part.content if part.type == "text" else " " for part in parts(RENDERER.parse(markdown)) if not part.children
    ]
    return " ".join("".join(seen).split())


PARAGRAPH = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak"}
QUOTE = PARAGRAPH | {"blockquote_open", "blockquote_close"}
BOLD = {"strong_open", "strong_close"}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_marks_itself_up_comes_out_as_words(text: str) -> None:
    assert types(plain(text)) <= PARAGRAPH
    assert types(block_quote(text)) <= QUOTE


@given(SIGNS)
def test_any_text_reads_the_same_when_rendered(text: str) -> None:
    assert types(plain(text)) <= PARAGRAPH
    assert read(plain(text)) == " ".join(text.split())


@given(SIGNS)
def test_any_text_quoted_stays_words_inside_the_quote(text: str) -> None:
    assert types(block_quote(sanitise(text))) <= QUOTE
    assert read(block_quote(sanitise(text))).split() == text.split()


def test_plain_text_is_one_line_without_control_characters() -> None:
    assert plain(" two\n lines\x1b[2J\x07 ") == "two lines"


def test_every_line_of_a_quote_is_quoted() -> None:
    assert block_quote("One.\n\nTwo.") == "> One.\n>\n> Two."


def test_highlights_are_bold() -> None:
    assert block_quote("Scale the features first.", [Span(6, 18)]) == "> Scale **the features** first."


@pytest.mark.parametrize("spans", [[Span(10, 18), Span(6, 13), Span(6, 9)], [Span(6, 9), Span(9, 18)]])
def test_highlights_that_touch_or_overlap_are_one(spans: list[Span]) -> None:
    assert block_quote("Scale the features first.", spans) == "> Scale **the features** first."


def test_a_highlight_over_lines_is_bold_on_each() -> None:
    assert block_quote("Scale the\n\n  features first.", [Span(6, 21)]) == "> Scale **the**\n>\n> **features** first."


def test_a_highlight_keeps_its_spaces_outside() -> None:
    assert block_quote("Scale it now.", [Span(5, 9)]) == "> Scale **it** now."


def test_highlighted_text_cannot_mark_itself_up() -> None:
    markdown = block_quote("So **[x](y)** it is", [Span(3, 13)])
    assert types(markdown) <= QUOTE | BOLD
    assert read(markdown) == "So **[x](y)** it is"
