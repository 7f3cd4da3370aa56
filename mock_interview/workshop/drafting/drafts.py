"""What a model drafted becomes a rubric that passes the check, its citations looked up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.graders.discretion import gives_away
from mock_interview.graders.llm_reply import PROBLEM_WIDTH, InvalidReplyError
from mock_interview.rubric.parsing import parse_inline
from mock_interview.rubric.problems import RubricError
from mock_interview.text import one_line
from mock_interview.workshop.drafting.citations import doubt_about
from mock_interview.workshop.drafting.reply import DraftedPoint, DraftedRubric
from mock_interview.workshop.slugs import Names
from mock_interview.workshop.template import PENALTY, Outline, rubric_from


@dataclass(frozen=True, slots=True)
class Draft:
    """A rubric as it stands in a file, what is doubtful about its points, by id, and the follow-ups left out of it."""

    rubric: dict[str, Any]
    doubts: Mapping[str, str]
    left_out: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the rubric."""
        return str(self.rubric["id"])

    @property
    def question(self) -> str:
        """The question it asks."""
        return str(self.rubric["question"])


def draft_from(drafted: DraftedRubric, lines: Mapping[str, str], names: Names, signed: str) -> Draft:
    """Return the draft; a point whose citation does not hold has the source null, and no follow-up gives a point away.

    `signed`, who drafted it, stands among its sources. Raises `InvalidReplyError` with what the check finds wrong.
    """
    doubts = [doubt_about(point.text, point.source, lines) for point in drafted.points]
    rubric = rubric_from(_outline(drafted, doubts, names, signed))
    try:
        parsed = parse_inline(rubric, f"{rubric['id']}.json")
    except RubricError as error:
        told = "; ".join(problem.message for problem in error.problems)
        raise InvalidReplyError(one_line(told, PROBLEM_WIDTH)) from None
    by_id = zip(parsed.rubric.points, doubts, strict=True)
    telling = tuple(each.ask for each in parsed.rubric.follow_ups if gives_away(each.ask, parsed.rubric))
    return Draft(_without(rubric, telling), {id_: doubt for id_, doubt in by_id if doubt}, telling)


def _without(rubric: dict[str, Any], asks: Collection[str]) -> dict[str, Any]:
    """Return a rubric without the follow-ups that ask so."""
    kept = [each for each in rubric.get("follow_ups", []) if each["ask"] not in asks]
    return {key: value for key, value in {**rubric, "follow_ups": kept}.items() if value != []}


def _outline(drafted: DraftedRubric, doubts: Sequence[str | None], names: Names, signed: str) -> Outline:
    points = [
        _point(point, None if doubt else point.source) for point, doubt in zip(drafted.points, doubts, strict=True)
    ]
    return Outline(
        id=names.of(drafted.title, "question"),
        title=drafted.title,
        question=drafted.question,
        seconds=drafted.seconds,
        tags=drafted.tags,
        points=points,
        misconceptions=[
            {"text": wrong.text, "penalty": PENALTY, **_cues(wrong.cues)} for wrong in drafted.misconceptions
        ],
        model_answer=drafted.model_answer,
        follow_ups=[(follow_up.point - 1, follow_up.ask) for follow_up in drafted.follow_ups],
        hints=[hint for hint in drafted.hints if hint],
        sources=[*_files(points), signed],
    )


def _files(points: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(point["source"].rpartition(":")[0] for point in points if point["source"]))


def _point(point: DraftedPoint, source: str | None) -> dict[str, Any]:
    return {"text": point.text, "weight": point.weight, "source": source, **_cues(point.cues)}


def _cues(cues: Sequence[str]) -> dict[str, list[str]]:
    found = [cue for cue in cues if cue]
    return {"cues": found} if found else {}
