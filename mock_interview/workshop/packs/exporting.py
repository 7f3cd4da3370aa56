"""A pack as a zip to hand on: the same pack gives the same bytes, on every machine."""

import io
import stat
import zipfile

from mock_interview.workshop.packs.checked import CheckedPack

EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip can state
READABLE = (stat.S_IFREG | 0o644) << 16
UNIX = 3


def packed(pack: CheckedPack) -> bytes:
    """Return a zip with the pack's files, by name, in one folder named after the pack.

    They are stored, not compressed: what compressing makes differs from one zlib to another.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(pack.members.items()):
            info = zipfile.ZipInfo(f"{pack.name}/{name}", EARLIEST)
            info.create_system = UNIX
            info.external_attr = READABLE
            archive.writestr(info, content)
    return buffer.getvalue()
