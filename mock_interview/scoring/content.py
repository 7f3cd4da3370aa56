"""Answers that say nothing: scored 0 in code, without asking anybody."""

from typing import TYPE_CHECKING

from mock_interview.scoring.conversation import Conversation, answers, interviewer_words
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import sentences, words

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric


def is_content_free(conversation: Conversation) -> bool:
    """Tell whether the candidate said nothing of their own.

    That is: no letter or digit, or nothing but the interviewer's own words said back whole.
    """
    heard = [words(text) for text in interviewer_words(conversation)]
    return all(_says_nothing_new(text, heard) for text in answers(conversation))


def nothing_said(rubric: "Rubric") -> Judgement:
    """Return the judgement of a content-free answer: everything missing, every level at its lowest."""
    reason = "The answer says nothing of its own."
    return Judgement(
        points={id_: PointJudgement("missing", reason=reason) for id_ in rubric.points},
        misconceptions={id_: MisconceptionJudgement(made=False) for id_ in rubric.misconceptions},
        levels={scale.id: LevelJudgement(scale.lowest, reason=reason) for scale in rubric.scales},
    )


def _says_nothing_new(answer: str, heard: list[list[str]]) -> bool:
    said = words(answer)
    if not said or any(_contains(whole, said) for whole in heard):
        return True
    return all(any(_contains(whole, words(part)) for whole in heard) for part in sentences(answer))


def _contains(whole: list[str], part: list[str]) -> bool:
    """Tell whether `part` stands in `whole` as one run; an empty part always does."""
    last = len(whole) - len(part)
    return any(whole[at : at + len(part)] == part for at in range(last + 1))
