"""``paths``: where everything is kept."""

import click

from mock_interview.cli.options import json_option
from mock_interview.cli.output import say, say_json
from mock_interview.locations import builtin_rubrics, locate


def known_paths() -> dict[str, str]:
    """Return every place by name."""
    places = locate()
    return {
        "settings": str(places.settings_file),
        "database": str(places.database),
        "backups": str(places.backups),
        "user-rubrics": str(places.user_rubrics),
        "built-in-rubrics": str(builtin_rubrics()),
        "cache": str(places.cache),
    }


@click.command(short_help="Show where everything is kept.")
@json_option
def paths(*, as_json: bool) -> None:
    """Show where everything is kept. None of it need exist yet."""
    known = known_paths()
    if as_json:
        say_json(known)
    else:
        say(f"{name:<18}{path}" for name, path in known.items())
