"""The offline grader, calibrated by what people scored before."""

from contextlib import closing
from pathlib import Path

from mock_interview.errors import StoreError
from mock_interview.graders.offline import MarkedAnswer, OfflineGrader
from mock_interview.graders.protocol import Grader
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import Verdict
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.marks import Mark, marks_of


def make_grader(settings: Settings) -> Grader:
    """Return the offline grader. It looks people's scores up in the store, and does without where there is none."""
    path = settings.locations.database
    return OfflineGrader(lambda rubric: find_marks(path, rubric))


def find_marks(path: Path, rubric: Rubric) -> list[MarkedAnswer]:
    """Return people's verdicts on the points of `rubric` in the store at `path`, which need not exist or be sound."""
    if not path.is_file():
        return []
    try:
        with closing(Database(path)) as db:
            marks = marks_of(db, rubric.question)
    except StoreError:
        return []
    marked = [MarkedAnswer(mark.answer, verdicts=_verdicts(mark, rubric)) for mark in marks]
    return [each for each in marked if each.verdicts]


def _verdicts(mark: Mark, rubric: Rubric) -> dict[str, Verdict]:
    """Return the verdicts on those points that say the same in `rubric` as where they were judged."""
    same = {id_ for id_, point in rubric.points.items() if mark.points.get(id_) == point.text}
    scored = (point for criterion in mark.card.criteria for point in criterion.points)
    return {point.id: point.verdict for point in scored if point.id in same and point.verdict != "unassessed"}
