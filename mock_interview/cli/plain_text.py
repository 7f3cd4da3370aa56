"""What the plain interview prints: sentences and lists, no drawing."""

from collections.abc import Iterator

from mock_interview.cli.output import minutes, percent, wrapped
from mock_interview.interview.session import QuestionResult, Summary, Turn
from mock_interview.interview.turns import last_asked
from mock_interview.scoring.telling import bill_told
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts.records import Job

TITLE_WIDTH = 80

HOW = (
    "Answer as you would speak, over as many lines as you like; an empty line sends the answer."
    " A line that begins with ? asks the interviewer something."
    " Alone on a line, hint, give up, next and quit do what they say; the end of input ends the interview."
)
GRADE_IT = "'mock-interview transcripts pending --run' grades it."
NOT_SENT = "What you typed is not sent; it stays in the transcript as a draft."
CUT = "The answer is longer than 100,000 characters; what came after them was left out."
NO_HINT = "There is no hint left."
NO_MODEL_ANSWER = "This question has no model answer."
GRADED_ELSEWHERE = "Another mock-interview is grading this answer; its score will be in the transcript."
OTHER_GRADER = f"The answer waits for the LLM grader; {GRADE_IT}"


def question_lines(turn: Turn) -> Iterator[str]:
    """Yield the question in hand and, where the interview is resumed, the follow-up and what was typed."""
    yield ""
    title = one_line(turn.rubric.title, TITLE_WIDTH)
    yield f"Question {turn.number} of {turn.of}: {title} (about {minutes(turn.rubric.seconds)} minutes)"
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


def not_graded(job: Job | None) -> str:
    """Return why an answer has no score, and how it gets one."""
    why = one_line(job.error, 400) if job and job.error else "The grading was cancelled."
    return f"Not graded: {why} The answer is kept; {GRADE_IT}"


def summary_lines(summary: Summary, settings: Settings, *, is_over: bool) -> Iterator[str]:
    """Yield how the interview went, a line for each question, and what grading it took."""
    yield ""
    yield _head(summary) if is_over else "The interview is kept as it stands, to be gone on with."
    yield from map(_result_line, summary.questions)
    if bill := bill_told(summary.cards, settings.prices, settings.currency):
        yield f"Grading took {bill}."


def _head(summary: Summary) -> str:
    if any(result.state == "ungraded" for result in summary.questions):
        return "The interview is over. Some answers are not graded, so there is no overall score."
    return f"The interview is over. Overall {percent(summary.percent)}, {summary.band or 'no band'}."


def _result_line(result: QuestionResult) -> str:
    return f"  {result.title}: {percent(result.percent) if result.state == 'scored' else result.state}"
