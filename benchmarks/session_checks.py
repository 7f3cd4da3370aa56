"""What a played interview is to have left, as an export of another process tells it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from benchmarks.session_plays import BACK, BETTER, FIRST, FOLLOWED, LATE

Exported = dict[str, Any]


def exported(variables: Mapping[str, str]) -> Exported:
    """Return the only interview of a home, exported by the program."""
    command = [sys.executable, "-m", "mock_interview", "transcripts", "export", "--format", "json"]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    [interview] = json.loads(done.stdout)["interviews"]
    told: Exported = interview
    return told


def check_coach(interview: Exported, grader: str) -> None:
    """Hold a coach interview against what was played; raises `AssertionError`."""
    assert interview["mode"] == "coach"
    assert interview["finished_at"], "the interview is not finished"
    first, again, given_up = interview["attempts"]
    assert [said["kind"] for said in first["utterances"]] == [
        "question", "hint", "clarification", "reply", "answer", "follow_up", "answer",
    ]  # fmt: skip
    assert _said(first, "answer") == [FIRST, FOLLOWED]
    assert _said(first, "clarification") == [BACK]
    assert (first["hints"], first["self_rating"]) == (1, 3)
    assert [(card["round"], card["scorecard"]["grader"]["kind"]) for card in first["scorecards"]] == [
        (0, grader),
        (1, grader),
    ]
    assert [deduction["points"] for deduction in first["scorecards"][0]["scorecard"]["deductions"]] == [5]
    assert _said(again, "answer") == [BETTER]
    assert (again["try_number"], again["self_rating"]) == (2, 4)
    assert [card["scorecard"]["grader"]["kind"] for card in again["scorecards"]] == [grader, "self"]
    assert given_up["model_answer_seen"]
    assert not given_up["scorecards"]
    _check_times(first)


def check_exam(interview: Exported, grader: str) -> None:
    """Hold an exam against what was played; raises `AssertionError`."""
    assert interview["mode"] == "exam"
    assert interview["finished_at"], "the exam is not finished"
    first, passed_over, late = interview["attempts"]
    assert _said(first, "answer") == [FIRST]
    assert first["self_rating"] == 2
    assert [said["kind"] for said in passed_over["utterances"]] == ["question"]
    assert [text.strip() for text in _said(late, "answer")] == [LATE]
    for attempt in (first, late):
        [card] = attempt["scorecards"]
        assert card["scorecard"]["grader"]["kind"] == grader
        assert card["scorecard"]["percent"] is not None
        _check_times(attempt)


def _said(attempt: Exported, kind: str) -> list[str]:
    return [said["text"].strip() for said in attempt["utterances"] if said["kind"] == kind]


def _check_times(attempt: Exported) -> None:
    for timing in attempt["timings"]:
        assert timing["answering"] > 0, f"an answer took no time: {timing}"
