"""Answers that say nothing: scored 0 in code, without asking anybody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mock_interview.scoring.conversation import Conversation, answers_as_heard
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import holds_run, sentences, words

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric


def is_content_free(conversation: Conversation) -> bool:
    """Tell whether the candidate said nothing of their own.

    That is: no letter or digit, or nothing but the interviewer's own words said back whole.
    """
    return all(_says_nothing_new(text, heard) for text, heard in answers_as_heard(conversation))


def nothing_said(rubric: "Rubric") -> Judgement:
    """Return the judgement of a content-free answer: everything missing, every level at its lowest."""
    reason = "The answer says nothing of its own."
    return Judgement(
        points={id_: PointJudgement("missing", reason=reason) for id_ in rubric.points},
        misconceptions={id_: MisconceptionJudgement(made=False) for id_ in rubric.misconceptions},
        levels={scale.id: LevelJudgement(scale.lowest, reason=reason) for scale in rubric.scales},
    )


def _says_nothing_new(answer: str, heard: Sequence[str]) -> bool:
    known = [words(text) for text in heard]
    if not (said := words(answer)) or any(_is_said_back(said, whole) for whole in known):
        return True
    return all(any(holds_run(whole, words(part)) for whole in known) for part in sentences(answer))


def _is_said_back(said: list[str], whole: list[str]) -> bool:
    """Tell whether `said` is a part of `whole`, or all of it said several times over."""
    times = -(-len(said) // len(whole)) if whole else 0
    return holds_run(whole * times, said)
