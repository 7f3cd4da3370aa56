"""Figures of agreement as plain text, each with its interval."""

from collections.abc import Iterator

from mock_interview.engine.agreement_telling import Group

MEASURE_WIDTH = 20


def group_lines(group: Group) -> Iterator[str]:
    """Yield the title of a group and its figures."""
    yield f"  {group.title}"
    for measure in group.measures:
        yield f"    {measure.name:<{MEASURE_WIDTH}}{measure.value} {measure.interval}".rstrip()
