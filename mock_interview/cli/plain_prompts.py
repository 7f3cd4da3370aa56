"""What is asked at a terminal between answers: how it went, and what comes next."""

from typing import Literal

from mock_interview.cli import plain_text
from mock_interview.cli.output import notice
from mock_interview.cli.plain_input import Lines
from mock_interview.interview.plain import command_of
from mock_interview.interview.self_judgement import RATINGS

Onward = Literal["give up", "next", "quit", "retry", "delivery"]


def ask_rating(lines: Lines) -> int | None:
    """Ask how the answer went until a rating comes, 1..5; None where it is skipped."""
    ratings = {str(rating): rating for rating in RATINGS}
    while True:
        notice(plain_text.RATE)
        typed = (lines.next() or "").strip()
        if not typed or typed in ratings:
            return ratings.get(typed)


def ask_onward(lines: Lines) -> Onward:
    """Ask what comes next until a command or an empty line says it; the end of the input goes on."""
    while True:
        notice(plain_text.GO_ON)
        line = lines.next()
        if line is None or not line.strip():
            return "next"
        if (command := command_of(line)) and command != "hint":
            return command
