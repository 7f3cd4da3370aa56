"""The floor under the finding of fillers and hedges. `python -m benchmarks.delivery` prints the whole table."""

import json
from collections import Counter

import pytest

from benchmarks.delivery import HALVES, LABELLED, Tally, precision, recall, tally

FLOOR = 0.9
SENTENCES = 240
# Words with a harmless twin must be labelled in both uses, or the floor says nothing of telling them apart.
TWO_SIDED = ("like", "so", "right", "well", "just", "actually", "okay", "basically", "you know", "i mean", "kind of")


def all_rows() -> list[dict[str, object]]:
    lines = (line for half in HALVES for line in (LABELLED / f"{half}.jsonl").read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module", params=HALVES)
def counts(request: pytest.FixtureRequest) -> Tally:
    return tally(request.param)


def test_what_is_marked_is_nearly_always_a_filler_or_a_hedge(counts: Tally) -> None:
    assert precision(counts.right.total(), counts.wrong.total()) >= FLOOR


def test_nearly_every_filler_and_hedge_is_marked(counts: Tally) -> None:
    assert recall(counts.right.total(), counts.missed.total()) >= FLOOR


def test_the_set_is_large_enough_and_repeats_no_sentence() -> None:
    texts = Counter(row["text"] for row in all_rows())
    assert len(texts) >= SENTENCES
    assert max(texts.values()) == 1


def test_every_label_names_the_words_at_its_place() -> None:
    for half in HALVES:
        for line in (LABELLED / f"{half}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            for mark in row["marks"]:
                assert row["text"][mark["start"] : mark["end"]] == mark["said"]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("word", TWO_SIDED)
def test_each_half_has_both_uses_of_a_two_sided_word(word: str, half: str) -> None:
    rows = [json.loads(line) for line in (LABELLED / f"{half}.jsonl").read_text("utf-8").splitlines()]
    labelled = sum(mark["said"].lower() == word for row in rows for mark in row["marks"])
    padded = [f" {''.join(c if c.isalnum() else ' ' for c in row['text'].lower())} " for row in rows]
    assert 0 < labelled < sum(text.count(f" {word} ") for text in padded)
