"""Screens that are closed while something for them is under way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import MountError


@contextmanager
def unless_closed(screen: Screen[Any]) -> Iterator[None]:
    """Let the block end early where `screen` is closed meanwhile: its widgets go before its workers do."""
    try:
        yield
    except (NoMatches, MountError):
        if screen.app.is_running and screen in screen.app.screen_stack:
            raise
