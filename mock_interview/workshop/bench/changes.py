"""What a bench found beside what the one before it found, and what was changed between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mock_interview.text import one_line
from mock_interview.workshop.bench.records import Record

NAME_WIDTH = 80
HASH_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Moved:
    """A case whose percent is another one than before."""

    case: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Flipped:
    """A verdict, in a word, on part `id` of a case that is another one than before."""

    case: str
    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Since:
    """What is different since the bench of `at`: what was changed, each in a few words, and what came of it."""

    at: str
    changed: tuple[str, ...]
    moved: tuple[Moved, ...]
    flipped: tuple[Flipped, ...]


def since(before: Record, after: Record) -> Since:
    """Compare two records of the same rubric; cases that only one of them has are left out."""
    shared = [name for name in after.outcomes if name in before.outcomes]
    pairs = [(name, before.outcomes[name], after.outcomes[name]) for name in shared]
    return Since(
        before.created_at,
        changed=tuple(_changed(before, after)),
        moved=tuple(Moved(name, one.percent, two.percent) for name, one, two in pairs if one.percent != two.percent),
        flipped=tuple(
            Flipped(name, id_, one.verdicts[id_], word)
            for name, one, two in pairs
            for id_, word in two.verdicts.items()
            if one.verdicts.get(id_, word) != word
        ),
    )


def _changed(before: Record, after: Record) -> Iterator[str]:
    for name, one, two in (
        ("the rubric", before.rubric_sha256[:HASH_WIDTH], after.rubric_sha256[:HASH_WIDTH]),
        ("the model", _models(before), _models(after)),
        ("the endpoint", before.grader.endpoint, after.grader.endpoint),
        (
            "the prompt",
            (before.grader.prompt_sha256 or "")[:HASH_WIDTH],
            (after.grader.prompt_sha256 or "")[:HASH_WIDTH],
        ),
        ("the votes", before.grader.votes, after.grader.votes),
        ("a request per criterion", before.grader.strict, after.grader.strict),
        ("the program", before.program, after.program),
    ):
        if one != two:
            yield f"{name} ({_word(one)} to {_word(two)})"


def _models(record: Record) -> str:
    models = record.grader.model
    return ", ".join(models) if isinstance(models, list) else models or "unknown"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return one_line(str(value or "none"), NAME_WIDTH)
