"""Figures of agreement as plain text, each with its interval."""

from collections.abc import Iterator

from mock_interview.scoring.agreement import Figure, RankAgreement

INTERVAL = "In brackets: 95 % bootstrap interval over answers."


def rank_lines(name: str, ranks: RankAgreement) -> Iterator[str]:
    """Yield how far ranks agree."""
    yield f"  {name}, {ranks.pairs} pairs"
    yield f"    the same            {_share(ranks.exact)}"
    yield f"    at most one apart   {_share(ranks.adjacent)}"
    yield f"    quadratic kappa     {figure_told(ranks.kappa, '{:.2f}')}"


def figure_told(figure: Figure | None, form: str) -> str:
    """Return a figure and its interval, each in this form."""
    if figure is None:
        return "not enough to tell"
    return f"{form.format(figure.value)} [{form.format(figure.low)}, {form.format(figure.high)}]"


def _share(figure: Figure | None) -> str:
    return figure_told(figure, "{:.0%}")
