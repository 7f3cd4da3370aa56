"""Errors become one sentence on standard error and an exit code, here and nowhere else."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

import click
from click.exceptions import Exit

from mock_interview.cli.lazy import LazyGroup
from mock_interview.cli.output import notice
from mock_interview.errors import GradingError, InputError, MockInterviewError
from mock_interview.locations import locate
from mock_interview.text import sanitise


class ExitCode(IntEnum):
    """How the program ended."""

    DONE = 0
    WANTING = 1
    BAD_INPUT = 2
    NOT_GRADED = 3
    INTERRUPTED = 130


class Program(LazyGroup):
    """The outermost group. Usage errors are click's own, with exit code 2."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's
    ) -> click.Context:
        """Read the command line up to the command."""
        with _told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's
        """Run what was asked for, and end with a sentence and an exit code where it goes wrong."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except MockInterviewError as error:
        notice(str(error))
        raise Exit(ExitCode.NOT_GRADED if isinstance(error, GradingError) else ExitCode.BAD_INPUT) from error
    except KeyboardInterrupt:
        notice("Interrupted.")
        raise Exit(ExitCode.INTERRUPTED) from None
    except click.UsageError as error:
        raise click.UsageError(sanitise(error.format_message()), error.ctx) from error  # it quotes the command line
    except (click.ClickException, Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        notice(_fault(error))
        raise Exit(ExitCode.WANTING) from error


def _fault(error: Exception) -> str:
    """Say that the program itself is at fault, and keep the traceback where it can be found."""
    return f"mock-interview stopped on a fault of its own ({type(error).__name__}); please report it{_kept(error)}."


def _kept(error: Exception) -> str:
    """Return where the traceback was put, as the end of a sentence; nothing where there is no place for it."""
    try:
        path = locate().cache / "last-fault.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), "utf-8", errors="backslashreplace")
    except (InputError, OSError):
        return ""
    return f" with what stands in {path}"
