"""The outermost command: its help, its lazily imported commands, its exit codes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mock_interview import __version__
from mock_interview.cli import main
from mock_interview.cli.failures import Program
from mock_interview.cli.lazy import LazyGroup, load
from mock_interview.errors import GradingError, InputError, StoreError
from tests.cli.conftest import Run


def lazy_groups(group: LazyGroup) -> Iterator[LazyGroup]:
    yield group
    for named in group.later.values():
        if isinstance(command := load(named.path), LazyGroup):
            yield from lazy_groups(command)


def program_that_raises(error: BaseException) -> Program:
    @click.command()
    def fail() -> None:
        raise error

    return Program("program", commands={"fail": fail}, later={})


def test_help_lists_every_command(run: Run) -> None:
    printed = run("--help").stdout
    assert all(name in printed for name in ("practice", "grade", "rubrics", "transcripts", "doctor", "paths"))


def test_version_is_the_packages(run: Run) -> None:
    assert __version__ in run("--version").stdout


def test_the_list_of_commands_says_of_each_what_its_own_help_says() -> None:
    assert isinstance(main, LazyGroup)
    for group in lazy_groups(main):
        for name, named in group.later.items():
            command = load(named.path)
            assert (command.name, command.short_help) == (name, named.summary)


def test_every_command_and_option_has_help() -> None:
    assert isinstance(main, LazyGroup)
    for group in lazy_groups(main):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            assert command.help
            assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_an_unknown_command_is_bad_usage(run: Run) -> None:
    result = run("frobnicate")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'frobnicate'" in result.stderr


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [(InputError("Do it so."), 2), (StoreError("Do it so."), 2), (GradingError("Do it so."), 3)],
)
def test_an_error_is_its_sentence_and_an_exit_code(error: Exception, exit_code: int) -> None:
    result = CliRunner().invoke(program_that_raises(error), ["fail"])
    assert (result.exit_code, result.stdout, result.stderr) == (exit_code, "", "Do it so.\n")


def test_an_error_cannot_steer_the_terminal() -> None:
    result = CliRunner().invoke(program_that_raises(InputError("Do \x1b[2Jit \x1b]0;title\x07so.")), ["fail"])
    assert result.stderr == "Do it so.\n"


def test_an_interrupt_ends_with_130() -> None:
    result = CliRunner().invoke(program_that_raises(KeyboardInterrupt()), ["fail"])
    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")


def test_a_fault_of_the_program_is_a_sentence_and_its_traceback_is_kept_in_a_file(home: Path) -> None:
    result = CliRunner().invoke(program_that_raises(KeyError("lost")), ["fail"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    kept = home / "cache" / "last-fault.txt"
    assert str(kept) in result.stderr
    assert "KeyError: 'lost'" in kept.read_text("utf-8")


def test_what_click_quotes_from_the_command_line_cannot_steer_the_terminal(run: Run) -> None:
    result = run("paths", "\x1b]0;title\x07\x1b[31mred\udcff")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: Got unexpected extra argument (red)\n")


def test_a_fault_is_told_even_where_its_traceback_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", "~nobody-here/x")
    result = CliRunner().invoke(program_that_raises(KeyError("lost")), ["fail"])
    assert result.exit_code == 1
    assert result.stderr.startswith("mock-interview stopped on a fault of its own (KeyError)")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_output_that_cannot_be_written_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mock_interview", "paths"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "Standard output cannot be written (No space left on device); free some space, or send it elsewhere.\n"
    )
