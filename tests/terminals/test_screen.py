"""What a full-screen program draws is read back from the bytes it writes."""

from tests.terminals.screen import Screen


def drawn(*written: bytes, columns: int = 20, rows: int = 3) -> Screen:
    screen = Screen(columns, rows)
    for part in written:
        screen.feed(part)
    return screen


def test_text_stands_where_the_cursor_was_put() -> None:
    assert drawn(b"\x1b[2;4Hhere").find("here") == (3, 1)


def test_what_is_drawn_later_takes_the_place_of_what_stood_there() -> None:
    assert drawn(b"\x1b[1;1HGrading\x1b[1;1HScored.").words == "Scored."


def test_colours_titles_and_queries_are_no_text() -> None:
    assert drawn(b"\x1b[1;38;5;2mA\x1b[0m\x1b]22;default\x07\x1b[?2026$p\x1b[>25uB").words == "AB"


def test_a_sequence_cut_in_two_is_drawn_once_it_is_whole() -> None:
    whole = "\x1b[3;2Hcafé".encode()
    for cut in range(len(whole)):
        assert drawn(whole[:cut], whole[cut:]).find("café") == (1, 2)


def test_words_are_read_across_lines_and_frames() -> None:
    assert drawn("│ one two  │\r\n│ three    │".encode()).words == "one two three"


def test_a_wide_character_takes_two_cells() -> None:
    assert drawn("日本\x1b[1;5H!".encode()).lines[0].rstrip() == "日本!"


def test_what_does_not_fit_is_not_shown() -> None:
    assert drawn(b"\x1b[1;18Hlonger\x1b[9;1Hbelow").words == "lon"


def test_clearing_leaves_nothing() -> None:
    assert drawn(b"something\x1b[2J").words == ""
