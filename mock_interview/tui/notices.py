"""What the interview screen says of where things stand."""

from mock_interview.interview.session import QuestionResult, Summary, Turn
from mock_interview.interview.stage import Stage, rounds_answered
from mock_interview.scoring.telling import bill_told
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.tui.wording import percent

GRADING = "Grading… {}ctrl+g cancels; your answer is kept."
EMPTY = "There is nothing to send yet. Type your answer, or press ctrl+n to go on without one."
NOT_NOW = "Not sent; your answer is kept as a draft."
NOT_SENT = "Not sent: {}"
UNSENT = ("Go on without it?", "What you typed is not sent. It stays in the transcript as a draft and earns nothing.")
NOT_SAVED = "The draft could not be saved: {}"
OVER = "The interview is over and kept. Esc goes Home; History shows the transcript."


def notice(turn: Turn, progress: str = "") -> str:
    """Return what stands now and which keys lead on; `progress` is what the grader last said of a grading."""
    if turn.stage is Stage.ANSWERING:
        return _answering(turn)
    if turn.stage is Stage.GRADING:
        return GRADING.format(f"{one_line(progress, 160)} " if progress else "")
    return _ungraded(turn) if turn.stage is Stage.UNGRADED else _done(turn)


def summary_text(summary: Summary, settings: Settings) -> str:
    """Return how the interview went, a line for each question, and what it took at the prices of `settings`."""
    if any(result.state == "ungraded" for result in summary.questions):
        head = "The interview is over. Some answers are not graded yet, so there is no overall score."
    else:
        head = f"The interview is over. Overall {percent(summary.percent)}, {summary.band or 'no band'}."
    bill = bill_told(summary.cards, settings.prices, settings.currency)
    return "\n".join([head, *map(_result_line, summary.questions), *([f"Grading took {bill}."] if bill else [])])


def _answering(turn: Turn) -> str:
    if rounds_answered(turn.kept.utterances) == 0:
        return "Your turn. ctrl+j sends."
    asked = one_line(turn.kept.utterances[-1].text, 140)
    return f"Follow-up: {asked} ctrl+j sends, ctrl+n goes on without it."


def _done(turn: Turn) -> str:
    how = "Left" if turn.stage is Stage.LEFT else "Scored"
    if turn.number < turn.of:
        return f"{how}. ctrl+n asks the next question."
    return f"{how}. That was the last question; ctrl+n ends the interview."


def _ungraded(turn: Turn) -> str:
    job = turn.kept.job
    why = one_line(job.error, 300) if job and job.error else "The grading was cancelled."
    return f"Not graded. {why} ctrl+r grades it, ctrl+n goes on; your answer is kept."


def _result_line(result: QuestionResult) -> str:
    return f"  {result.title}: {percent(result.percent) if result.state == 'scored' else result.state}"
