"""Errors become one sentence on standard error and an exit code, here and nowhere else."""

import traceback
from contextlib import suppress
from enum import IntEnum
from typing import Any

import click

from mock_interview.cli.lazy import LazyGroup
from mock_interview.cli.output import notice
from mock_interview.errors import GradingError, MockInterviewError
from mock_interview.locations import locate


class ExitCode(IntEnum):
    """How the program ended."""

    DONE = 0
    WANTING = 1
    BAD_INPUT = 2
    NOT_GRADED = 3
    INTERRUPTED = 130


class Program(LazyGroup):
    """The outermost group. Usage errors are click's own, with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's
        """Run what was asked for, and end with a sentence and an exit code where it goes wrong."""
        try:
            return super().invoke(ctx)
        except MockInterviewError as error:
            notice(str(error))
            ctx.exit(ExitCode.NOT_GRADED if isinstance(error, GradingError) else ExitCode.BAD_INPUT)
        except KeyboardInterrupt:
            notice("Interrupted.")
            ctx.exit(ExitCode.INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end in a traceback on the screen
            notice(_fault(error))
            ctx.exit(ExitCode.WANTING)


def _fault(error: Exception) -> str:
    """Say that the program itself is at fault, and keep the traceback where it can be found."""
    path = locate().cache / "last-fault.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), "utf-8")
    name = type(error).__name__
    return f"mock-interview stopped on a fault of its own ({name}); please report it with what stands in {path}."
