"""``transcripts import``: what 'export --format json' wrote, here or elsewhere."""

from pathlib import Path

import click

from mock_interview.cli.options import open_store_to_write, read_settings
from mock_interview.cli.output import notice
from mock_interview.engine.importing.reading import read_export
from mock_interview.transcripts.importing import Imported, import_transcripts


@click.command("import", short_help="Import what 'export --format json' wrote.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Import what 'export --format json' wrote, all of a file or nothing of it.

    Everything keeps its id. An interview that is here already is passed over; one that is here with other
    content stops the import with exit code 2.
    """
    settings = read_settings()
    with open_store_to_write(settings) as db:
        for file in files:
            notice(_told(file, import_transcripts(db, read_export(file), settings.chosen_grader)))


def _told(file: Path, imported: Imported) -> str:
    known = f", {imported.known} here already" if imported.known else ""
    return f"{file}: {imported.added} interview{'' if imported.added == 1 else 's'} imported{known}."
