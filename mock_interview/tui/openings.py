"""How an interview screen comes by its interview."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mock_interview.interview.session import Session
    from mock_interview.tui.services import Services


@dataclass(frozen=True, slots=True)
class Begin:
    """A new interview over `count` questions of a pack (None for all of them), or over one ref."""

    name: str
    count: int | None = None

    def open(self, services: "Services") -> "Session":
        """Start it."""
        return services.begin(self.name, self.count)


@dataclass(frozen=True, slots=True)
class Resume:
    """An interview that was left."""

    interview_id: str

    def open(self, services: "Services") -> "Session":
        """Take it up again."""
        return services.resume(self.interview_id)


Opening = Begin | Resume
