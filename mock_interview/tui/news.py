"""What the app tells the screens."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from mock_interview.engine.queue import Event


class GradingNews(Message):
    """Something happened to a grading job; sent to every open screen."""

    def __init__(self, event: "Event") -> None:
        self.event = event
        super().__init__()
