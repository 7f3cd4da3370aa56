"""A scorecard as it stands in an export."""

from typing import Annotated, Literal

from pydantic import Field

from mock_interview.engine.importing.fields import (
    Amount,
    Count,
    Items,
    Name,
    Number,
    Percent,
    Sha256,
    Share,
    Strict,
    Time,
)
from mock_interview.graders.protocol import Parameter
from mock_interview.rubric.fields import Weight
from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.scorecard import GraderName

Jury = Annotated[list[Name], Field(max_length=100)]


class ProvenanceModel(Strict):
    """Who graded."""

    kind: GraderName = Field(description="An LLM, the offline grader, the candidate or another person.")
    model: Name | Jury | None = Field(description="The model, or the models of a jury.")
    endpoint: Name | None = Field(description="Scheme, host and port the answer was sent to.")
    prompt_sha256: Sha256 | None = Field(description="Which instructions the model had.")
    votes: Annotated[Count, Field(ge=1)] = Field(description="How often each model was asked.")
    strict: bool = Field(description="Whether there was a request per criterion.")
    parameters: dict[Name, Parameter] = Field(description="How the model was asked in the end.")


class PointModel(Strict):
    """One point as counted."""

    id: Name = Field(description="The point's id in the rubric.")
    verdict: Verdict = Field(description="The verdict as counted.")
    credit: Share | None = Field(description="What it is worth; null where it was not assessed.")
    quote: str = Field(description="The words it rests on.")
    quote_verified: bool = Field(description="Whether the words stand in the candidate's answers.")
    reason: str = Field(description="Why.")
    claimed: Verdict | None = Field(description="The grader's verdict where it was withheld for want of a quote.")


class MisconceptionModel(Strict):
    """One misconception as counted."""

    id: Name = Field(description="The misconception's id in the rubric.")
    made: bool = Field(description="Whether the answer made the wrong claim and left it standing.")
    quote: str = Field(description="The words it rests on.")
    quote_verified: bool = Field(description="Whether the words stand in the candidate's answers.")
    reason: str = Field(description="Why.")
    claimed: bool | None = Field(description="What the grader said where it was withheld for want of a quote.")


class CriterionModel(Strict):
    """One criterion as counted."""

    id: Name = Field(description="The criterion's id in the rubric.")
    title: Name = Field(description="Its title.")
    kind: Literal["checklist", "levels"] = Field(description="A checklist of points, or one anchored scale.")
    weight: Weight = Field(description="Its share of the percent, relative to the others.")
    score: Share | None = Field(description="What it came to; null where nothing was assessed.")
    points: Items[PointModel] = Field(description="The points of a checklist.")
    misconceptions: Items[MisconceptionModel] = Field(description="The misconceptions of a checklist.")
    level: Number | None = Field(description="The level reached on a scale.")
    quote: str = Field(description="The words the level rests on.")
    quote_verified: bool = Field(description="Whether the words stand in the candidate's answers.")
    reason: str = Field(description="Why.")
    claimed: Number | None = Field(description="The grader's level where it was withheld for want of a quote.")
    spread: Share | None = Field(description="How far several votes lay apart.")


class DeductionModel(Strict):
    """Percent points taken off."""

    reason: Name = Field(description="What for.")
    points: Percent = Field(description="How many.")


class FlagModel(Strict):
    """Something about the grading that its reader should know."""

    code: Name = Field(description="Which kind of thing.")
    about: Name = Field(description="What it is about.")
    text: str = Field(description="The thing itself.")


class UsageModel(Strict):
    """What the grading took."""

    prompt_tokens: Number = Field(description="Tokens sent.")
    cached_tokens: Number = Field(description="How many of them the server had cached.")
    completion_tokens: Number = Field(description="Tokens received.")
    seconds: Amount = Field(description="How long it took.")
    requests: Count = Field(description="How many requests were made.")


class AppealModel(Strict):
    """What the candidate contested."""

    criterion: Name = Field(description="The criterion's id.")
    plea: str = Field(description="Why, in the candidate's words.")


class ScorecardModel(Strict):
    """One grading of one attempt."""

    attempt: Name | None = Field(description="Id of the attempt; null in a scorecard that was never kept.")
    ref: Name = Field(description="Name of the rubric, pack/question.")
    rubric_sha256: Sha256 = Field(description="The rubric it was judged by.")
    created_at: Time = Field(description="When it was graded.")
    grader: ProvenanceModel = Field(description="Who graded.")
    percent: Percent | None = Field(description="The score; null where nothing could be assessed.")
    coverage: Share = Field(description="How much of the rubric was assessed, by weight.")
    band: Name | None = Field(description="The band; null where too little was assessed.")
    criteria: Items[CriterionModel] = Field(description="Criterion by criterion.")
    deductions: Items[DeductionModel] = Field(description="What was taken off.")
    strength: str = Field(description="What was best.")
    fix: str = Field(description="What to work on.")
    flags: Items[FlagModel] = Field(description="What its reader should know.")
    usage: UsageModel = Field(description="What it took.")
    appeal: AppealModel | None = Field(description="What was contested, where it is the outcome of an appeal.")
