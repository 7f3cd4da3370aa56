"""What a debrief says, in words: screens and plain text say it the same way."""

import math

from mock_interview.interview.debrief import Upcoming
from mock_interview.interview.remarks import Remark
from mock_interview.interview.summary import QuestionResult, Summary
from mock_interview.scoring.telling import JUDGE_THE_REST

STRENGTHS = "Strengths, and how many of the interview's 100 points each earned"
FIXES = "Fixes, and how many points each cost"
UPCOMING = "Practise next"
NO_STRENGTHS = "No point was made in full."
NO_FIXES = "No point was missed in what you answered."
NO_DATE = "no date yet, because it has no score"

_LEFT = {"ungraded": "not graded yet", "unanswered": "not answered"}
_WITHOUT_QUOTE = {
    "met": "",
    "partial": "You said it in part.",
    "missing": "You did not mention this.",
    "unproved": "Nothing you said could be quoted for it.",
    "wrong": "You said this, and it is wrong.",
    "level": "",
}


def overall_told(summary: Summary) -> str:
    """Return the overall percent and band, or why there is none."""
    if not summary.is_graded:
        return "Some answers are not graded yet, so there is no overall score."
    if summary.percent is None:
        return f"Nothing could be judged, so there is no overall score. {JUDGE_THE_REST}"
    if summary.band is None:
        return f"Overall {_percent(summary.percent)}, no band, because too little could be judged. {JUDGE_THE_REST}"
    return f"Overall {_percent(summary.percent)}, {summary.band}."


def result_told(result: QuestionResult) -> str:
    """Return the score of a question, or why it has none; what hints took off, its rating, and how later tries went."""
    rated = f"you gave it {result.self_rating} of 5" if result.self_rating else ""
    later = (f"try {number}: {_score(one)}" for number, one in enumerate(result.later, 2))
    return "; ".join(filter(None, (_score(result), _hints(result), rated, *later)))


def points_told(remark: Remark) -> str:
    """Return what a remark earned or cost."""
    return f"{remark.points:+.1f} points"


def source_told(remark: Remark) -> str:
    """Return which question a remark is about, and the grader's own sentence on that answer where there is one."""
    return f"{remark.question}. The grader: {remark.advice}" if remark.advice else remark.question


def basis_told(remark: Remark) -> str:
    """Return what a remark rests on where no words are quoted for it, and whether a follow-up won it back."""
    basis = "" if remark.quote else _WITHOUT_QUOTE[remark.standing]
    return f"{basis} You won it back after the follow-up.".lstrip() if remark.is_won_back else basis


def upcoming_told(upcoming: Upcoming, day: str | None) -> str:
    """Return a question to practise next: its score and the day it is due, as the caller writes days."""
    when = f"due {day}" if day else NO_DATE
    return f"{upcoming.question.title}: {_score(upcoming.question)}; {when}"


def _score(result: QuestionResult) -> str:
    if result.state != "scored":
        return _LEFT[result.state]
    if result.percent is None:
        return "not assessed"
    return f"{_percent(result.percent)}, {result.band or 'no band'}"


def _hints(result: QuestionResult) -> str:
    points = math.fsum(deduction.points for deduction in result.deductions)
    count = len(result.deductions)
    return f"{points:g} off for {'a hint' if count == 1 else f'{count} hints'}" if points else ""


def _percent(value: float) -> str:
    return f"{value:.1f} %"
