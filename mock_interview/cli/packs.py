"""``rubrics install``, ``export`` and ``remove``: packs handed on as folders and zips."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from mock_interview.cli.options import read_settings, rubrics_option
from mock_interview.cli.output import notice, say
from mock_interview.files import write_file
from mock_interview.rubric.catalogue import Entry
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.workshop.asides import asides_in
from mock_interview.workshop.packs import installing
from mock_interview.workshop.packs.checked import BrokenPackError, read_pack
from mock_interview.workshop.packs.exporting import packed
from mock_interview.workshop.packs.folder import find_folder
from mock_interview.workshop.packs.members import NAME_WIDTH
from mock_interview.workshop.packs.shadows import shadows_of

REFS_SHOWN = 3


@click.command(short_help="Install a pack from a folder or a zip.")
@click.argument("source", metavar="FOLDER|ZIP", type=click.Path(exists=True, path_type=Path))
@click.option("--force", is_flag=True, help="Set a pack of the same name aside and put this one in its place.")
def install(source: Path, *, force: bool) -> None:
    """Install a pack from a folder or a zip among your own.

    A pack is one flat folder of rubrics that pass 'rubrics check'. Whatever else is in it, or would lead out of it, is
    refused, and then nothing is installed.
    """
    settings = read_settings()
    with _problems_told():
        pack = read_pack(source)
    done = installing.install(pack, settings.locations.user_rubrics, force=force)
    say([str(done.folder)])
    _tell_left_out(source)
    if done.set_aside:
        notice(f"The pack that stood there is in {done.set_aside} now.")
    tell_shadows(done.folder, settings)
    notice(f"Practise it: mock-interview practice {pack.name}")


@click.command(short_help="Export a pack as a zip.")
@click.argument("pack")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE", help="The zip.")
@click.option("--force", is_flag=True, help="Write over the file if it is there.")
@rubrics_option
def export(pack: str, out: Path, rubrics: tuple[Path, ...], *, force: bool) -> None:
    """Export a pack as a zip that 'rubrics install' takes.

    PACK is the name of a pack or a folder. The same pack gives the same zip, byte for byte.
    """
    folder = find_folder(pack, read_settings(rubrics=rubrics))
    with _problems_told():
        whole = read_pack(folder)
    write_file(out, packed(whole), force=force)
    _tell_left_out(folder)
    count = len(whole.members)
    notice(f"{count} {'file' if count == 1 else 'files'} of {folder} {'is' if count == 1 else 'are'} in {out}.")


@click.command(short_help="Remove a pack of your own.")
@click.argument("pack")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(pack: str, *, yes: bool) -> None:
    """Remove a pack of your own: it is set aside, not deleted."""
    folder = installing.own_pack(pack, read_settings().locations.user_rubrics)
    if not yes:
        click.confirm(f"Remove the pack {pack!r}?", abort=True, err=True)
    aside = installing.remove(folder)
    notice(f"It is in {aside} now: delete that folder to be rid of it, or install it to have it back.")


def tell_shadows(folder: Path, settings: Settings) -> None:
    """Say which rubrics elsewhere those in `folder` are used instead of, and which of them are not used."""
    shadows = shadows_of(folder, settings)
    if shadows.hidden:
        origins = " and ".join(sorted({entry.origin for entry in shadows.hidden}))
        notice(f"From now on used instead of the {origins} rubrics of the same name: {_named(shadows.hidden)}.")
    if shadows.unused:
        notice(f"Not used, because others of the same name come first: {_named(shadows.unused)}.")


def _tell_left_out(source: Path) -> None:
    """Say what was put aside in a folder, and is not in the pack."""
    if source.is_dir() and (asides := asides_in(source)):
        shown = ", ".join(one_line(name, NAME_WIDTH) for name in asides)
        notice(f"Left out, for it is no part of a pack but what the workshop put aside: {shown}.")


def _named(entries: Sequence[Entry]) -> str:
    more = f" and {len(entries) - REFS_SHOWN} more" if len(entries) > REFS_SHOWN else ""
    return ", ".join(entry.ref for entry in entries[:REFS_SHOWN]) + more


@contextmanager
def _problems_told() -> Iterator[None]:
    """Print the problems of a broken pack as 'rubrics check' does, before the sentence about it."""
    try:
        yield
    except BrokenPackError as error:
        say(str(problem) for problem in error.problems)
        raise
