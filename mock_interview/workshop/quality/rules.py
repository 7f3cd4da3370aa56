"""The rules of quality, each with its reason; its source stands in ``docs/writing-rubrics.md``, under its code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Literal

from mock_interview.rubric.findings import Finding
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.parsing import Parsed, parse_rubric, read_source
from mock_interview.rubric.problems import Problem, RubricError, placed
from mock_interview.workshop.quality.answers import (
    crowded_time,
    long_model_answer,
    unearned_points,
    unfailed_criteria,
    unreworded_examples,
)
from mock_interview.workshop.quality.likeness import (
    levels_alike,
    mere_negations,
    overlapping_points,
    telling_follow_ups,
)
from mock_interview.workshop.quality.parts import Hit
from mock_interview.workshop.quality.wording import double_claims, long_question, vague_anchors

GUIDE = "docs/writing-rubrics.md"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the code of what it finds, why that matters, and how it is found."""

    code: str
    why: str
    find: Callable[[Rubric], Iterable[Hit]]

    @property
    def see(self) -> str:
        """Where its source is given."""
        return f"{GUIDE}#{self.code}"


@dataclass(frozen=True, slots=True)
class Advice:
    """What one rule found in one place of a file."""

    problem: Problem
    rule: Rule


def _without(part: Literal["hints", "examples", "model_answer", "sources"]) -> Callable[[Rubric], Iterator[Hit]]:
    """Return what finds a rubric that has no such part."""

    def find(rubric: Rubric) -> Iterator[Hit]:
        if not getattr(rubric, part):
            yield (), f"there is no {part!r}; add it"

    return find


RULES = (
    Rule("vague-anchor", "Everybody reads 'good' in their own way, and scores by it.", vague_anchors),
    Rule(
        "double-claim", "Of an answer that makes one of the two nobody can say whether the point is met.", double_claims
    ),
    Rule("overlapping-points", "What an answer says once is then paid for twice, or missed twice.", overlapping_points),
    Rule("levels-alike", "Where two levels read alike, the choice between them is chance.", levels_alike),
    Rule("mere-negation", "One slip then costs twice, and what people really believe goes unnoticed.", mere_negations),
    Rule("telling-follow-up", "What is won back after it was said aloud shows a good ear alone.", telling_follow_ups),
    Rule(
        "unfailed-criterion",
        "Without such an example nobody has seen what a low score is given for.",
        unfailed_criteria,
    ),
    Rule("long-question", "The question is heard once, and people answer what they kept of it.", long_question),
    Rule("crowded-time", "The score then tells who talks fast, not who knows more.", crowded_time),
    Rule("long-model-answer", "It shows people what the clock would not have let them say.", long_model_answer),
    Rule("unearned-points", "Either the answer or the rubric does not say what you meant.", unearned_points),
    Rule("no-model-answer", "People have nothing to set beside their own answer.", _without("model_answer")),
    Rule("no-examples", "Without examples a grader cannot know what you call good.", _without("examples")),
    Rule("no-rewording", "Credit may then hang on the very words of the example, unnoticed.", unreworded_examples),
    Rule("no-hints", "Whoever is stuck can only give up.", _without("hints")),
    Rule("no-sources", "Nobody can tell what the points rest on.", _without("sources")),
)


def advice_on(file: Path) -> list[Advice]:
    """Return what the rules find in a rubric file, in the order of the file; nothing where it cannot be used."""
    try:
        return advice_about(parse_rubric(read_source(file), file), file)
    except RubricError:
        return []


def advice_about(parsed: Parsed, file: Path) -> list[Advice]:
    """Return what the rules find in a rubric that can be used, in the order of the file."""
    found = [(rule, placed(_findings(rule, parsed.rubric), parsed.places, file)) for rule in RULES]
    return sorted(
        (Advice(problem, rule) for rule, problems in found for problem in problems), key=attrgetter("problem")
    )


def _findings(rule: Rule, rubric: Rubric) -> Iterator[Finding]:
    return (Finding(where, rule.code, sentence) for where, sentence in rule.find(rubric))
