"""Evidence: the words of the candidate that a verdict rests on, the same on every screen and in every export.

A verdict that earned nothing rests on nothing, whatever words a grader found nearest to it and however small a
fraction it gave for them.
"""

from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore

Judged = CriterionScore | PointScore | MisconceptionScore


def evidence(judged: Judged) -> str:
    """Return the words behind credit, a level above the lowest, or a misconception held against the candidate.

    Nothing where there is none of these. A person's verdict has the words that were proposed for it, if any.
    """
    return judged.quote if _counts(judged) else ""


def words_told(judged: Judged) -> str:
    """Return the words to tell beside a verdict: its evidence, or those of a claim that was withheld."""
    return evidence(judged) if judged.claimed is None else judged.quote


def _counts(judged: Judged) -> bool:
    match judged:
        case PointScore():
            return judged.verdict in ("met", "partial")
        case MisconceptionScore():
            return judged.made
        case CriterionScore():
            return bool(judged.score)
