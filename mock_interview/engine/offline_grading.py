"""The offline grader, which needs no settings."""

from mock_interview.graders.offline import OfflineGrader
from mock_interview.graders.protocol import Grader
from mock_interview.settings import Settings


def make_grader(settings: Settings) -> Grader:
    """Return the offline grader."""
    return OfflineGrader()
