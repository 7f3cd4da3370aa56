import time

import pytest

from mock_interview.graders.offline.clauses import split_clauses
from mock_interview.graders.offline.language import why_unassessable
from mock_interview.graders.offline.stems import tokenise

A_SENTENCE = "one of the features has a larger range than all of the others"
LENGTH = 20_000
SECONDS = 0.5


@pytest.mark.parametrize("mark", list(".!- ,\n_'"))
def test_a_long_run_of_one_mark_is_gone_through_once(mark: str) -> None:
    answer = f"{A_SENTENCE}{mark * LENGTH}and so on"
    start = time.process_time()
    split_clauses(answer)
    why_unassessable(answer, tokenise(answer), "What is it?")
    assert time.process_time() - start < SECONDS
