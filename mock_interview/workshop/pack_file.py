"""The ``pack.json`` of one's own pack: made with its first rubric, and told of those that come after."""

import json
from pathlib import Path
from typing import Any

from mock_interview.files import write_file
from mock_interview.locations import read_start
from mock_interview.rubric.catalogue import MAX_BYTES, PACK_FILE
from mock_interview.workshop.schemas import PACK_SCHEMA, as_text


def make_pack_file(folder: Path, id_: str) -> None:
    """Describe a new pack with one rubric. Raises `InputError` where that cannot be written."""
    title = folder.name.replace("-", " ").capitalize()
    about = {"$schema": PACK_SCHEMA, "format": 1, "title": title, "order": [id_]}
    write_file(folder / PACK_FILE, as_text(about), force=False)


def add_to_order(folder: Path, id_: str) -> None:
    """Put a new rubric at the end of a pack's order, where the file is still laid out as this program does it.

    One that somebody laid out by hand is left alone; there the rubric comes after those in the order.
    """
    about = _as_made(folder / PACK_FILE)
    if about is not None:
        write_file(folder / PACK_FILE, as_text({**about, "order": [*about["order"], id_]}), force=True)


def _as_made(path: Path) -> dict[str, Any] | None:
    try:
        text = read_start(path, MAX_BYTES).decode()
        about = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = isinstance(about, dict) and isinstance(about.get("order"), list) and as_text(about) == text
    return about if is_ours else None
