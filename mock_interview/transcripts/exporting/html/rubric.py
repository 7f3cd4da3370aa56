"""Model answers and rubrics as they were when the answers were judged, each once however often it was asked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mock_interview.transcripts.exporting.html.elements import Html, element
from mock_interview.transcripts.records import AttemptTranscript

Json = Mapping[str, Any]


def rubrics(attempts: Iterable[AttemptTranscript]) -> Html | None:
    """Return every rubric that an attempt was judged by, each once; None where there is no attempt."""
    known = {sha256: (kept, rubric) for kept in attempts for sha256, rubric in kept.rubrics.items()}
    if not known:
        return None
    heading = element("h2", "Model answers and rubrics as they were", id="rubrics")
    shown = [_rubric(kept.attempt.ref, sha256, rubric) for sha256, (kept, rubric) in known.items()]
    return element("section", heading, *shown, class_="rubrics", aria_labelledby="rubrics")


def rubric_link(sha256: str, told: str = "Model answer and rubric as it was") -> Html:
    """Return the way to a rubric."""
    return element("p", element("a", told, href=f"#{_anchor(sha256)}"))


def _rubric(ref: str, sha256: str, rubric: Json) -> Html:
    name = _anchor(sha256)
    return element(
        "article",
        element("h3", str(rubric.get("title", ref)), id=name),
        element("p", f"{ref}, rubric {sha256}", class_="quiet"),
        element("p", str(rubric.get("question", "")), class_="words"),
        *_model_answer(rubric),
        *_criteria(rubric),
        *_aids(rubric),
        aria_labelledby=name,
    )


def _anchor(sha256: str) -> str:
    return f"rubric-{sha256}"


def _model_answer(rubric: Json) -> Iterator[Html]:
    if answer := rubric.get("model_answer"):
        yield element("h4", "Model answer")
        yield element("div", str(answer), class_="words")


def _criteria(rubric: Json) -> Iterator[Html | None]:
    for criterion in rubric.get("criteria", ()):
        yield element("h4", str(criterion.get("title", criterion["id"])), _weight(criterion))
        yield _list(_point(point) for point in criterion.get("points", ()))
        yield _list(_misconception(wrong) for wrong in criterion.get("misconceptions", ()))
        yield _list(f"Level {level['score']}: {level['text']}" for level in criterion.get("levels", ()))


def _aids(rubric: Json) -> Iterator[Html | None]:
    follow_ups = [follow_up["ask"] for follow_up in rubric.get("follow_ups", ())]
    for title, texts in (
        ("Hints", rubric.get("hints")),
        ("Follow-up questions", follow_ups),
        ("Sources", rubric.get("sources")),
    ):
        if texts:
            yield element("h4", title)
            yield _list(map(str, texts))


def _weight(part: Json) -> Html | None:
    return element("span", f" weight {part['weight']:g}", class_="quiet") if "weight" in part else None


def _point(point: Json) -> Html:
    return element("span", str(point["text"]), _weight(point))


def _misconception(wrong: Json) -> Html:
    cost = element("span", f" costs {wrong['penalty']:g}", class_="quiet") if "penalty" in wrong else None
    return element("span", f"Misconception: {wrong['text']}", cost)


def _list(items: Iterator[str] | Iterator[Html]) -> Html | None:
    shown = [element("li", item) for item in items]
    return element("ul", *shown) if shown else None
