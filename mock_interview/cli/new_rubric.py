"""``rubrics new``: a rubric from a template, asked for at the terminal or given as options."""

from pathlib import Path
from shlex import quote
from typing import Any

import click

from mock_interview.cli.answers import read_answer
from mock_interview.cli.asking import Asker
from mock_interview.cli.options import read_settings
from mock_interview.cli.output import has_terminal, notice, say
from mock_interview.cli.packs import tell_shadows
from mock_interview.workshop.shelf import Shelf
from mock_interview.workshop.starting import REF, FirstWords, parted
from mock_interview.workshop.template import RANGES, SECONDS, Outline, penalised, rubric_from, weighed

_SECONDS = click.IntRange(1, 86_400)


@click.command(short_help="Write a new rubric from a template.")
@click.argument("ref", metavar="[PACK/ID]", required=False)
@click.option("--title", metavar="TEXT", help="Title shown in lists.")
@click.option("--question", metavar="TEXT", help="The question, as the interviewer says it.")
@click.option("--seconds", type=_SECONDS, metavar="N", help=f"Time for the answer; {SECONDS} by default.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="A subject; may be given more than once.")
@click.option(
    "--point",
    "points",
    metavar="TEXT",
    multiple=True,
    help="A point of a good answer; once each, the weightiest first.",
)
@click.option(
    "--misconception",
    "misconceptions",
    metavar="TEXT",
    multiple=True,
    help="A wrong claim that costs credit; once each.",
)
@click.option("--model-answer", metavar="TEXT", help="An answer that earns full marks.")
@click.option("--source", "sources", metavar="TEXT", multiple=True, help="What the points rest on; once each.")
@click.option(
    "--example",
    "examples",
    type=(click.Choice(list(RANGES)), str),
    metavar="NAME FILE",
    multiple=True,
    help="An answer in a file, to be marked: strong, middling or weak.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of packs; yours by default.",
)
@click.option("--yes", is_flag=True, help="Ask nothing; take what is given and the defaults.")
def new(ref: str | None, *, out: Path | None, yes: bool, **given: Any) -> None:  # noqa: ANN401 - options of an outline
    """Write a new rubric from a template that passes 'rubrics check' at once.

    At a terminal everything that is not given is asked, each with a default. Otherwise, or with --yes, PACK/ID,
    --question and a --point are needed. A pack that is not there yet is made; nothing is ever written over.
    """
    settings = read_settings()
    asker = Asker(asks=has_terminal() and not yes)
    if not asker.asks and not (ref and given["question"] and given["points"]):
        raise click.UsageError("Name PACK/ID, --question and at least one --point, or use a terminal to be asked.")
    pack, id_ = parted(asker.one("Pack and name, PACK/ID", ref, REF))
    shelf = Shelf(out or settings.locations.user_rubrics, pack, settings)
    shelf.file_of(id_)  # before anything is asked
    path = shelf.place(rubric_from(_outline(asker, id_, **given)))
    say([str(path)])
    tell_shadows(path.parent, settings)
    _tell_next(path, f"{pack}/{id_}", out)


def _outline(
    asker: Asker,
    id_: str,
    *,
    title: str | None,
    question: str | None,
    seconds: int | None,
    tags: tuple[str, ...],
    points: tuple[str, ...],
    misconceptions: tuple[str, ...],
    model_answer: str | None,
    sources: tuple[str, ...],
    examples: tuple[tuple[str, str], ...],
) -> Outline:
    words = FirstWords(id_)
    asked = asker.one("Question", question, words.question)
    return Outline(
        id=id_,
        title=asker.one("Title", title, words.title),
        question=asked,
        seconds=asker.number("Seconds for the answer", seconds, SECONDS, _SECONDS),
        tags=asker.several("Tag", tags),
        points=weighed(asker.several("Point", points, words.point)),
        misconceptions=penalised(asker.several("Misconception", misconceptions)),
        model_answer=asker.one("Model answer", model_answer),
        sources=asker.several("Source", sources),
        examples=_examples(asker, [(name, read_answer(file, asked)) for name, file in examples]),
    )


def _examples(asker: Asker, given: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the examples that there are: none is made up."""
    if given:
        return given
    asked = [(name, asker.one(f"Example of a {name} answer", None)) for name in RANGES]
    return [(name, answer) for name, answer in asked if answer]


def _tell_next(path: Path, ref: str, out: Path | None) -> None:
    where = f" --rubrics {quote(str(out))}" if out else ""
    notice("Open it in your editor and make it yours; then")
    notice(f"  mock-interview rubrics check {quote(str(path)) if out else ref}")
    notice(f"  mock-interview practice {ref}{where}")
