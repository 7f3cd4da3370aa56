"""What the help says of a screen: of what has the focus in it, and of the keys that can be pressed now."""

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen


def help_text(screen: Screen[Any]) -> str:
    """Return the help, in Markdown, of what has the focus, or of what that is in."""
    node = screen.focused or screen
    return next((text for one in node.ancestors_with_self if (text := getattr(one, "HELP", None))), "")


def keys_of(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Yield how each key is shown that can be pressed now, and what it does."""
    for offered in screen.active_bindings.values():
        binding = offered.binding
        is_told = binding.show or offered.node is screen.app  # those of every screen have no room in the line of keys
        if is_told and binding.description and offered.enabled:
            yield screen.app.get_key_display(binding), binding.description
