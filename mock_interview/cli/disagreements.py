"""``rubrics disagreements``: where people and graders differ on the answers to a question."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from mock_interview.cli.options import json_option, open_store, read_settings
from mock_interview.cli.output import SHORT_ID, notice, say, say_json, wrapped
from mock_interview.scoring.scorecard import GraderName
from mock_interview.text import one_line
from mock_interview.workshop.reviewing.disagreements import Disagreement, Instance, disagreements

NONE = "No verdict of a person differs from a grader's on an answer to {}."
NEXT = "'mock-interview rubrics example {} ID' makes such an answer an example of the rubric."
INDENT = "    "
_PEOPLE: dict[GraderName, str] = {"self": "you", "human": "a reviewer"}


@click.command("disagreements", short_help="List where people and graders differ on a question.")
@click.argument("ref")
@json_option
def disagreements_(ref: str, *, as_json: bool) -> None:
    """List the points of a question on which people and graders gave different verdicts on the same answers.

    What they differ on most often comes first, with the words and the reasons of the grader.
    """
    with open_store(read_settings()) as db:
        found = disagreements(db, ref)
    if as_json:
        say_json([asdict(one) for one in found])
    elif found:
        say(line for one in found for line in _lines(one))
        notice(NEXT.format(one_line(ref, 60)))
    else:
        notice(NONE.format(one_line(ref, 60)))


def _lines(one: Disagreement) -> Iterator[str]:
    yield from wrapped(f"{one.id}: {one.text}", INDENT, "")
    yield f"  {len(one.instances)} of {one.judged} verdicts differ"
    for instance in one.instances:
        yield from _instance(instance)
    yield ""


def _instance(instance: Instance) -> Iterator[str]:
    follow_up = f", follow-up {instance.round}" if instance.round else ""
    grader = one_line(instance.grader.model or instance.grader.kind, 60)
    yield (
        f"  {instance.attempt[:SHORT_ID]}{follow_up}  {_PEOPLE[instance.person]}: {instance.person_verdict};"
        f" {grader}: {instance.grader_verdict}"
    )
    if instance.quote:
        yield from wrapped(f"“{instance.quote}”", INDENT * 2)
    if instance.reason:
        yield from wrapped(instance.reason, INDENT * 2)
