"""The line of keys at the bottom of a screen."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

HELP_KEY = "f1"


class Keys(Footer):
    """Textual's footer, made anew only when it has other keys to show: that takes longer than answering a key may."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._shown: list[tuple[str, str, bool, str]] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Look whether the keys that can be pressed now are others."""
        if self.is_attached and self._offered() != self._shown:
            super().bindings_changed(screen)

    def compose(self) -> ComposeResult:
        """Show the keys that can be pressed now; that of the help has its place on the right, where none is cut off."""
        yield from super().compose()
        bound = self.screen.active_bindings.get(HELP_KEY)
        if self._shown is not None and bound is not None:
            name, shown = bound.binding.description, self.app.get_key_display(bound.binding)
            yield FooterKey(HELP_KEY, shown, name, bound.binding.action, classes="-command-palette")

    async def recompose(self) -> None:
        """Show the keys that can be pressed now, unless the screen was closed before it came to that."""
        if self.is_attached:
            self._shown = self._offered()
            await super().recompose()

    def _offered(self) -> list[tuple[str, str, bool, str]]:
        return [
            (offered.binding.key, offered.binding.description, offered.enabled, offered.tooltip)
            for offered in self.screen.active_bindings.values()
            if offered.binding.show
        ]
