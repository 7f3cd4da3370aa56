"""``doctor``: the settings in effect, and whether everything they name works."""

import platform
from collections.abc import Iterable, Iterator

import click

from mock_interview import __version__
from mock_interview.cli.checks import check_database, check_grader, check_rubrics, check_terminal
from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import read_settings
from mock_interview.cli.output import say, wrapped
from mock_interview.cli.paths import known_paths
from mock_interview.cli.settings_in_effect import settings_in_effect
from mock_interview.engine.connection import Finding
from mock_interview.errors import InputError
from mock_interview.locations import locate
from mock_interview.settings import Settings


@click.command(short_help="Check settings, endpoint, database and rubrics.")
@click.option("--live", is_flag=True, help="Have the LLM grade one sentence of ours.")
@click.pass_context
def doctor(context: click.Context, *, live: bool) -> None:
    """Show the settings in effect and check that everything works.

    With an LLM configured, its endpoint is asked for its models; no answer of yours is sent anywhere.
    Exits with 1 where something is wanting.
    """
    say([f"mock-interview {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"])
    say(["", "Places", *(f"  {name:<18}{path}" for name, path in known_paths().items())])
    try:
        settings = read_settings()
    except InputError as error:
        findings = _examine(Settings(locations=locate()), [Finding("wanting", "settings", str(error))])
    else:
        say(["", "Settings", *_settings(settings)])
        findings = _examine(settings, check_grader(settings, live=live))
    context.exit(ExitCode.WANTING if _told(findings) else ExitCode.DONE)


def _settings(settings: Settings) -> Iterator[str]:
    for setting in settings_in_effect(settings):
        yield f"  {setting.name:<18}{setting.value}  ({setting.origin})"


def _examine(settings: Settings, first: Iterable[Finding]) -> Iterator[Finding]:
    """Yield every finding, those of the settings and the grader first."""
    yield from first
    yield check_database(settings)
    yield from check_rubrics(settings)
    yield check_terminal()


def _told(findings: Iterable[Finding]) -> bool:
    """Print findings as they come, and tell whether something is wanting."""
    say(["", "Checks"])
    is_wanting = False
    for finding in findings:
        say(wrapped(finding.text, " " * 21, f"  {finding.state:<9}{finding.about:<10}"))
        is_wanting |= finding.state == "wanting"
    return is_wanting
