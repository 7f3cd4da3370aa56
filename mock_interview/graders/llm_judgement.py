"""A checked reply as a judgement: ids that belong to the rubric, once each, and flags for the rest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from mock_interview.graders.llm_reply import LevelReply, MisconceptionReply, PointReply, Reply
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import (
    Flag,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.text import one_line

QUOTE_CHARS = 2000
REASON_WIDTH = 200
SENTENCE_WIDTH = 300
ID_WIDTH = 64
FLAGS_PER_KIND = 10

_P = TypeVar("_P", PointReply, MisconceptionReply, LevelReply)


def judgement_from(reply: Reply, rubric: Rubric) -> Judgement:
    """Return what `reply` says of `rubric`; a part it says nothing of is absent."""
    points = _first_of_each(reply.points, rubric.points)
    wrongs = _first_of_each(reply.misconceptions, rubric.misconceptions)
    levels = _first_of_each(reply.levels, [scale.id for scale in rubric.scales])
    return Judgement(
        points={p.id: PointJudgement(p.verdict, _quote(p.quote), _reason(p.reason)) for p in points},
        misconceptions={w.id: MisconceptionJudgement(w.made, _quote(w.quote), _reason(w.reason)) for w in wrongs},
        levels={s.id: LevelJudgement(s.level, _quote(s.quote), _reason(s.reason)) for s in levels},
        strength=one_line(reply.strength, SENTENCE_WIDTH),
        fix=one_line(reply.fix, SENTENCE_WIDTH),
        flags=tuple(_flags(reply, rubric)),
    )


def _first_of_each(parts: Sequence[_P], known: Iterable[str]) -> list[_P]:
    first: dict[str, _P] = {}
    for part in parts:
        first.setdefault(part.id, part)
    return [first[id_] for id_ in known if id_ in first]


def _quote(text: str) -> str:
    return text[:QUOTE_CHARS]


def _reason(text: str) -> str:
    return one_line(text, REASON_WIDTH)


def _flags(reply: Reply, rubric: Rubric) -> Iterator[Flag]:
    if reply.steering_attempt:
        text = "The answer seems to address the grader; only what it says on the question was graded."
        yield Flag("steering_attempt", "answer", text)
    for id_ in reply.invented(rubric)[:FLAGS_PER_KIND]:
        name = one_line(id_, ID_WIDTH)
        yield Flag("invented_id", name, f"The model judged {name}, which the rubric does not have; it was dropped.")
    for id_ in reply.repeated(rubric)[:FLAGS_PER_KIND]:
        yield Flag("repeated_id", id_, f"The model judged {id_} more than once; the first verdict counts.")
    for id_ in reply.missing(rubric)[:FLAGS_PER_KIND]:
        yield Flag("not_judged", id_, f"The model said nothing of {id_}, even when asked again.")
