import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from mock_interview.graders.offline import stems

WORDS = [
    f"{beginning}{end}" for beginning in ("relat", "condition", "general", "oper") for end in ("ing", "ional", "s")
]


@pytest.fixture
def hurried_threads() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried_threads")
def test_answers_graded_at_the_same_time_do_not_disturb_each_others_stems() -> None:
    alone = [stems.stem.__wrapped__(word) for word in WORDS]
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda _: [stems.stem.__wrapped__(word) for word in WORDS], range(200))
        assert all(found == alone for found in together)


@pytest.mark.parametrize("word", ["the", "again", "everything", "somebody"])
def test_words_that_stand_in_any_talk_tell_nothing_beyond_it(word: str) -> None:
    assert stems.beyond_common(stems.stem(word)) == 0


def test_a_rare_word_tells_most() -> None:
    rare, usual = (stems.beyond_common(stems.stem(word)) for word in ("overfitting", "table"))
    assert rare > usual > 0
