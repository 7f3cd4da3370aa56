"""The answers that are marked, whatever is listed meanwhile."""

from collections.abc import Collection, Iterator


class Marks(Collection[str]):
    """Ids in the order in which they were marked."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def toggle(self, ids: Collection[str]) -> None:
        """Mark these; where all of them are marked, none of them."""
        if all(id_ in self._ids for id_ in ids):
            self.discard(ids)
        else:
            self._ids.update(dict.fromkeys(ids))

    def discard(self, ids: Collection[str]) -> None:
        """Take the marks of these away."""
        for id_ in ids:
            self._ids.pop(id_, None)
