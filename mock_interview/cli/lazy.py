"""Commands by import path: the one place where the commands import something late.

``--help`` and ``--version`` must not wait for pydantic, openai or Textual, and a command only for
what it needs itself. So a group names its commands and says in a line what they do, and a command
that opens a screen names the screen.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


class Named(NamedTuple):
    """A command yet to be imported: ``module:attribute``, and its line in the list of commands."""

    path: str
    summary: str


def load(path: str) -> Any:  # noqa: ANN401 - whatever the path names
    """Import what ``module:attribute`` names."""
    module, _, attribute = path.partition(":")
    return getattr(import_module(module), attribute)


class LazyGroup(click.Group):
    """A group that imports a command of `later` when it is called."""

    def __init__(self, *arguments: Any, later: Mapping[str, Named], **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*arguments, **options)
        self.later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *self.later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, imported if need be."""
        if cmd_name in self.later:
            command: click.Command = load(self.later[cmd_name].path)
            return command
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._summary(name)) for name in self.list_commands(ctx)])

    def _summary(self, name: str) -> str:
        return self.later[name].summary if name in self.later else self.commands[name].get_short_help_str(limit=200)
