"""The wizard at a real terminal."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.dumb_terminal import terminal

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)


def test_a_rubric_is_asked_for_question_by_question(home: Path) -> None:
    with terminal("rubrics", "new", "demo/scaling") as it:
        it.until("Question [What should one know about scaling, and why?]:")
        it.type("Why scale features?")
        it.until("Title [Scaling]:")
        it.type("")
        it.until("Seconds for the answer [120]:")
        it.type("soon")
        it.until("Error: 'soon' is not a valid integer range.")
        it.type("90", "")
        it.until("Point 1 [")
        it.type("Descent crawls on uneven ranges.", "")
        it.until("Misconception 1 (Enter to go on):")
        it.type("", "", "", "", "", "")
        it.until("mock-interview practice demo/scaling")
        assert it.exit_code() == 0
    written = json.loads((home / "data" / "rubrics" / "demo" / "scaling.json").read_text("utf-8"))
    assert (written["question"], written["seconds"]) == ("Why scale features?", 90)


def test_leaving_in_the_middle_writes_nothing(home: Path) -> None:
    with terminal("rubrics", "new", "demo/scaling") as it:
        it.until("Question")
        it.end_input()
        assert it.exit_code() != 0
    assert not (home / "data").exists()
