"""How a spoken answer would sound: its length, fillers, opening, signposts and repetitions, never part of the score."""

from mock_interview.interview.delivery.models import DeliveryReport
from mock_interview.interview.delivery.reporting import report
from mock_interview.interview.delivery.wording import plain_lines

__all__ = ["DeliveryReport", "plain_lines", "report"]
