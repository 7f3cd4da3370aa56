"""The person's own editor, opened on a text."""

import asyncio
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from textual.app import App, SuspendNotSupported

from mock_interview.errors import InputError
from mock_interview.text import sanitise

MAX_BYTES = 1_000_000


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command of $VISUAL or $EDITOR. Raises `InputError` where neither names one."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            if command := shlex.split(environment.get(variable, "")):
                return command
        except ValueError:
            raise InputError(f"${variable} cannot be read as a command; check its quotes.") from None
    raise InputError("No editor is set; leave the program, set EDITOR, for example to nano, and start it again.")


async def edited(app: App[None], text: str, name: str = "answer.txt") -> str:
    """Return `text` as the person leaves it in their editor, sanitised; the app waits and goes on grading.

    The editor is given a file of this name. Raises `InputError` where there is no editor, it fails, or what it leaves
    cannot be read; then nothing of `text` is lost, and what was written in the editor is in the file that is named.
    """
    command = editor_command()
    with _lent(text, name) as path:
        await _run(app, [*command, str(path)])
        return sanitise(_read(path))


@contextmanager
def _lent(text: str, name: str) -> Iterator[Path]:
    """Lend a file that holds `text`; where it was changed, an `InputError` leaves it there and names it.

    It also stays where the program is ended meanwhile: the editor may go on.
    """
    path = Path(tempfile.mkdtemp(prefix="mock-interview-")) / name
    path.write_text(text, "utf-8")
    given = path.read_bytes()
    is_kept = True
    try:
        yield path
        is_kept = False
    except InputError as error:
        if is_kept := _is_changed(path, given):
            raise InputError(f"{error} The editor's file is kept: {path}") from None
        raise
    finally:
        if not is_kept:
            shutil.rmtree(path.parent, ignore_errors=True)


def _is_changed(path: Path, given: bytes) -> bool:
    with suppress(OSError):
        return path.stat().st_size != len(given) or path.read_bytes() != given
    return False


async def _run(app: App[None], command: list[str]) -> None:
    try:
        with app.suspend(), app.batch_update():  # nothing may be drawn over the editor
            wrong = await _went_wrong(command)  # told afterwards: an error in here would leave the app suspended
    except SuspendNotSupported:
        raise InputError("This terminal cannot lend itself to an editor; type here.") from None
    if wrong:
        raise InputError(wrong)


async def _went_wrong(command: list[str]) -> str:
    """Run the editor and return what went wrong, or nothing."""
    try:
        process = await asyncio.create_subprocess_exec(*command)
        code = await process.wait()
    except OSError as error:
        return f"The editor {command[0]!r} could not be started ({error.strerror}); check EDITOR."
    return f"The editor ended with code {code}; what you typed is as it was." if code else ""


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError("That is more than can be held here; what you typed is as it was.")
        return path.read_text("utf-8").rstrip("\n")
    except (OSError, UnicodeDecodeError):
        raise InputError("What the editor left cannot be read as UTF-8 text; what you typed is as it was.") from None
