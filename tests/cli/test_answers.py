import pytest

from mock_interview.cli.answers import read_answer
from mock_interview.errors import InputError


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match=r"^Standard input is closed; name a file with the answer\.$"):
        read_answer("-", "Why scale features?")
