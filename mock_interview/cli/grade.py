"""``grade``: one answer, from a file or standard input, scored and printed; or many, from file to file."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from mock_interview.cli.answers import STDIN, read_answer, rescued
from mock_interview.cli.batch import grade_batch
from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import grader_options, json_option, open_store_to_write, read_settings, rubrics_option
from mock_interview.cli.output import SHORT_ID, StatusLine, notice, say, say_json
from mock_interview.cli.scorecard_text import scorecard_lines
from mock_interview.engine.registry import describe_grader
from mock_interview.engine.single import KeptAnswer, grade_kept, grade_unkept, keep_answer
from mock_interview.errors import StoreError
from mock_interview.rubric.library import Library, LoadedRubric, library_around, load_file, open_library
from mock_interview.rubric.wording import wording
from mock_interview.scoring.scorecard import Scorecard, to_json
from mock_interview.settings import Settings


@click.command(short_help="Grade one answer from a file or standard input.")
@click.argument("ref", metavar="(REF | --rubric FILE | --batch FILE)", required=False)
@click.argument("source", metavar="[FILE|-]", required=False)
@click.option("--rubric", "rubric_file", type=click.Path(path_type=Path), metavar="FILE", help="A rubric file to use.")
@click.option("--batch", type=click.Path(path_type=Path), metavar="FILE", help="JSON lines to grade; see above.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where the results of a batch go.")
@click.option("--no-save", is_flag=True, help="Keep and queue nothing.")
@json_option
@rubrics_option
@grader_options
@click.pass_context
def grade(
    context: click.Context,
    /,
    *,
    ref: str | None,
    source: str | None,
    rubric_file: Path | None,
    batch: Path | None,
    out: Path | None,
    no_save: bool,
    as_json: bool,
    rubrics: tuple[Path, ...],
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Grade one answer from a file, or from standard input, whatever its score with exit code 0.

    Where the grader cannot answer, the answer is kept and queued, and the exit code is 3.

    With --batch, every line {"id", "ref" or "rubric": {...}, "answer"} of one file becomes a line {"id", "scorecard"
    or "error"} of another, --out, and none is kept; the exit code is 1 where a row could not be graded. Results of
    an earlier batch in that file are replaced; a file that holds anything else is left alone.
    """
    if batch or out:
        _refuse_beside_a_batch(ref, rubric_file, as_json=as_json)
        context.exit(_grade_batch(read_settings(rubrics=rubrics, **grader), batch, out))
    question, answer_source = _arguments(ref, source, rubric_file)
    settings = read_settings(rubrics=rubrics, **grader)
    library, loaded = _find(settings, question)
    notice(f"Grader: {describe_grader(settings)}")
    if no_save:
        card = _grade_unkept(settings, loaded, answer_source)
    else:
        card = _keep_and_grade(settings, library, loaded, answer_source)
    if as_json:
        say_json(to_json(card))
    else:
        say(scorecard_lines(card, wording(loaded.data), settings))


def _refuse_beside_a_batch(ref: str | None, rubric_file: Path | None, *, as_json: bool) -> None:
    if ref is not None or rubric_file is not None or as_json:
        raise click.UsageError("With --batch every row names its own rubric; leave out REF, --rubric and --json.")


def _grade_batch(settings: Settings, batch: Path | None, out: Path | None) -> ExitCode:
    if batch is None or out is None:
        raise click.UsageError("Give both: --batch with the rows to grade, and --out with the file for the results.")
    notice(f"Grader: {describe_grader(settings)}")
    return ExitCode.DONE if grade_batch(settings, batch, out) else ExitCode.WANTING


def _arguments(ref: str | None, source: str | None, rubric_file: Path | None) -> tuple[str | Path, str]:
    """Return the ref or file of the rubric, and where the answer is."""
    if rubric_file is None:
        if ref is None:
            raise click.UsageError("Name the question with REF, or give a rubric with --rubric FILE.")
        return ref, source or STDIN
    if source is not None:
        raise click.UsageError("With --rubric there is no REF; give the FILE of the answer alone.")
    return rubric_file, ref or STDIN


def _find(settings: Settings, question: str | Path) -> tuple[Library, LoadedRubric]:
    """Return the rubric, and the library it is graded from: with a rubric file, the pack around it comes first."""
    if isinstance(question, str):
        library = open_library(settings)
        return library, library.load(question)
    return library_around(question.parent, settings), load_file(question)


def _grade_unkept(settings: Settings, loaded: LoadedRubric, source: str) -> Scorecard:
    answer = read_answer(source, loaded.rubric.question)
    with StatusLine() as status:
        return asyncio.run(grade_unkept(settings, loaded, answer, lambda progress: status.show(progress.text)))


def _keep_and_grade(settings: Settings, library: Library, loaded: LoadedRubric, source: str) -> Scorecard:
    """Open the store, then read the answer: nobody types one that cannot be kept."""
    with open_store_to_write(settings) as db:
        answer = read_answer(source, loaded.rubric.question)
        try:
            kept = keep_answer(db, loaded, answer, settings.chosen_grader)
        except StoreError as error:
            raise StoreError(f"{error} {rescued(answer)}") from error
        with _reassuring(kept), StatusLine() as status:
            grading = grade_kept(db, library, settings, kept.job, lambda progress: status.show(progress.text))
            return asyncio.run(grading)


@contextmanager
def _reassuring(kept: KeptAnswer) -> Iterator[None]:
    """Say where the answer is, before whatever else there is to say."""
    show = f"'mock-interview transcripts show {kept.interview_id[:SHORT_ID]}' shows it"
    try:
        yield
    except BaseException:
        notice(f"The answer is kept: {show}, and 'mock-interview transcripts pending --run' grades it.")
        raise
    notice(f"Kept: {show} again.")
