"""Keys stay out of what is shown."""

import pytest

from mock_interview.llm.redaction import redact

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
