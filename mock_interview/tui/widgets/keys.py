"""The line of keys at the bottom of a screen."""

from textual.screen import Screen
from textual.widgets import Footer


class Keys(Footer):
    """Textual's footer, made anew only when it has other keys to show: that takes longer than answering a key may."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[str, str, bool, str]] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Look whether the keys that can be pressed now are others."""
        if self.is_attached and self._offered() != self._shown:
            super().bindings_changed(screen)

    async def recompose(self) -> None:
        """Show the keys that can be pressed now, unless the screen is gone by the time this takes place."""
        if self.is_attached:
            self._shown = self._offered()
            await super().recompose()

    def _offered(self) -> list[tuple[str, str, bool, str]]:
        return [
            (offered.binding.key, offered.binding.description, offered.enabled, offered.tooltip)
            for offered in self.screen.active_bindings.values()
            if offered.binding.show
        ]
