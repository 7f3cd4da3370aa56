from collections.abc import Callable

import pytest

from mock_interview.cli.output import StatusLine, bar, has_terminal, percent, say, say_json, table, wrapped


def test_a_table_lines_up_whatever_the_width_of_its_cells() -> None:
    assert list(table(("A", "B"), [("longer", "x"), ("s", "y")])) == ["A       B", "longer  x", "s       y"]


def test_columns_that_do_not_fit_stand_below_their_row() -> None:
    rows = [("longer", "xxxx", "A title"), ("s", "y", "Another title that is too wide by itself")]
    assert list(table(("A", "B", "TITLE"), rows, width=12)) == [
        "A       B\n    TITLE",
        "longer  xxxx\n    A title",
        "s       y\n    Another title that is too wide by itself",
    ]


def test_a_table_that_fits_is_a_line_for_each_row() -> None:
    assert list(table(("A", "B"), [("longer", "x")], width=9)) == ["A       B", "longer  x"]


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "[....................]"), (0.5, "[##########..........]"), (1, f"[{'#' * 20}]")]
)
def test_a_bar_is_filled_to_its_share(share: float, shown: str) -> None:
    assert bar(share) == shown


def test_a_percent_has_one_decimal_and_a_missing_one_is_a_dash() -> None:
    assert (percent(72.04), percent(None)) == ("72.0 %", "-")


def test_wrapping_keeps_the_line_breaks_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "The first line is longer than the terminal is wide.\n\nThe third is not."
    assert list(wrapped(text, "  ", "- ")) == [
        "- The first line is longer than the",
        "  terminal is wide.",
        "",
        "  The third is not.",
    ]


def test_a_percent_sign_stays_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert list(wrapped("The means of what you answered were 81.3 % of it.")) == [
        "The means of what you answered were",
        "81.3 % of it.",
    ]


@pytest.mark.parametrize("print_it", [lambda text: say([text]), say_json])
def test_nothing_printed_can_steer_the_terminal(
    print_it: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    print_it("clear \x1b[2J, title \x9d0;x\x9c, right to left \u202e")
    printed = capsys.readouterr().out
    assert not any(char in printed for char in "\x1b\x9b\x9c\x9d\u202e")


def test_a_status_line_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with StatusLine() as status:
        status.show("Asking")
    assert capsys.readouterr() == ("", "")


def test_a_status_line_is_redrawn_in_place_and_gone_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "20")
    with StatusLine() as status:
        status.show("Asking a model with a long name")
    assert capsys.readouterr().err.endswith("\r\x1b[KAsking a model wit…\r\x1b[K")


def test_a_status_line_is_silent_where_standard_error_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with StatusLine() as status:
        status.show("Asking")


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_closed_stream_is_no_terminal(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    monkeypatch.setattr(f"sys.{stream}", None)
    assert not has_terminal()


def test_a_line_break_in_a_cell_does_not_break_the_row() -> None:
    assert list(table(("A", "B"), [("one\n\x1b[31mtwo", "x")])) == ["A        B", "one two  x"]
