"""``rubrics example``: an answer that a person has scored becomes an example of its rubric."""

from collections.abc import Iterator
from pathlib import Path

import click

from mock_interview.cli.options import open_store, read_settings, rubrics_option
from mock_interview.cli.output import SHORT_ID, notice, say, wrapped
from mock_interview.errors import InputError
from mock_interview.rubric.library import open_library
from mock_interview.scoring.by_hand import verdict_word
from mock_interview.settings import Settings
from mock_interview.transcripts.history import find_attempt
from mock_interview.workshop.reviewing.example import Proposal, add_example, added_told, propose

NAME = "Name of the example, such as uses-an-analogy"
NOTE = "Note for who edits the rubric, or Enter for none"
ADD = "Is nothing in it personal, and shall it be added?"
NOTHING = "Nothing was written."


@click.command(short_help="Make an answer that a person scored an example.")
@click.argument("ref")
@click.argument("id_", metavar="ID")
@click.option("--id", "name", metavar="NAME", help="Name of the example; asked for where it is not given.")
@click.option("--note", metavar="TEXT", help="A word to who edits the rubric.")
@click.option("--copy", is_flag=True, help="Copy a shipped rubric to your own folder, and add the example there.")
@click.option("--yes", is_flag=True, help="Do not ask; nothing in the answer is personal.")
@rubrics_option
def example(
    ref: str, id_: str, name: str | None, note: str | None, *, copy: bool, yes: bool, rubrics: tuple[Path, ...]
) -> None:
    """Add an answer that a person has scored, with their verdicts, to the examples of its rubric.

    ID is that of the answer, or the first characters of it; 'rubrics disagreements' lists some. The answer is shown
    before anything is written, with what may be personal in it; the rest of the file stays as it is.
    """
    settings = read_settings(rubrics=rubrics)
    proposal = _proposed(settings, ref, id_)
    if proposal.is_copy and not copy:
        raise InputError(
            f"{ref} is a shipped rubric; --copy copies it to {proposal.target} and adds the example there."
        )
    if yes and name is None:
        raise click.UsageError("With --yes nothing is asked; name the example with --id.")
    say(_lines(proposal))
    for suspicion in proposal.suspicions:
        notice(f"Look again: “{suspicion.text}” may be {suspicion.what}.")
    name = name or click.prompt(NAME, err=True)
    if note is None:
        note = "" if yes else click.prompt(NOTE, default="", show_default=False, err=True)
    if yes or click.confirm(ADD, err=True):
        add_example(proposal, name, note)
        notice(added_told(proposal))
    else:
        notice(NOTHING)


def _proposed(settings: Settings, ref: str, id_: str) -> Proposal:
    with open_store(settings) as db:
        proposal = propose(db, open_library(settings), settings, find_attempt(db, id_))
    if proposal.loaded.ref != ref:
        raise InputError(f"{id_[:SHORT_ID]} is an answer to {proposal.loaded.ref}; name that one.")
    return proposal


def _lines(proposal: Proposal) -> Iterator[str]:
    low, high = proposal.percent
    yield f"{proposal.loaded.ref}, {low:g} to {high:g} %"
    for id_, claim in proposal.verdicts.items():
        yield f"  {id_}: {verdict_word(claim)}"
    yield ""
    yield from wrapped(proposal.answer, "  ")
    yield ""
