"""The keys of an interview: what each does, and when it is offered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from textual.binding import Binding

from mock_interview.interview.stage import Stage
from mock_interview.settings import Settings
from mock_interview.tui.course import Course


@dataclass(frozen=True, slots=True)
class Move:
    """One key: `act` returns what is to be told; the key is offered while `may` holds."""

    key: str
    label: str
    act: Callable[[Course], Awaitable[str]]
    may: Callable[[Course, Settings], bool]
    is_shown: bool = True


def _is_asked(course: Course, _: Settings) -> bool:
    return course.turn.stage is Stage.ANSWERING and not course.turn.is_over


def _is_helped(course: Course, settings: Settings) -> bool:
    return _is_asked(course, settings) and not course.turn.is_exam


def _goes_on(course: Course, _: Settings) -> bool:
    return not course.turn.is_over and course.rated_next is None


def _may_retry(course: Course, _: Settings) -> bool:
    turn = course.turn
    is_done = turn.stage in (Stage.SCORED, Stage.LEFT, Stage.UNGRADED) or (turn.stage is Stage.ANSWERING and turn.round)
    return bool(is_done) and not turn.is_exam and not turn.is_over and course.rated_next is None


def _may_edit(course: Course, settings: Settings) -> bool:
    return _is_helped(course, settings) and not course.is_speaking


def _is_judged(course: Course, _: Settings) -> bool:
    return bool(course.turn.kept.scorecards) and course.turn.kept.attempt.id not in course.held_back


def _may_appeal(course: Course, settings: Settings) -> bool:
    return _is_judged(course, settings) and settings.chosen_grader == "llm"


def _is_ungraded(course: Course, _: Settings) -> bool:
    return course.turn.stage is Stage.UNGRADED and course.rated_next is None


MOVES: Mapping[str, Move] = {
    "next": Move("ctrl+n", "Next", Course.go_on, _goes_on),
    "hint": Move("f2", "Hint", Course.hint, _is_helped),
    "give_up": Move("f3", "Give up", Course.give_up, _is_helped),
    "edit": Move("f4", "Editor", Course.edit, _may_edit, is_shown=False),
    "ask_back": Move("f5", "Ask", Course.ask_back, _is_asked),
    "retry": Move("ctrl+t", "Try again", Course.retry, _may_retry),
    "appeal": Move("f6", "Appeal", Course.appeal, _may_appeal),
    "confirm": Move("f7", "Check verdicts", Course.confirm, _is_judged),
    "grade": Move("ctrl+r", "Grade", Course.see_to_grading, _is_ungraded),
}


def move_bindings() -> list[Binding]:
    """Return the keys of the moves, each as the action ``move`` with its name."""
    return [
        Binding(move.key, f"move('{name}')", move.label, priority=True, show=move.is_shown)
        for name, move in MOVES.items()
    ]


def is_offered(action: str, parameters: tuple[object, ...], course: Course | None, settings: Settings) -> bool:
    """Tell whether a key of the interview does something now."""
    match action:
        case "move":
            return course is not None and MOVES[str(parameters[0])].may(course, settings)
        case "rate":
            return course is not None and course.rated_next is not None
        case "cancel":
            return course is not None and (course.is_wording or course.turn.stage is Stage.GRADING)
        case _:
            return True
