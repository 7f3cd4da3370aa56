"""How an interview screen comes by its interview."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mock_interview.interview.session import Session
    from mock_interview.transcripts.records import Mode
    from mock_interview.tui.services import Services
    from mock_interview.workshop.editing.places import Place


@dataclass(frozen=True, slots=True)
class Begin:
    """A new interview over `count` questions of a pack (None for all of them), or over one ref.

    `allowed_seconds` is the clock of an exam, None for what its questions give.
    """

    name: str
    count: int | None = None
    mode: "Mode" = "coach"
    allowed_seconds: int | None = None

    def open(self, services: "Services") -> "Session":
        """Start it."""
        return services.starter.begin(self.name, self.count, self.mode, self.allowed_seconds)


@dataclass(frozen=True, slots=True)
class Resume:
    """An interview that was left."""

    interview_id: str

    def open(self, services: "Services") -> "Session":
        """Take it up again."""
        return services.starter.resume(self.interview_id)


@dataclass(frozen=True, slots=True)
class Drill:
    """A new interview over the questions with the weakest points."""

    def open(self, services: "Services") -> "Session":
        """Start it."""
        return services.starter.drill()


@dataclass(frozen=True, slots=True)
class Edit:
    """A rubric to be written, in the workshop."""

    place: "Place"


Opening = Begin | Resume | Drill
