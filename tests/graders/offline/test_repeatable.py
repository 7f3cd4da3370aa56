import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.graders.offline import stems
from mock_interview.graders.offline.statements import prepare
from tests.graders.offline.conftest import RIGHT

ROOT = Path(__file__).parents[3]
PROGRAM = f"""
import asyncio
from tests.graders.offline import conftest
bare = conftest.bare.__wrapped__(conftest.build.__wrapped__())
print([asyncio.run(conftest.credit(bare, text)).hex() for text in ({RIGHT!r}, " ".join([{RIGHT!r}] * 5))])
"""


@pytest.fixture
def busy() -> Iterator[None]:
    """Let threads take turns as often as can be, with no stem known yet."""
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    stems.stem.cache_clear()
    yield
    stems.stem.cache_clear()
    sys.setswitchinterval(often)


@pytest.mark.usefixtures("busy")
def test_answers_graded_at_once_do_not_mix_up_each_others_words() -> None:
    words = sorted(stems.frequencies())[:1_000]
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(lambda _: [stems.stem(f"{word}ing") for word in words], range(4)))
    stems.stem.cache_clear()
    assert at_once == [[stems.stem(f"{word}ing") for word in words]] * 4


@given(st.permutations("gradient descent converges slowly when features have very different ranges".split()))
def test_what_words_tell_together_does_not_hang_on_their_order(words: list[str]) -> None:
    statement = prepare("Gradient descent converges slowly when features have very different ranges", "Why?")
    told = [stems.stem(word) for word in words]
    assert statement.worth(told) == statement.worth(sorted(told)) == statement.total


def test_a_score_is_the_same_however_a_process_orders_its_sets() -> None:
    scores = {_scores(seed) for seed in ("12", "13", "14")}
    assert len(scores) == 1


def _scores(seed: str) -> str:
    """Return what a fresh process, its sets ordered by `seed`, gives a good sentence said once and five times."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
