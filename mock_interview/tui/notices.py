"""What the interview screen says of where things stand."""

from mock_interview.interview.session import Turn
from mock_interview.interview.stage import Stage
from mock_interview.interview.turns import last_asked
from mock_interview.text import one_line

NOT_READY = "Getting the question ready."
GRADING = "Grading… {}ctrl+g cancels; your answer is kept."
EMPTY = "There is nothing to send yet. Type your answer, or press ctrl+n to go on without one."
LATE = "Time was up before the last answer was sent; what you had typed by then counts."
NOT_NOW = "Not sent; your answer is kept as a draft."
UNSENT = ("Go on without it?", "What you typed is not sent. It stays in the transcript as a draft and earns nothing.")
UNANSWERED = ("End the interview?", "This last question is not answered; it counts as 0.")
GIVE_UP = ("Give up this question?", "You will see the model answer. A later try at it does not count in your trends.")
HINT_COSTS = "This hint takes {:g} points off the score of this question."
NO_HINT = "There is no hint left."
NO_MODEL_ANSWER = "This question has no model answer."
NOT_SENT = "Not sent: {}"
NOT_SAVED = "The draft could not be saved: {}"
WORDING = "The interviewer is thinking… ctrl+g keeps to prepared words."
RATE = "How did it go? 1 poorly, 2, 3, 4, 5 very well; 0 skips. {}"
LEFT_TYPED = "Typed here and not sent: {}"


def notice(turn: Turn, progress: str = "", *, is_rated_next: bool = False) -> str:
    """Return what stands now and which keys lead on; `progress` is what the grader last said of a grading."""
    leads_on = _leads_on(turn, progress, is_rated_next=is_rated_next)
    return f"{leads_on} {LATE}" if turn.was_cut_off else leads_on


def _leads_on(turn: Turn, progress: str, *, is_rated_next: bool) -> str:
    if turn.is_over:
        return "The interview is over and kept. Esc goes Home; History shows the transcript."
    if is_rated_next:
        return RATE.format("The clock stands still." if turn.is_exam else "Your score comes next.")
    match turn.stage:
        case Stage.ANSWERING:
            return _answering(turn)
        case Stage.GRADING:
            return GRADING.format(f"{one_line(progress, 160)} " if progress else "")
        case Stage.UNGRADED:
            return _ungraded(turn)
        case _:
            return _done(turn)


def _answering(turn: Turn) -> str:
    if turn.is_exam:
        return "Your turn. ctrl+j sends, ctrl+n passes the question over; the clock runs."
    if turn.round == 0:
        return "Your turn. ctrl+j sends."
    asked = one_line(last_asked(turn.kept), 140)
    return f"Follow-up: {asked} ctrl+j sends, ctrl+n goes on without it."


def _done(turn: Turn) -> str:
    how = "Left" if turn.stage is Stage.LEFT else "Scored"
    retry = "" if turn.is_exam else " ctrl+t tries it again."
    if turn.number < turn.of:
        return f"{how}. ctrl+n asks the next question.{retry}"
    return f"{how}. That was the last question; ctrl+n ends the interview.{retry}"


def _ungraded(turn: Turn) -> str:
    job = turn.kept.job
    why = one_line(job.error, 300) if job and job.error else "The grading was cancelled."
    return f"Not graded. {why} ctrl+r grades it, ctrl+n goes on; your answer is kept."
