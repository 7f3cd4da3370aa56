"""What the plain interview prints: sentences and lists, no drawing."""

from collections.abc import Iterator, Mapping

from mock_interview.cli.delivery_text import delivery_line
from mock_interview.cli.output import minutes, percent, wrapped
from mock_interview.cli.scorecard_text import BESIDE, scorecard_lines
from mock_interview.interview.clock import Clock
from mock_interview.interview.session import QuestionResult, Summary, Turn
from mock_interview.interview.tries import scored_try_before
from mock_interview.interview.turns import last_asked
from mock_interview.rubric.wording import wording
from mock_interview.scoring.comparison import compare, parts_told
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.telling import bill_told
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts.records import Job

TITLE_WIDTH = 80

_ANSWER = (
    "Answer as you would speak, over as many lines as you like; an empty line sends the answer."
    " A line that begins with ? asks the interviewer something. Alone on a line, "
)
HOW = f"{_ANSWER}hint, give up, retry, delivery, next and quit do what they say; the end of input ends the interview."
HOW_IN_EXAM = f"{_ANSWER}next and quit do what they say; the end of input ends the exam."
GO_ON = (
    "Press Enter to go on. retry is another try at this question, delivery tells how the answer sounded,"
    " give up shows the model answer, quit stops here."
)
RATE = "How did it go? 1 poorly, 2, 3, 4, 5 very well; Enter skips."
GRADE_IT = "'mock-interview transcripts pending --run' grades it."
NOT_SENT = "What you typed is not sent; it stays in the transcript as a draft."
CUT = "The answer is longer than 100,000 characters; what came after them was left out."
NO_HINT = "There is no hint left."
NO_HELP = (
    "An exam gives no help and asks each question once; next passes it over, quit stops the clock until you go on."
)
NO_MODEL_ANSWER = "This question has no model answer."
NOT_YET = "That comes when the question has been answered or given up."
OUT_OF_TIME = "The time for this question is over; what you had said until then is your answer."
OUT_OF_TIME_UNANSWERED = "The time for this question is over; it stays unanswered."
SEEN = "You have seen the model answer, so this try stays out of trends and schedule."
OVER = "The interview is over."
KEPT = "The interview is kept as it stands, to be gone on with."


def exam_lines(turn: Turn, clock: Clock) -> Iterator[str]:
    """Yield what an exam gives."""
    yield from wrapped(
        f"An exam of {_counted(turn.of, 'question')}, with {minutes(clock.exam)} minutes in all from now on, and a"
        " clock for each of them. When it runs out, what you said until then is your answer, and a line that comes"
        " later does not count. There are no hints; scores come at the end."
    )


def question_lines(turn: Turn) -> Iterator[str]:
    """Yield the question in hand and, where the interview is resumed, the follow-up and what was typed."""
    yield ""
    again = f", try {turn.kept.attempt.try_number}" if turn.kept.attempt.try_number > 1 else ""
    title = one_line(turn.rubric.title, TITLE_WIDTH)
    yield f"Question {turn.number} of {turn.of}{again}: {title} ({_time_for(turn)})"
    if turn.kept.attempt.model_answer_seen:
        yield SEEN
    yield from wrapped(turn.rubric.question)
    if (asked := last_asked(turn.kept)) != turn.rubric.question:
        yield from follow_up_lines(asked)
    if turn.kept.draft and turn.kept.draft.text.strip():
        yield "You had typed:"
        yield from wrapped(turn.kept.draft.text, "  ")


def follow_up_lines(text: str) -> Iterator[str]:
    """Yield a follow-up."""
    yield ""
    yield from wrapped(f"Follow-up: {text}")


def hint_lines(text: str, cost: float) -> Iterator[str]:
    """Yield a hint and what it costs."""
    yield from wrapped(f"Hint ({f'takes off {cost:g} points' if cost else 'free'}): {text}")


def model_answer_lines(text: str) -> Iterator[str]:
    """Yield a model answer."""
    yield ""
    yield "A model answer:"
    yield from wrapped(text, "  ", "  ")


def reply_lines(text: str) -> Iterator[str]:
    """Yield what the interviewer says to a question back."""
    yield from wrapped(f"Interviewer: {text}")


def score_lines(turn: Turn, settings: Settings) -> Iterator[str]:
    """Yield the scorecard of the newest answer, what a new try gained and lost, and how long the answer was."""
    kept, round_ = turn.kept, turn.round - 1
    stored = next(stored for stored in kept.standing if stored.round == round_)
    newest, texts = stored.card, wording(kept.rubric_of(stored.card))
    yield ""
    yield from scorecard_lines(newest, texts, settings, kept.basis_of(stored))
    yield ""
    if not round_ and (before := scored_try_before(turn.attempts, kept)) and before.score:
        yield from comparison_lines(before.score, newest, texts)
    yield delivery_line(kept, round_)


def ungraded_told(job: Job | None) -> str:
    """Return why an answer has no score, and how it gets one."""
    if job is not None and job.state == "queued":
        return f"The answer waits for the LLM grader; {GRADE_IT}"
    if job is not None and job.state == "running":
        return "Another mock-interview is grading this answer; its score will be in the transcript."
    why = one_line(job.error, 400) if job and job.error else "The grading was cancelled."
    return f"Not graded: {why} The answer is kept; {GRADE_IT}"


def grading_told(waiting: int) -> str:
    """Return how many answers are being graded."""
    return f"Grading {_counted(waiting, 'answer')}."


def comparison_lines(before: Scorecard, after: Scorecard, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield what a new try gained and lost against the one before; `texts` as in `scorecard_lines`."""
    found, told = compare(before, after), parts_told(after, texts)
    yield f"{percent(before.percent)} in the try before, {percent(after.percent)} now."
    for lead, ids in (("gained", found.gained), ("lost", found.lost)):
        for id_ in ids:
            yield from wrapped(told[id_], BESIDE, f"  {lead:<9}")


def left_lines(summary: Summary, settings: Settings) -> Iterator[str]:
    """Yield how an interview that is left went so far, a line for each question, and what grading it took."""
    yield ""
    yield KEPT
    yield from map(_result_line, summary.questions)
    if bill := bill_told(summary.cards, settings.prices, settings.currency):
        yield f"Grading took {bill}."


def _time_for(turn: Turn) -> str:
    if turn.clock is None:
        return f"about {minutes(turn.rubric.seconds)} minutes"
    return f"{minutes(turn.clock.left)} minutes; {minutes(turn.clock.exam)} left in all"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _result_line(result: QuestionResult) -> str:
    return f"  {result.title}: {percent(result.percent) if result.state == 'scored' else result.state}"
