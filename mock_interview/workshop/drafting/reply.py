"""A model's reply to a request for drafts, read before anything of it is believed."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mock_interview.graders.llm_reply import InvalidReplyError, ReplyText, extract_object, problems_told

_Filled = Annotated[ReplyText, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class DraftedPoint(_Part):
    """A point and the line it cites, if it does."""

    source: ReplyText = ""
    text: _Filled
    weight: Literal[1, 2, 3]
    cues: tuple[ReplyText, ...] = ()


class DraftedMisconception(_Part):
    """A wrong claim."""

    text: _Filled
    cues: tuple[ReplyText, ...] = ()


class DraftedFollowUp(_Part):
    """A question about a point, by its number from 1."""

    ask: _Filled
    point: int


class DraftedRubric(_Part):
    """One rubric, as the model words it."""

    question: _Filled
    title: _Filled
    seconds: Annotated[int, Field(ge=10, le=3600)]
    tags: tuple[ReplyText, ...] = ()
    points: Annotated[tuple[DraftedPoint, ...], Field(min_length=1)]
    misconceptions: tuple[DraftedMisconception, ...] = ()
    model_answer: ReplyText = ""
    follow_ups: tuple[DraftedFollowUp, ...] = ()
    hints: tuple[ReplyText, ...] = ()


class _About(_Part):
    found: bool
    more: bool = False


@dataclass(frozen=True, slots=True)
class DraftReply:
    """A whole reply: a rubric where a question was found, and whether the notes hold further questions."""

    rubric: DraftedRubric | None
    more: bool


def read_draft(text: str) -> DraftReply:
    """Return the reply in `text`. Raises `InvalidReplyError`."""
    try:
        value = extract_object(text)
        about = _About.model_validate(value)
        rubric = DraftedRubric.model_validate(value) if about.found else None
    except ValidationError as error:
        raise InvalidReplyError(problems_told(error), breaks_schema=True) from None
    if rubric and (stray := _stray(rubric)):
        raise InvalidReplyError(f"follow_ups: there is no point {stray.point}; points are counted from 1.")
    return DraftReply(rubric=rubric, more=about.more)


def _stray(rubric: DraftedRubric) -> DraftedFollowUp | None:
    return next((asked for asked in rubric.follow_ups if not 1 <= asked.point <= len(rubric.points)), None)
