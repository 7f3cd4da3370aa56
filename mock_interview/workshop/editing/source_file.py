"""A rubric's file as it was read, and as it is written back: nothing that others wrote meanwhile is lost."""

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.files import write_new
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.rubric.parsing import read_data, text_of
from mock_interview.text import sanitise
from mock_interview.workshop.asides import paths_beside
from mock_interview.workshop.editing.rewriting import ChangedMeanwhileError, rewrite

TOO_LONG = (
    "These are {:,} bytes, and a rubric's file holds at most {:,}; nothing was written. Shorten it, then save again."
)

# A screen ends a line at these, JSON does not: they are shown the way JSON spells them, which means the same.
_SPELT_OUT = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and what it held when it was last read or written; None where that is not known any more."""

    path: Path
    data: bytes | None

    @property
    def text(self) -> str:
        """Its text as JSON, safe to show, with ``\\n`` at the end of each line."""
        return sanitise(self._raw)

    @property
    def hides(self) -> bool:
        """Whether it holds characters that are not shown, and that writing takes out."""
        return self.text != self._raw.replace("\r\n", "\n")

    def written(self, text: str) -> "SourceFile":
        """Write `text` the way the file was written, its mark and its line ends; return the file as it is then.

        Raises `ChangedMeanwhileError` where somebody else changed it since it was read, and `InputError` where it
        cannot be written, or could not be read again. A file that is gone is written anew.
        """
        data = self._encoded(text)
        if len(data) > MAX_BYTES:
            raise InputError(TOO_LONG.format(len(data), MAX_BYTES))
        try:
            self._write(data)
        except FileExistsError:
            raise ChangedMeanwhileError(f"{self.path} came back meanwhile; nothing was written.") from None
        except OSError as error:
            raise _unwritable(self.path, error) from error
        return replace(self, data=data)

    def put_aside(self, text: str) -> Path:
        """Write `text` to a new file beside this one, which no library takes for a rubric. Raises `InputError`."""
        data = self._encoded(text)
        for path in paths_beside(self.path):
            try:
                write_new(path, data)
            except FileExistsError:
                continue
            except OSError as error:
                raise _unwritable(path, error) from error
            return path
        raise AssertionError("there is always another name")

    @property
    def _raw(self) -> str:
        return text_of(self.data or b"", self.path).translate(_SPELT_OUT)

    def _encoded(self, text: str) -> bytes:
        known = self.data or b""
        mark = codecs.BOM_UTF8 if known.startswith(codecs.BOM_UTF8) else b""
        return mark + (text.replace("\n", "\r\n") if b"\r\n" in known else text).encode()

    def _write(self, data: bytes) -> None:
        if self.path.exists():
            rewrite(self.path, self.data, data)
        else:
            write_new(self.path, data)


def open_source(path: Path) -> SourceFile:
    """Read a rubric's file. Raises `RubricError` where it cannot be read as text."""
    source = SourceFile(path, read_data(path))
    text_of(source.data or b"", path)
    return source


def copied(path: Path, copy_to: Path) -> SourceFile:
    """Copy a shipped rubric, byte for byte. Raises `InputError` where something is there already."""
    data = read_data(path)
    try:
        copy_to.parent.mkdir(parents=True, exist_ok=True)
        write_new(copy_to, data)
    except FileExistsError:
        raise InputError(f"{copy_to} is there already; open that one.") from None
    except OSError as error:
        raise _unwritable(copy_to, error) from error
    return SourceFile(copy_to, data)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}); nothing was changed.")
