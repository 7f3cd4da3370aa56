"""Server-sent events, taken apart as their bytes arrive."""


class EventReader:
    """Takes bytes and gives the data of each event that they complete.

    Every byte is looked at once. What was begun and not ended counts for nothing, as the standard has it.
    """

    def __init__(self) -> None:
        self._begun: list[bytes] = []
        self._data: list[bytes] = []

    def feed(self, piece: bytes) -> list[str]:
        """Return the data of the events that `piece` completes. Raises `UnicodeDecodeError`."""
        first, *others = piece.split(b"\n")
        self._begun.append(first)
        events = []
        for begun in others:
            line, self._begun = b"".join(self._begun), [begun]
            if event := self._read(line.removesuffix(b"\r")):
                events.append(event)
        return events

    def _read(self, line: bytes) -> str | None:
        """Take in one line; return the data of the event that it ends."""
        if not line:
            event, self._data = b"\n".join(self._data), []
            return event.decode("utf-8")
        name, _, value = line.partition(b":")
        if name in (b"data", b"error"):  # llama.cpp names the field of an error after it
            self._data.append(value.removeprefix(b" "))
        return None
