"""Which attempts are meant, and in which order: what lists, search, export and deletion share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mock_interview.scoring.scorecard import GraderName
    from mock_interview.transcripts.records import Mode

Standing = Literal["scored", "pending", "failed", "cancelled", "unanswered"]
SortKey = Literal["when", "percent", "title", "band", "self-rating"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Attempts that fit everything given here; what is None does not matter.

    `ref` is ``pack/question``. `grader`, `model` (a jury's models stand one after the other, ``a, b``) and
    `band` are those of the score. `since` and `until` are times as the store writes them; `until` itself is
    left out. `standing`: with a score, with a grading that is queued or under way, failed, or cancelled,
    or with no answer yet.
    `words` must all have been said in the attempt, by either side, in any of their forms.
    """

    pack: str | None = None
    ref: str | None = None
    tag: str | None = None
    grader: "GraderName | None" = None
    model: str | None = None
    band: str | None = None
    mode: "Mode | None" = None
    since: str | None = None
    until: str | None = None
    standing: Standing | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What attempts are sorted by; what has none of it stands last, and among equals the newest comes first.

    Bands sort by name.
    """

    by: SortKey = "when"
    descending: bool = True


EVERYTHING = Selection()
NEWEST_FIRST = Order()
