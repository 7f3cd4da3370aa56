"""Keys take effect in the order in which they were pressed."""

from textual import events
from textual.widget import Widget


async def act_in_order(widget: Widget, event: events.Key) -> None:
    """Do at once what a key is for that `widget` has a binding for.

    Textual hands such a key on to the app and back, while it types letters at once: where the program is a little
    behind, a backspace or an arrow takes effect only after the letters that were typed behind it.
    """
    if event.is_printable:
        return
    bound = widget.screen.active_bindings.get(event.key)
    if bound is None or bound.node is not widget or not bound.enabled:
        return
    if await widget.app.run_action(bound.binding.action, widget):
        event.stop()
        event.prevent_default()
