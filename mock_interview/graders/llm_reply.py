"""A model's reply, checked against the rubric before anything of it is believed."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictInt, ValidationError

from mock_interview.rubric.models import Rubric
from mock_interview.text import one_line, sanitise

PROBLEM_WIDTH = 400
PROBLEMS_SHOWN = 3
OBJECTS_TRIED = 500
_LIST_OF = {"verdict": "points", "made": "misconceptions", "level": "levels"}
_OBJECT = re.compile(r'\{\s*["}]')


class InvalidReplyError(ValueError):
    """The reply is not what was asked for; the text says why, fit to be told to the model.

    `breaks_schema` tells that an endpoint which enforces the schema could not have let it through.
    """

    def __init__(self, problem: str, *, breaks_schema: bool = False) -> None:
        super().__init__(problem)
        self.breaks_schema = breaks_schema


def _text(value: object) -> object:
    if value is None:
        return ""
    return sanitise(value).strip() if isinstance(value, str) else value


def _folded(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


ReplyText = Annotated[str, BeforeValidator(_text)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: ReplyText
    quote: ReplyText = ""
    reason: ReplyText = ""


class PointReply(_Part):
    """What the model says of a point."""

    verdict: Annotated[Literal["met", "partial", "missing"], BeforeValidator(_folded)]


class MisconceptionReply(_Part):
    """What the model says of a misconception."""

    made: bool


class LevelReply(_Part):
    """What the model says of a scale."""

    level: StrictInt  # else `true` passes for 1


class Reply(BaseModel):
    """A whole reply; ids may still be invented, repeated or absent."""

    model_config = ConfigDict(frozen=True)

    points: tuple[PointReply, ...] = ()
    misconceptions: tuple[MisconceptionReply, ...] = ()
    levels: tuple[LevelReply, ...] = ()
    strength: ReplyText = ""
    fix: ReplyText = ""
    steering_attempt: bool = False

    def judged(self) -> list[str]:
        """Return the ids judged."""
        return [part.id for part in (*self.points, *self.misconceptions, *self.levels)]

    def missing(self, rubric: Rubric) -> list[str]:
        """Return the ids of `rubric` that were not judged."""
        return [id_ for parts, known in _lists(self, rubric) for id_ in known if id_ not in _ids(parts)]

    def invented(self, rubric: Rubric) -> list[str]:
        """Return the ids judged that `rubric` does not have, or not in that list."""
        return [id_ for parts, known in _lists(self, rubric) for id_ in _ids(parts) if id_ not in known]

    def repeated(self, rubric: Rubric) -> list[str]:
        """Return the ids of `rubric` that were judged more than once."""
        return [id_ for parts, known in _lists(self, rubric) for id_ in known if _ids(parts).count(id_) > 1]

    def completed_by(self, later: "Reply", rubric: Rubric) -> "Reply":
        """Return this reply with what `later` says of parts that this one left out."""
        wanted = set(self.missing(rubric))
        return self.model_copy(
            update={
                "points": (*self.points, *_only(later.points, wanted)),
                "misconceptions": (*self.misconceptions, *_only(later.misconceptions, wanted)),
                "levels": (*self.levels, *_only(later.levels, wanted)),
                "steering_attempt": self.steering_attempt or later.steering_attempt,
            }
        )


def read_reply(text: str, rubric: Rubric) -> Reply:
    """Return the reply in `text`. Raises `InvalidReplyError`."""
    try:
        reply = Reply.model_validate(_last_reply(text))
    except ValidationError as error:
        raise InvalidReplyError(problems_told(error), breaks_schema=True) from None
    if len(reply.missing(rubric)) == len(ids_of(rubric)):
        raise InvalidReplyError("The reply judges none of the ids in the rubric.")
    _check_levels(reply, rubric)
    return reply


def read_item(value: object, rubric: Rubric) -> Reply | None:
    """Return a single item as a reply of its own, None where `value` is none. Raises `ValueError` for a wrong one."""
    keys = value if isinstance(value, dict) else {}
    name = next((name for key, name in _LIST_OF.items() if key in keys), None)
    if name is None:
        return None
    reply = Reply.model_validate({name: [value]})
    _check_levels(reply, rubric)
    return reply


def extract_object(text: str) -> object:
    """Return the last JSON object in `text`, bare, fenced or among words. Raises `InvalidReplyError`."""
    return read_object(_objects(text)[-1])


def read_object(text: str) -> object:
    """Return the JSON in `text`. Raises `ValueError`: `InvalidReplyError` where an object has a key more than once."""
    try:
        return json.loads(text, object_pairs_hook=_unambiguous)
    except RecursionError:
        raise InvalidReplyError("The reply is nested too deeply.") from None


def ids_of(rubric: Rubric) -> list[str]:
    """Return every id that a reply should judge."""
    return [*rubric.points, *rubric.misconceptions, *(scale.id for scale in rubric.scales)]


def _last_reply(text: str) -> object:
    """Return the last object in `text` that judges anything, else the last one.

    What comes before it is a draft. It does not stand in for a last reply that will not do.
    """
    objects = _objects(text)
    values = map(read_object, reversed(objects))
    return next(filter(_judges, values), None) or read_object(objects[-1])


def _judges(value: object) -> bool:
    return isinstance(value, dict) and any(value.get(name) for name in _LIST_OF.values())


def _objects(text: str) -> list[str]:
    """Return every outermost JSON object, as it stands in `text`, at least one. Raises `InvalidReplyError`."""
    decoder = json.JSONDecoder()
    found: list[str] = []
    begin = _OBJECT.search(text)
    for _ in range(OBJECTS_TRIED):
        if begin is None:
            break
        try:
            _, end = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            end = begin.start() + 1
        else:
            found.append(text[begin.start() : end])
        begin = _OBJECT.search(text, end)
    if begin:
        raise InvalidReplyError("The reply is to be one JSON object and nothing else.", breaks_schema=True)
    if not found:
        problem = "The reply is not valid JSON." if text.strip() else "The reply is empty."
        raise InvalidReplyError(problem, breaks_schema=bool(text.strip()))
    return found


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        raise InvalidReplyError("An object in the reply has a key more than once.", breaks_schema=True)
    return keys


def _lists(reply: Reply, rubric: Rubric) -> Iterator[tuple[Sequence[_Part], list[str]]]:
    """Yield each list of `reply` with the ids that belong in it."""
    yield reply.points, list(rubric.points)
    yield reply.misconceptions, list(rubric.misconceptions)
    yield reply.levels, [scale.id for scale in rubric.scales]


def _ids(parts: Sequence[_Part]) -> list[str]:
    return [part.id for part in parts]


_P = TypeVar("_P", bound=_Part)


def _only(parts: Sequence[_P], ids: set[str]) -> Iterable[_P]:
    return (part for part in parts if part.id in ids)


def _check_levels(reply: Reply, rubric: Rubric) -> None:
    scores = {scale.id: {level.score for level in scale.levels} for scale in rubric.scales}
    for part in reply.levels:
        if part.id in scores and part.level not in scores[part.id]:
            offered = ", ".join(str(score) for score in sorted(scores[part.id]))
            raise InvalidReplyError(f"levels: {part.id} has the levels {offered}, not {part.level}.")


def problems_told(error: ValidationError) -> str:
    """Return what is wrong with a reply, fit to be told to the model."""
    told = [
        f"{'.'.join(str(step) for step in problem['loc']) or 'The reply'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)[:PROBLEMS_SHOWN]
    ]
    return one_line("; ".join(told), PROBLEM_WIDTH)
