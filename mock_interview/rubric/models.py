"""The rubric format, version 1, and the pack format.

Strict: an unknown key is an error, so that a typo never silently does nothing. What one model
cannot see (references between parts of a file) is checked in `mock_interview.rubric.references`.
"""

from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from mock_interview.rubric.fields import Percent, Slug, Strict, Text, VerdictByAuthor, Weight, no_other_keys


class Point(Strict):
    """One checkable statement of a checklist."""

    id: Slug = Field(
        description="Name of the point: lower-case letters, digits and single hyphens. "
        "Points, misconceptions and criteria share one set of names.",
        examples=["uneven-gradients"],
    )
    text: Text = Field(
        description="One statement that an answer makes or does not make, in a whole sentence.",
        examples=["Features on different ranges give gradients of very different size."],
    )
    weight: Weight = Field(
        description="How much the point counts beside the other points of its checklist.", examples=[1, 2, 3]
    )
    cues: list[Text] = Field(
        default=[],
        description="Phrases in which people make the point, in words of their own. "
        "Only the offline grader reads them.",
        examples=[["larger range dominates", "uneven gradient sizes"]],
    )
    source: Text | None = Field(
        default=None,
        description="Where the point is from; null where that is still to be found.",
        examples=["notes.md:12"],
    )


class Misconception(Strict):
    """A wrong claim that costs credit when the answer makes it and does not take it back."""

    id: Slug = Field(
        description="Name of the misconception. Points, misconceptions and criteria share one set of names.",
        examples=["trees-need-scaling"],
    )
    text: Text = Field(
        description="The wrong claim, as people who believe it would make it; usually begins with 'Claims that'.",
        examples=["Claims that decision trees need scaled features."],
    )
    penalty: Weight = Field(
        description="What is taken off when the claim is made and not taken back, in weights of points.",
        examples=[1, 2],
    )
    cues: list[Text] = Field(
        default=[],
        description="Phrases in which people make the wrong claim. Only the offline grader reads them.",
        examples=[["trees split better after scaling"]],
    )


class Level(Strict):
    """One anchored row of a levels criterion."""

    score: int = Field(description="Score of the level: one more than that of the level before it.", examples=[0, 1])
    text: Text = Field(
        description="What is heard in an answer at this level, and in none below it.",
        examples=["Answers first, then gives each reason in turn."],
    )


class Checklist(Strict):
    """A criterion judged point by point."""

    id: Slug = Field(
        description="Name of the criterion. Points, misconceptions and criteria share one set of names.",
        examples=["mechanism", "clarity"],
    )
    title: Text = Field(description="Title shown beside its score.", examples=["Why it matters"])
    weight: Weight = Field(description="How much the criterion counts beside the other criteria.", examples=[1, 3])
    kind: Literal["checklist"] = Field(description="A checklist, judged point by point: met, partial or missing.")
    points: list[Point] = Field(min_length=1, description="The points that a full answer makes.")
    misconceptions: list[Misconception] = Field(default=[], description="Wrong claims that cost credit when made.")


class Levels(Strict):
    """A criterion judged on one anchored scale."""

    id: Slug = Field(
        description="Name of the criterion. Points, misconceptions and criteria share one set of names.",
        examples=["mechanism", "clarity"],
    )
    title: Text = Field(description="Title shown beside its score.", examples=["Why it matters"])
    weight: Weight = Field(description="How much the criterion counts beside the other criteria.", examples=[1, 3])
    kind: Literal["levels"] = Field(
        description="A scale, judged as a whole by the level that describes the answer best."
    )
    levels: list[Level] = Field(
        min_length=2, description="The levels, lowest first, each one more than the one before."
    )

    @property
    def lowest(self) -> int:
        """Score of the lowest level."""
        return min(level.score for level in self.levels)

    @property
    def highest(self) -> int:
        """Score of the highest level."""
        return max(level.score for level in self.levels)


Criterion = Annotated[Checklist | Levels, Field(discriminator="kind")]


class FollowUp(Strict):
    """A question asked after the answer, to probe one point."""

    ask: Text = Field(
        description="The follow-up question, as the interviewer says it.", examples=["And what about trees?"]
    )
    probes: Slug = Field(
        description="Id of the point it probes; it is asked where that point was not met.",
        examples=["trees-unaffected"],
    )


def _pair(value: object) -> object:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError("must be two numbers in square brackets, the lowest and the highest percent")
    return tuple(value)


class PercentRange(NamedTuple):
    """Lowest and highest percent a careful interviewer would give."""

    low: Percent
    high: Percent


class Example(Strict):
    """An answer with the verdicts its author gives it."""

    id: Slug = Field(
        description="Name of the example, unique among the examples.", examples=["strong", "middling", "weak"]
    )
    answer: Text = Field(description="The answer, as somebody would say it aloud.")
    percent: Annotated[PercentRange, BeforeValidator(_pair)] = Field(
        description="Lowest and highest percent that a careful interviewer would give it, as [low, high].",
        examples=[[80, 100]],
    )
    verdicts: dict[Slug, VerdictByAuthor] = Field(
        default={},
        description="Your verdict on each point, by the id of the point: met, partial or missing.",
        examples=[{"uneven-gradients": "met"}],
        json_schema_extra=no_other_keys,
    )
    misconceptions: list[Slug] = Field(
        default=[], description="Ids of the misconceptions that it makes.", examples=[["trees-need-scaling"]]
    )
    levels: dict[Slug, int] = Field(
        default={},
        description="The score you give it on each scale, by the id of the criterion.",
        examples=[{"clarity": 3}],
        json_schema_extra=no_other_keys,
    )
    rewording: Text | None = Field(
        default=None,
        description="The same answer said more casually; 'rubrics bench' expects it to earn about as much.",
        examples=["So yeah, if one column goes to a million it kind of drowns out the rest."],
    )
    note: Text | None = Field(
        default=None,
        description="A word to whoever edits the rubric; no grader reads it.",
        examples=["Shortened, said as it was."],
    )


class Rubric(Strict):
    """One question and how an answer to it is judged."""

    schema_: str | None = Field(
        default=None,
        alias="$schema",
        description="Where an editor finds the schema that it checks and completes by.",
        examples=["../rubric.schema.json"],
    )
    format: Literal[1] = Field(description="Version of the rubric format: 1.")
    id: Slug = Field(
        description="Name of the question; the file is named after it, with .json.", examples=["feature-scaling"]
    )
    title: Text = Field(description="Short title for lists.", examples=["Feature scaling"])
    question: Text = Field(
        description="The question, as the interviewer says it. It is heard once, so keep it short.",
        examples=["Why does feature scaling matter, and for which models does it not?"],
    )
    seconds: Annotated[int, Field(gt=0, le=86_400)] = Field(
        description="Time for the answer, in seconds; 120 is some 300 words.", examples=[120]
    )
    tags: list[Slug] = Field(default=[], description="Subjects, for filters.", examples=[["preprocessing"]])
    criteria: list[Criterion] = Field(min_length=1, description="What is judged: checklists of points, and scales.")
    model_answer: Text | None = Field(
        default=None, description="An answer that earns full marks, shown to people after their own."
    )
    follow_ups: list[FollowUp] = Field(default=[], description="Questions that probe a point further.")
    hints: list[Text] = Field(
        default=[], description="Hints, from a nudge to nearly there; each costs what the pack says."
    )
    examples: list[Example] = Field(
        default=[], description="Answers that you have marked yourself; graders are held to them."
    )
    sources: list[Text] = Field(default=[], description="What the points rest on: books, papers, a job description.")

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


class Band(Strict):
    """A named range of percents, up to the next band."""

    from_: Percent = Field(alias="from", description="Lowest percent of the band; it ends where the next begins.")
    label: Text = Field(description="What the band is called.", examples=["hire"])


def _rising(bands: list[Band]) -> list[Band]:
    starts = [band.from_ for band in bands]
    if starts[0] != 0 or starts != sorted(set(starts)):
        raise ValueError("must start at 0 and rise")
    return bands


DEFAULT_BANDS = [
    Band.model_validate({"from": at, "label": label})
    for at, label in ((0, "no hire"), (40, "lean no"), (60, "hire"), (80, "strong hire"))
]


class Pack(Strict):
    """A folder of rubrics: their order and what they share."""

    schema_: str | None = Field(
        default=None,
        alias="$schema",
        description="Where an editor finds the schema that it checks and completes by.",
        examples=["../pack.schema.json"],
    )
    format: Literal[1] = Field(description="Version of the pack format: 1.")
    title: Text = Field(description="Title shown in lists.", examples=["Machine-learning engineer: fundamentals"])
    description: Text | None = Field(default=None, description="What the pack is about, in a sentence.")
    place: int | None = Field(
        default=None,
        description="Its place among the packs of a folder; those without one come after, by name.",
        examples=[1, 2],
    )
    order: list[Slug] = Field(
        default=[],
        description="Ids of its rubrics, in the order they are asked; the others follow by name.",
        examples=[["training-data", "feature-scaling"]],
    )
    persona: Text | None = Field(
        default=None,
        description="Who the interviewer is; an LLM speaks as that person.",
        examples=["A senior engineer: friendly, exact, interested in why rather than in names."],
    )
    bands: Annotated[list[Band], Field(min_length=1), AfterValidator(_rising)] = Field(
        default=DEFAULT_BANDS, description="Names for ranges of percents, lowest first; the first begins at 0."
    )
    hint_cost: list[Percent] = Field(
        default=[5, 10, 15],
        description="Percent points that the first, second and third hint take off; further ones cost as the last.",
    )
