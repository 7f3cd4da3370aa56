"""Zips as their makers would never make them."""

import json
import struct
import zipfile
from pathlib import Path

from tests.builders import rubric_json

Entry = tuple[str | zipfile.ZipInfo, str | bytes]

RUBRIC = json.dumps(rubric_json())
PACK = json.dumps({"format": 1, "title": "Demo", "order": ["scaling"]})


def write_zip(path: Path, *more: Entry, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip of a good pack ``demo`` with these entries besides."""
    good: list[Entry] = [("demo/pack.json", PACK), ("demo/scaling.json", RUBRIC)]
    return write_entries(path, *good, *more, method=method)


def write_entries(path: Path, *entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip of these entries alone."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def entry_of_kind(name: str, mode: int) -> zipfile.ZipInfo:
    """Return an entry that says it is a file of this Unix mode."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


def renamed(path: Path, name: str, other: str) -> Path:
    """Put a name of the same length, which zipfile would not write, in the place of `name`."""
    assert len(name) == len(other)
    path.write_bytes(path.read_bytes().replace(name.encode(), other.encode()))
    return path


def marked_encrypted(path: Path) -> Path:
    """Set the flag of encryption on every entry."""
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    path.write_bytes(data)
    return path


def with_size_stated(path: Path, size: int) -> Path:
    """State another unpacked size for every entry in the directory of the zip."""
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, size)
        at = data.find(b"PK\x01\x02", at + 1)
    path.write_bytes(data)
    return path
