"""What the agreement of a grader with people says, in words: screen and command say it the same way."""

from collections.abc import Iterator
from dataclasses import dataclass

from mock_interview.engine.agreement import GraderAgreement
from mock_interview.scoring.agreement import MIN_PAIRS, Figure, RankAgreement
from mock_interview.text import one_line
from mock_interview.transcripts.pairs import Grader

HASH_WIDTH = 8
NAME_WIDTH = 80

NOBODY = "No answer was scored by both a person and a grader yet"
TOO_FEW = f"Too few for a figure: it takes {MIN_PAIRS} answers."
INTERVAL = "In brackets: 95 % bootstrap interval over answers."
NOT_ENOUGH = "not enough to tell"


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of figures: its name, the figure as it is written, and its interval in brackets; empty without one."""

    name: str
    value: str
    interval: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was compared, over how many pairs, and how far it agrees."""

    title: str
    measures: tuple[Measure, ...]


def grader_told(grader: Grader) -> str:
    """Return who graded: kind, model and the start of the prompt's hash."""
    model = f", {grader.model}" if grader.model and grader.model != grader.kind else ""
    prompt = f", prompt {grader.prompt_sha256[:HASH_WIDTH]}" if grader.prompt_sha256 else ""
    return one_line(f"{grader.kind}{model}{prompt}", NAME_WIDTH)


def answers_told(one: GraderAgreement) -> str:
    """Return how many answers both have scored."""
    return f"answers scored by both: {one.answers}"


def has_figures(one: GraderAgreement) -> bool:
    """Tell whether there are enough answers for a figure."""
    return one.answers >= MIN_PAIRS


def groups(one: GraderAgreement) -> Iterator[Group]:
    """Yield the figures on bands, on points and on the percent."""
    yield ranks_told("bands", one.bands)
    yield ranks_told("points", one.verdicts)
    difference = _measure("grader less person", one.difference, "{:+.1f}")
    yield Group(f"percent, {one.percents} pairs", (difference,))


def ranks_told(title: str, ranks: RankAgreement) -> Group:
    """Return the figures on ranks that two raters gave."""
    measures = (
        _measure("the same", ranks.exact, "{:.0%}"),
        _measure("at most one apart", ranks.adjacent, "{:.0%}"),
        _measure("quadratic kappa", ranks.kappa, "{:.2f}"),
    )
    return Group(f"{title}, {ranks.pairs} pairs", measures)


def _measure(name: str, figure: Figure | None, form: str) -> Measure:
    if figure is None:
        return Measure(name, NOT_ENOUGH, "")
    return Measure(name, form.format(figure.value), f"[{form.format(figure.low)}, {form.format(figure.high)}]")
