"""The rubric format, version 1, and the pack format.

Strict: an unknown key is an error, so that a typo never silently does nothing. What one model
cannot see (references between parts of a file) is checked in `mock_interview.rubric.references`.
"""

from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from mock_interview.text import sanitise


def _clean(value: object) -> object:
    return sanitise(value) if isinstance(value, str) else value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), BeforeValidator(_clean)]
Weight = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
ExampleVerdict: TypeAlias = Literal["met", "partial", "missing"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Point(_Strict):
    """One checkable statement of a checklist."""

    id: Slug = Field(description="Name of the point, unique among points, misconceptions and criteria.")
    text: Text = Field(description="One statement that an answer makes or does not make.")
    weight: Weight = Field(description="Share of the checklist, relative to its other points.")
    cues: list[Text] = Field(
        default=[], description="Phrases that tell the point was probably made; only the offline grader reads them."
    )


class Misconception(_Strict):
    """A wrong claim that costs credit when the answer makes it and does not take it back."""

    id: Slug = Field(description="Name of the misconception, unique among points, misconceptions and criteria.")
    text: Text = Field(description="The wrong claim, usually starting 'Claims that'.")
    penalty: Weight = Field(description="Point weight taken off when the claim is made.")
    cues: list[Text] = Field(
        default=[], description="Phrases that make the wrong claim; only the offline grader reads them."
    )


class Level(_Strict):
    """One anchored row of a levels criterion."""

    score: int = Field(description="Score of this level.")
    text: Text = Field(description="What an answer at this level is like.")


class Checklist(_Strict):
    """A criterion judged point by point."""

    id: Slug = Field(description="Name of the criterion, unique in the file.")
    title: Text = Field(description="Title shown beside its score.")
    weight: Weight = Field(description="Share of the percent, relative to the other criteria.")
    kind: Literal["checklist"] = Field(description="A checklist of points.")
    points: list[Point] = Field(min_length=1, description="The points to be made.")
    misconceptions: list[Misconception] = Field(default=[], description="Wrong claims that cost credit.")


class Levels(_Strict):
    """A criterion judged on one anchored scale."""

    id: Slug = Field(description="Name of the criterion, unique in the file.")
    title: Text = Field(description="Title shown beside its score.")
    weight: Weight = Field(description="Share of the percent, relative to the other criteria.")
    kind: Literal["levels"] = Field(description="One anchored scale.")
    levels: list[Level] = Field(min_length=2, description="The levels, lowest first, without a gap.")

    @property
    def lowest(self) -> int:
        """Score of the lowest level."""
        return min(level.score for level in self.levels)

    @property
    def highest(self) -> int:
        """Score of the highest level."""
        return max(level.score for level in self.levels)


Criterion = Annotated[Checklist | Levels, Field(discriminator="kind")]


class FollowUp(_Strict):
    """A question asked after the answer, to probe one point."""

    ask: Text = Field(description="The question, as the interviewer says it.")
    probes: Slug = Field(description="Id of the point it probes.")


def _pair(value: object) -> object:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError("must be two numbers in square brackets, the lowest and the highest percent")
    return tuple(value)


class PercentRange(NamedTuple):
    """Lowest and highest percent a careful interviewer would give."""

    low: Percent
    high: Percent


class Example(_Strict):
    """An answer with the verdicts its author gives it."""

    id: Slug = Field(description="Name of the example, unique among the examples.")
    answer: Text = Field(description="The answer, in spoken style.")
    percent: Annotated[PercentRange, BeforeValidator(_pair)] = Field(
        description="Lowest and highest percent a careful interviewer would give."
    )
    verdicts: dict[Slug, ExampleVerdict] = Field(default={}, description="Verdict for each point, by id.")
    misconceptions: list[Slug] = Field(default=[], description="Ids of the misconceptions the answer makes.")
    levels: dict[Slug, int] = Field(default={}, description="Score on each levels criterion, by id.")


class Rubric(_Strict):
    """One question and how an answer to it is judged."""

    schema_: str | None = Field(default=None, alias="$schema", description="Where editors find this schema.")
    format: Literal[1] = Field(description="Version of the rubric format.")
    id: Slug = Field(description="Name of the question; the file is named after it.")
    title: Text = Field(description="Short title for lists.")
    question: Text = Field(description="The question, as the interviewer says it.")
    seconds: Annotated[int, Field(gt=0, le=86_400)] = Field(description="Time for the answer, in seconds.")
    tags: list[Slug] = Field(default=[], description="Subjects, for filters.")
    criteria: list[Criterion] = Field(min_length=1, description="What is judged.")
    model_answer: Text | None = Field(default=None, description="An answer that earns full marks.")
    follow_ups: list[FollowUp] = Field(default=[], description="Questions that probe a point further.")
    hints: list[Text] = Field(default=[], description="Hints, from a nudge to nearly there.")
    examples: list[Example] = Field(default=[], description="Marked answers.")
    sources: list[Text] = Field(default=[], description="What the rubric rests on.")

    @property
    def checklists(self) -> list[Checklist]:
        """The criteria judged point by point."""
        return [criterion for criterion in self.criteria if isinstance(criterion, Checklist)]

    @property
    def scales(self) -> list[Levels]:
        """The criteria judged on an anchored scale."""
        return [criterion for criterion in self.criteria if isinstance(criterion, Levels)]

    @property
    def points(self) -> dict[str, Point]:
        """All points by id, in the order of the file."""
        return {point.id: point for criterion in self.checklists for point in criterion.points}

    @property
    def misconceptions(self) -> dict[str, Misconception]:
        """All misconceptions by id, in the order of the file."""
        return {wrong.id: wrong for criterion in self.checklists for wrong in criterion.misconceptions}


class Band(_Strict):
    """A named range of percents, up to the next band."""

    from_: Percent = Field(alias="from", description="Lowest percent of the band.")
    label: Text = Field(description="What the band is called.")


def _rising(bands: list[Band]) -> list[Band]:
    starts = [band.from_ for band in bands]
    if starts[0] != 0 or starts != sorted(set(starts)):
        raise ValueError("must start at 0 and rise")
    return bands


DEFAULT_BANDS = [
    Band.model_validate({"from": at, "label": label})
    for at, label in ((0, "no hire"), (40, "lean no"), (60, "hire"), (80, "strong hire"))
]


class Pack(_Strict):
    """A folder of rubrics: their order and what they share."""

    schema_: str | None = Field(default=None, alias="$schema", description="Where editors find this schema.")
    format: Literal[1] = Field(description="Version of the pack format.")
    title: Text = Field(description="Title shown in lists.")
    description: Text | None = Field(default=None, description="What the pack is about.")
    place: int | None = Field(
        default=None, description="Its place among the packs of a folder; those without one come after, by name."
    )
    order: list[Slug] = Field(default=[], description="Ids of its rubrics, in the order they are asked.")
    persona: Text | None = Field(default=None, description="Who the interviewer is.")
    bands: Annotated[list[Band], Field(min_length=1), AfterValidator(_rising)] = Field(
        default=DEFAULT_BANDS, description="Bands, lowest first."
    )
    hint_cost: list[Percent] = Field(
        default=[5, 10, 15], description="Percent points taken off by the first, second and third hint."
    )
