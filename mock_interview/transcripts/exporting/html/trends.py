"""How each question went over time: a drawing, and a table of the same figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.telling import grader_name
from mock_interview.transcripts.exporting.html.elements import Html, element
from mock_interview.transcripts.exporting.html.trend_drawing import Mark, drawing
from mock_interview.transcripts.exporting.wording import minute, title_of
from mock_interview.transcripts.records import AttemptTranscript, Transcript
from mock_interview.transcripts.trends import Changed

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Scored:
    """An attempt that counts for a trend, its score and the percent on it."""

    kept: AttemptTranscript
    card: Scorecard
    percent: float


def trends(transcripts: Iterable[Transcript]) -> Html | None:
    """Return a figure for each question with at least two attempts that count, or None where there is none.

    As everywhere, what was graded by command or after the model answer was seen does not count.
    """
    questions: dict[str, list[Scored]] = {}
    for scored in sorted(_scored(transcripts), key=lambda scored: scored.kept.attempt.started_at):
        questions.setdefault(scored.kept.attempt.ref, []).append(scored)
    figures = [_figure(number, run) for number, run in enumerate(questions.values()) if len(run) >= FEWEST]
    if not figures:
        return None
    heading = element("h2", "Trends", id="trends")
    return element("section", heading, element("div", *figures, class_="trends"), aria_labelledby="trends")


def changes(before: Scorecard, after: Scorecard) -> list[Changed]:
    """Return what makes two scores not quite comparable; a grader of another kind counts as another model."""
    old, new = before.grader, after.grader
    told: dict[Changed, bool] = {
        "rubric": before.rubric_sha256 != after.rubric_sha256,
        "prompt": old.prompt_sha256 != new.prompt_sha256,
        "model": (old.kind, old.model) != (new.kind, new.model),
    }
    return [name for name, changed in told.items() if changed]


def _scored(transcripts: Iterable[Transcript]) -> Iterator[Scored]:
    for transcript in transcripts:
        if transcript.interview.mode != "single":
            for kept in transcript.attempts:
                card = kept.score
                if card and card.percent is not None and not kept.attempt.model_answer_seen:
                    yield Scored(kept, card, card.percent)


def _figure(number: int, run: Sequence[Scored]) -> Html:
    before = [None, *(scored.card for scored in run)]
    changed = [changes(old, scored.card) if old else [] for old, scored in zip(before, run, strict=False)]
    marks = [Mark(scored.percent, bool(new)) for scored, new in zip(run, changed, strict=True)]
    first, last = run[0].kept.attempt.started_at[:10], run[-1].kept.attempt.started_at[:10]
    title = title_of(run[-1].kept)
    told = f"{run[0].percent:.1f} % at first, {run[-1].percent:.1f} % at last, over {len(run)} attempts"
    return element(
        "figure",
        element("figcaption", element("h3", title), element("p", f"{told}.", class_="quiet")),
        drawing(f"trend-{number}", title, told, marks, (first, last)),
        element("details", element("summary", "The same in figures"), _table(title, run, changed)),
    )


def _table(title: str, run: Sequence[Scored], changed: Sequence[Sequence[str]]) -> Html:
    names = [element("th", name, scope="col") for name in ("When", "Percent", "Graded by", "Changed before it")]
    rows = [_row(scored, new) for scored, new in zip(run, changed, strict=True)]
    caption = element("caption", f"{title}, percent by attempt")
    table = element("table", caption, element("thead", element("tr", *names)), element("tbody", *rows))
    return element("div", table, class_="scrolls", tabindex="0", role="region", aria_label=f"{title}, figures")


def _row(scored: Scored, changed: Sequence[str]) -> Html:
    when = element("th", minute(scored.kept.attempt.started_at), scope="row")
    cells = (f"{scored.percent:.1f} %", grader_name(scored.card), ", ".join(changed) or "-")
    return element("tr", when, *(element("td", cell) for cell in cells))
