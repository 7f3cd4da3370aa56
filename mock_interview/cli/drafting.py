"""``rubrics draft``: a model drafts rubrics from notes."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path
from shlex import quote

import click

from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import read_settings
from mock_interview.cli.output import StatusLine, notice, say
from mock_interview.cli.packs import tell_shadows
from mock_interview.llm.chat import Completion
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.workshop.drafting.drafter import Drafter, check_llm
from mock_interview.workshop.drafting.drafts import Draft
from mock_interview.workshop.drafting.dry_run import drafting_requests
from mock_interview.workshop.drafting.notes import Line, chunks, read_notes
from mock_interview.workshop.prompting import request_lines
from mock_interview.workshop.shelf import Shelf

ASK_WIDTH = 120


@click.command(short_help="Draft rubrics from notes with an LLM.")
@click.argument("notes", metavar="NOTES...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--pack", metavar="PACK", default="drafts", show_default=True, help="The pack they are put into.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of packs; yours by default.",
)
@click.option("--model", metavar="NAME", help="The model to ask.")
@click.option("--base-url", metavar="URL", help="An OpenAI-compatible API, such as http://localhost:11434/v1.")
@click.option("--dry-run", is_flag=True, help="Send nothing; show what would be sent, and about how many tokens.")
@click.pass_context
def draft(
    context: click.Context,
    /,
    *,
    notes: tuple[Path, ...],
    pack: str,
    out: Path | None,
    model: str | None,
    base_url: str | None,
    dry_run: bool,
) -> None:
    """Draft a rubric for each question in notes: a transcript, a list of questions, or a job description, as text.

    Every point cites the line it is from. A point whose citation does not hold has the source null and is told here:
    find its source, or take it out. What passes 'rubrics check' is written; nothing is ever written over, and a
    question that the pack asks already is not drafted again.
    """
    settings = read_settings(model=model, base_url=base_url)
    parts = chunks(read_notes(notes))
    if dry_run:
        say(line for request in drafting_requests(settings, parts) for line in request_lines(request))
        return
    check_llm(settings)
    shelf = Shelf(out or settings.locations.user_rubrics, pack, settings)
    if not asyncio.run(_draft(settings, parts, shelf)):
        notice(f"No question was found in the notes that the pack {pack!r} does not ask already.")
        context.exit(ExitCode.WANTING)
    tell_shadows(shelf.folder, settings)
    notice(f"Read them, correct them, and check them: mock-interview rubrics check {quote(str(shelf.folder))}")


async def _draft(settings: Settings, parts: Sequence[Sequence[Line]], shelf: Shelf) -> int:
    """Write drafts as they come, so that none is lost where a later one fails, and return how many there were."""
    made = 0
    with StatusLine() as status:
        async with aclosing(Drafter(settings, notify=status.show)) as drafter:
            notice(f"Drafting: {drafter.name}")
            async with aclosing(drafter.drafts(parts, shelf.questions(), shelf.taken())) as drafts:
                async for drafted in drafts:
                    made += 1
                    status.show("")
                    _tell(shelf.place(drafted.rubric), drafted)
            notice(_cost(drafter.completions))
    return made


def _tell(path: Path, drafted: Draft) -> None:
    say([str(path)])
    for id_, doubt in drafted.doubts.items():
        notice(f"TODO {drafted.id}: the point {id_!r} {doubt}; find its source, or take it out.")
    for ask in drafted.left_out:
        told = f"the follow-up {one_line(ask, ASK_WIDTH)!r} gives a point away and is left out"
        notice(f"TODO {drafted.id}: {told}; ask in other words.")


def _cost(completions: Sequence[Completion]) -> str:
    tokens = sum(completion.tokens.prompt + completion.tokens.completion for completion in completions)
    return f"Requests: {sum(completion.requests for completion in completions)}; tokens: {tokens:,}."
