"""The offline grader: judges an answer by its words alone, with no model, no network and nothing to download."""

from mock_interview.graders.offline.grader import OfflineGrader
from mock_interview.graders.offline.marks import MarkedAnswer

__all__ = ["MarkedAnswer", "OfflineGrader"]
