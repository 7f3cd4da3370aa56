"""``rubrics prompt``: what a model would be sent."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.answers import read_answer
from mock_interview.cli.options import grader_options, json_option, read_settings, rubrics_option
from mock_interview.cli.output import say, say_json
from mock_interview.rubric.library import open_library
from mock_interview.workshop.prompting import ShownRequest, grading_requests, request_lines

NO_ANSWER = "(Here stands the answer.)"


@click.command(short_help="Show what the LLM grader would be sent.")
@click.argument("ref")
@click.argument("answer_file", metavar="[FILE|-]", required=False)
@json_option
@rubrics_option
@grader_options
def prompt(
    ref: str,
    answer_file: str | None,
    rubrics: tuple[Path, ...],
    *,
    as_json: bool,
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Show what the LLM grader would be sent to grade an answer, with an estimate of its tokens.

    Nothing is sent. With --strict there is a request for each criterion; a jury's models are all asked the same.
    """
    settings = read_settings(rubrics=rubrics, **grader)
    rubric = open_library(settings).load(ref).rubric
    answer = NO_ANSWER if answer_file is None else read_answer(answer_file, rubric.question)
    shown = grading_requests(settings, rubric, answer)
    if as_json:
        say_json([_plain(request) for request in shown])
    else:
        say(line for request in shown for line in request_lines(request))


def _plain(request: ShownRequest) -> dict[str, Any]:
    tokens = {"messages": request.message_tokens, "schema": request.schema_tokens, "estimated": True}
    return {"request": request.body, "tokens": tokens}
