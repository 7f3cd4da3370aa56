"""Keys stay out of what is shown."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.llm.redaction import Hider, hide, redact

KEY = "proj-9f8e7d6c5b4a3210"


@pytest.mark.parametrize(
    "said",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Bad header 'Bearer {KEY}'",
        "Incorrect API key provided: proj-9f8********3210.",
        "The key ending in 5b4a3210 is disabled",
        f'{{"key":"{KEY}"}}',
    ],
)
def test_neither_the_key_nor_a_part_of_it_is_left(said: str) -> None:
    left = redact(said, KEY)
    assert not any(KEY[at : at + 6] in left for at in range(len(KEY) - 5))


def test_what_looks_like_a_key_goes_though_it_is_not_ours() -> None:
    assert "sk-" not in redact("Incorrect API key provided: sk-abcde*****wxyz.", None)


def test_other_words_stay() -> None:
    assert redact("The model does not exist.", KEY) == "The model does not exist."


def test_a_placeholder_key_does_not_eat_the_text() -> None:
    assert redact("a plain message", "a") == "a plain message"


ESCAPED = "".join(f"\\u{ord(char):04X}" for char in KEY)
REPLY = json.dumps({"quote": f"Use {KEY}, or {KEY}{KEY}.", "strength": "é says proj-9f8 and more"})


@pytest.mark.parametrize("said", [KEY, f'{{"id":"{KEY}"}}', f"a{KEY}b", KEY.upper(), ESCAPED])
def test_the_key_is_hidden_in_a_reply(said: str) -> None:
    assert hide(said, KEY) == said.replace(KEY, "[key]").replace(KEY.upper(), "[key]").replace(ESCAPED, "[key]")
    assert "[key]" in hide(said, KEY)


def test_a_key_with_a_slash_is_hidden_however_json_spells_it() -> None:
    assert hide(r"abc/defghijk abc\/defghijk", "abc/defghijk") == "[key] [key]"


def test_json_stays_json_where_a_backslash_stands_before_the_key() -> None:
    said = json.dumps(f"C:\\{KEY}\n{KEY}")
    assert json.loads(hide(said, KEY)) == "C:\\[key]\n[key]"


@pytest.mark.parametrize("said", ["uneven-gradients", "sk-learn-pipelines", "proj-9f8e is a project"])
def test_a_reply_keeps_every_word_that_is_not_the_key(said: str) -> None:
    assert hide(said, KEY) == said


@pytest.mark.parametrize("key", [None, "x", "ollama", "password"])
def test_a_word_that_stands_in_for_a_key_stays_in_a_reply(key: str | None) -> None:
    assert hide("Hash the password, says ollama.", key) == "Hash the password, says ollama."


@given(st.lists(st.integers(0, len(REPLY))))
def test_the_key_is_hidden_wherever_the_text_is_parted(cuts: list[int]) -> None:
    hider = Hider(KEY)
    heard = [hider.feed(REPLY[a:b]) for a, b in pairwise([0, *sorted(cuts), len(REPLY)])]
    assert "".join([*heard, hider.rest()]) == hide(REPLY, KEY)


@pytest.mark.parametrize("spelt", [KEY, ESCAPED])
def test_a_key_that_comes_char_by_char_in_one_long_word_is_hidden(spelt: str) -> None:
    hider = Hider(KEY)
    text = "x" * 2000 + spelt + "y" * 2000
    assert "".join([*map(hider.feed, text), hider.rest()]) == hide(text, KEY)


def test_without_a_key_every_piece_is_heard_at_once() -> None:
    assert Hider(None).feed("half a wo") == "half a wo"


def test_whole_words_are_heard_at_once() -> None:
    assert Hider(KEY).feed('"verdict": "met"') == '"verdict": "met"'
