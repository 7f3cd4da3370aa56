import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.text import (
    closed_up,
    fold,
    folded,
    has_content_word,
    holds_run,
    is_utf8,
    one_line,
    sanitise,
    sentences,
    words,
)

# Everything that bites: escapes, C0 and C1 controls, marks, joiners, surrogates, expanding letters, odd spaces.
NASTY = st.text(
    st.one_of(
        st.sampled_from("\x00\x07\x1b\x7f\x85\x90\x9b\x9c\x9d\r\n\t\u2028\u200b\u200d\u202e\u0301\U000e0041\ud800"),
        st.sampled_from("[]m;0?\\PXc'\"’”«.!…)ßİŉﬁςé_- \u00a0\u3000"),
        st.characters(),
    )
)


class TestSanitise:
    @pytest.mark.parametrize(
        ("hostile", "left"),
        [
            ("a\x1b[31mred\x1b[0m", "ared"),
            ("a\x1b[2J\x1b[1;1Hb", "ab"),
            ("a\x1b[?1049hb", "ab"),
            ("a\x1b[38:2::1:2:3mb", "ab"),
            ("a\x1b[ qb", "ab"),
            ("a\x9b31mred", "ared"),
            ("a\x1b]52;c;c2VjcmV0\x07b", "ab"),
            ("a\x1b]52;c;c2VjcmV0\x1b\\b", "ab"),
            ("a\x1b]0;title\x07b", "ab"),
            ("a\x9d0;title\x9cb", "ab"),
            ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
            ("a\x1bPq#0;2;0;0;0\x1b\\b", "ab"),
            ("a\x90q#0\x9cb", "ab"),
            ("a\x1b_payload\x1b\\b", "ab"),
            ("a\x1b^payload\x1b\\b", "ab"),
            ("a\x1bXpayload\x1b\\b", "ab"),
            ("a\x1bcb", "ab"),
            ("a\x1b(0b", "ab"),
            ("a\x1b", "a"),
            ("a\x84\x88\x8db", "ab"),
            ("a\x00\x07\x08\x0e\x7fb", "ab"),
        ],
    )
    def test_takes_escape_sequences_out_whole(self, hostile: str, left: str) -> None:
        assert sanitise(hostile) == left

    @pytest.mark.parametrize("introducer", ["\x1b]", "\x1bP", "\x1b_", "\x9d", "\x90"])
    def test_a_sequence_that_never_ends_costs_only_its_introducer(self, introducer: str) -> None:
        assert sanitise(f"before{introducer}the rest of the answer") == "beforethe rest of the answer"

    def test_a_sequence_does_not_swallow_the_lines_after_it(self) -> None:
        assert sanitise("one\x1b]0;title\ntwo\nthree\x07") == "one0;title\ntwo\nthree"

    def test_what_is_left_of_nested_sequences_is_harmless(self) -> None:
        assert sanitise("\x1b\x1b[2J[2J\x1b[\x1b[31m1m") == "[2J1m"

    @pytest.mark.parametrize(
        "hidden",
        [
            *("\u200b", "\u2060", "\ufeff", "\u00ad", "\u061c"),
            *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200f"),
            *("\U000e0041", "\U000e007f", "\U000e0001"),
            *("\ud800", "\udfff"),
        ],
        ids=ascii,
    )
    def test_takes_out_what_a_reader_cannot_see(self, hidden: str) -> None:
        assert sanitise(f"full{hidden} marks") == "full marks"

    def test_keeps_the_joiners_that_shape_letters_and_emoji(self) -> None:
        family, persian = "👩\u200d🔬", "می\u200cخواهم"
        assert sanitise(family + persian) == family + persian

    @pytest.mark.parametrize("stray", ["\u200d", "\u200c", "\u200d\u200d", "\u200c\u200d\u200c"])
    @pytest.mark.parametrize("before", ["", " ", "\n", "word\n\t", "\u3000"])
    def test_takes_out_joiners_that_join_nothing(self, before: str, stray: str) -> None:
        assert sanitise(f"{before}{stray}\U0001f467 said") == f"{before}\U0001f467 said"

    def test_takes_out_all_but_the_first_of_joiners_in_a_row(self) -> None:
        assert sanitise("\U0001f468\u200d\u200d\u200c\U0001f467") == "\U0001f468\u200d\U0001f467"

    def test_keeps_the_joiner_that_ends_a_word(self) -> None:
        chillu = "\u0d05\u0d35\u0d28\u0d4d\u200d \u0d2a\u0d31\u0d1e\u0d4d\u0d1e\u0d41"
        assert sanitise(chillu) == chillu

    def test_every_kind_of_line_end_becomes_a_newline(self) -> None:
        assert sanitise("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch") == "a\nb\nc\nd\ne\nf\ng\nh"

    def test_composes_letters_and_their_accents(self) -> None:
        assert sanitise("re\u0301sume\u0301") == "résumé"

    def test_leaves_markup_alone(self) -> None:
        assert sanitise("[bold]x[/bold] <b> **y** `z`") == "[bold]x[/bold] <b> **y** `z`"

    @given(NASTY)
    def test_a_second_time_changes_nothing(self, text: str) -> None:
        assert sanitise(sanitise(text)) == sanitise(text)

    @given(NASTY)
    def test_no_control_or_surrogate_comes_through(self, text: str) -> None:
        left = sanitise(text).replace("\n", "").replace("\t", "")
        assert not {unicodedata.category(char) for char in left} & {"Cc", "Cs"}

    @given(NASTY)
    def test_what_is_left_can_be_written_to_a_file(self, text: str) -> None:
        assert sanitise(text).encode().decode() == sanitise(text)

    @given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n\t")))
    def test_plain_text_is_unchanged(self, text: str) -> None:
        composed = unicodedata.normalize("NFC", text)
        assert sanitise(composed) == composed

    def test_a_long_run_of_introducers_takes_no_time(self) -> None:
        assert sanitise("\x9d" * 200_000 + "\x1b[" * 200_000 + "é") == "é"


class TestOneLine:
    def test_joins_lines_and_runs_of_spaces(self) -> None:
        assert one_line(" a\n\n b\t\u00a0c ", 20) == "a b c"

    def test_cuts_with_an_ellipsis(self) -> None:
        assert one_line("gradient descent", 10) == "gradient…"

    @given(NASTY, st.integers(1, 40))
    def test_is_never_longer_than_asked_and_has_no_line_end(self, text: str, width: int) -> None:
        line = one_line(text, width)
        assert len(line) <= width
        assert line.splitlines() in ([], [line])


class TestFolding:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Gradient Descent", "gradient descent"),
            ("a  b\n\tc", "a b c"),
            ("a\u00a0b", "a b"),
            ("  padded ", "padded"),
            ("don’t “quote” ‹this›", "don't \"quote\" 'this'"),
            ("STRASSE", "straße"),
        ],
    )
    def test_makes_equal_what_a_reader_takes_as_equal(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    @given(NASTY)
    def test_with_and_without_places_is_the_same(self, text: str) -> None:
        assert folded(text).text == fold(text)

    @given(NASTY)
    def test_every_folded_character_knows_where_it_came_from(self, text: str) -> None:
        result = folded(text)
        assert len(result.origin) == len(result.text)
        assert list(result.origin) == sorted(result.origin)
        assert all(0 <= place < len(text) for place in result.origin)

    @given(NASTY)
    def test_a_second_time_changes_nothing(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestFind:
    def test_gives_the_place_in_the_text_as_written(self) -> None:
        text = "Well,  DON’T\nscale trees."
        span = folded(text).find("don't scale")
        assert span is not None
        assert text[span.start : span.end] == "DON’T\nscale"

    @pytest.mark.parametrize("needle", ["scale", "pre", "reproc", "cessing"])
    def test_does_not_cut_words(self, needle: str) -> None:
        assert folded("preprocessing rescales upscale2").find(needle) is None

    def test_goes_on_to_a_later_place_that_stands_on_word_boundaries(self) -> None:
        span = folded("rescale, then scale").find("scale")
        assert span is not None
        assert span.start == len("rescale, then ")

    def test_does_not_cut_a_letter_from_its_accent(self) -> None:
        assert folded("İ").find("i") is None
        assert folded("cafe\u0301s").find("cafe") is None

    @pytest.mark.parametrize("nothing", ["", " \n "])
    def test_nothing_is_nowhere(self, nothing: str) -> None:
        assert folded("some text").find(nothing) is None

    @given(NASTY, NASTY, NASTY)
    def test_the_span_found_folds_to_the_needle(self, before: str, needle: str, after: str) -> None:
        text = f"{before} {needle} {after}"
        span = folded(text).find(needle)
        if span is not None:
            assert fold(text[span.start : span.end]) == fold(needle)

    @given(NASTY, NASTY)
    def test_finding_and_containing_agree(self, text: str, needle: str) -> None:
        whole = folded(text)
        assert whole.contains(needle) == (whole.find(needle) is not None)

    @given(
        st.lists(st.sampled_from(["scale", "Trees", "don’t", "γ", "2.5", "L2-norm"]), min_size=1, max_size=12),
        st.data(),
    )
    def test_any_run_of_words_is_found(self, said: list[str], data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(said) - 1))
        end = data.draw(st.integers(start + 1, len(said)))
        assert folded("  ".join(said)).contains(" ".join(said[start:end]).upper())


class TestWordsAndSentences:
    def test_words_are_folded_and_keep_their_apostrophes(self) -> None:
        assert words("Don’t re-scale x_1: it's 2.5 'times'!") == [
            "don't",
            "re",
            "scale",
            "x",
            "1",
            "it's",
            "2",
            "5",
            "times",
        ]

    @pytest.mark.parametrize("blank", ["", ":", " … ?! ", "—\n👍"])
    def test_punctuation_has_no_words(self, blank: str) -> None:
        assert words(blank) == []

    def test_a_run_of_words_is_found_among_words(self) -> None:
        whole = words("for which models does it not")
        assert holds_run(whole, words("models does it"))
        assert not holds_run(whole, words("models it"))
        assert not holds_run(words("models"), whole)
        assert holds_run(whole, [])

    def test_sentences_end_at_stops_and_line_ends(self) -> None:
        assert sentences("One. Two? Three!\nfour… five 2.5\n\n") == ["One.", "Two?", "Three!", "four…", "five 2.5"]

    def test_a_closing_quote_stays_with_its_sentence(self) -> None:
        assert sentences('He said "stop." (I did.) Then “on.”) End.') == [
            'He said "stop."',
            "(I did.)",
            "Then “on.”)",
            "End.",
        ]

    @given(NASTY)
    def test_sentences_lose_nothing_but_white_space(self, text: str) -> None:
        assert "".join("".join(sentences(text)).split()) == "".join(text.split())

    @pytest.mark.parametrize("said", ["no", "Never.", "it is not", "trees", "42", "don’t"])
    def test_content_words_are_content(self, said: str) -> None:
        assert has_content_word(said)

    @pytest.mark.parametrize("said", ["", "it is the", "Well, that’s what it’s about", "so … like, um, yeah", ":-)"])
    def test_function_words_are_not(self, said: str) -> None:
        assert not has_content_word(said)


@pytest.mark.parametrize(("text", "fits"), [("", True), ("Größe 🙂", True), ("pack\udcff", False), ("\ud800", False)])
def test_utf8_holds_all_text_but_lone_surrogates(text: str, fits: bool) -> None:
    assert is_utf8(text) is fits


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\n\n\nb", "a\n\n\nb"),
        ("a\n\n\n\nb", "a\n\n\nb"),
        ("a\n \n\t\n\n  \n  b", "a\n\n\n  b"),
        ("a\n\n\nb\n" + "\n" * 500_000, "a\n\n\nb\n\n\n"),
        ("", ""),
    ],
)
def test_more_than_two_blank_lines_in_a_row_are_closed_up(text: str, drawn: str) -> None:
    assert closed_up(text) == drawn
