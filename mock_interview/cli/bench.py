"""``rubrics bench``: how a grader does on answers whose worth is known."""

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import Any

import click

from mock_interview.cli.bench_text import as_plain, bench_lines
from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import grader_options, json_option, read_settings, rubrics_option
from mock_interview.cli.output import StatusLine, notice, say, say_json
from mock_interview.engine.registry import describe_grader
from mock_interview.errors import MockInterviewError
from mock_interview.locations import is_folder
from mock_interview.rubric.catalogue import PACK_FILE
from mock_interview.rubric.checking import files_under, path_named
from mock_interview.rubric.library import Library, LoadedRubric, library_around, load_file, open_library
from mock_interview.settings import Settings
from mock_interview.workshop.bench.keeping import kept_findings
from mock_interview.workshop.bench.running import Bench, requests_for, run, set_up


@click.command(short_help="Try rubrics on answers whose worth is known.")
@click.argument("name", metavar="REF|PACK|FILE")
@json_option
@rubrics_option
@grader_options
@click.pass_context
def bench(
    context: click.Context,
    /,
    *,
    name: str,
    as_json: bool,
    rubrics: tuple[Path, ...],
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Try rubrics on answers whose worth is known, and compare with the last time.

    Graded are the examples of each rubric, each without itself to go by, and answers made from them that must not
    earn more than they are worth: docs/bench.md names them. What people scored on this machine plays no part.

    Exits with 1 where a percent is not what it should be or the verdicts agree too little with the authors', and
    with 3 where the grader could not answer; what was done until then is shown, and whole rubrics are kept.
    """
    settings = read_settings(rubrics=rubrics, **grader)
    library, loaded = _named(name, settings)
    at_work = set_up(loaded, library)
    _announce(at_work, settings)
    failure = asyncio.run(_run(at_work, settings))
    findings = kept_findings(at_work, settings.locations)
    if as_json:
        say_json(as_plain(findings))
    elif findings.graded:
        say(bench_lines(findings))
    if failure:
        notice(f"{findings.graded} of {at_work.total} answers were graded; run it again to go on.")
        raise failure
    context.exit(ExitCode.WANTING if findings.is_short else ExitCode.DONE)


def _named(name: str, settings: Settings) -> tuple[Library, list[LoadedRubric]]:
    """Return the rubrics that a path, a pack or a ref stands for, and the library they are at home in."""
    if path := path_named(name):
        files = [file for file in files_under(path) if file.name != PACK_FILE]
        return library_around(path if is_folder(path) else path.parent, settings), [load_file(file) for file in files]
    library = open_library(settings)
    return library, [library.load(ref) for ref in library.refs_of(name)]


def _announce(at_work: Bench, settings: Settings) -> None:
    notice(f"Grader: {describe_grader(settings)}")
    if settings.chosen_grader == "llm":
        requests = requests_for(at_work, settings)
        again = "" if settings.fresh else "; what was graded before is not asked again"
        notice(f"{at_work.total} answers, {requests} request{'' if requests == 1 else 's'}{again}.")


async def _run(at_work: Bench, settings: Settings) -> MockInterviewError | None:
    """Grade every case; return what kept the grader from answering, if anything."""
    with StatusLine() as status:
        try:
            async with aclosing(run(at_work, settings)) as counts:
                async for count in counts:
                    status.show(f"{count} of {at_work.total} answers graded")
        except MockInterviewError as error:
            return error
    return None
