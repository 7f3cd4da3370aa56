"""A scripted drafter: every line of the notes that ends in a question mark is a question, what follows its points."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MOST_POINTS = 4
LEAD = "•-*# \t"

Line = Mapping[str, str]


def draft(data: Mapping[str, Any]) -> str:
    """Return the reply to a drafting request, as JSON."""
    asked = [(q, said) for q, said in _questions(data["lines"]) if _text(q) not in data["drafted"]]
    if not asked:
        return json.dumps({"found": False, "more": False})
    question, said = asked[0]
    return json.dumps(rubric_about(_text(question), said, more=len(asked) > 1), ensure_ascii=False)


def rubric_about(question: str, said: Sequence[Line], **changes: Any) -> dict[str, Any]:
    """Return a reply with a rubric whose points are these lines; without any, one point that no line says."""
    points = [point(_text(line), line["line"]) for line in said] or [point("An example from practice is given.", "")]
    return {
        "found": True,
        "question": question,
        "title": " ".join(question.rstrip("?").split()[-5:]),
        "seconds": 90,
        "tags": ["Notes"],
        "points": points,
        "misconceptions": [{"text": "Claims that it never matters", "cues": ["makes no difference"]}],
        "model_answer": " ".join(point["text"] for point in points),
        "follow_ups": [{"ask": "Could you say more about that?", "point": 1}],
        "hints": ["What is it about?", "Think of a case.", "What happened there?"],
        "more": False,
        **changes,
    }


def point(text: str, source: str) -> dict[str, Any]:
    """Return a drafted point."""
    return {"source": source, "text": text, "weight": 2, "cues": []}


def _questions(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    for at, line in enumerate(lines):
        if line["text"].endswith("?"):
            following = lines[at + 1 :]
            end = next((n for n, later in enumerate(following) if later["text"].endswith("?")), len(following))
            yield line, list(following[: min(end, MOST_POINTS)])


def _text(line: Line) -> str:
    return line["text"].strip(LEAD)
