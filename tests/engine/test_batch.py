import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from mock_interview.engine.at_once import AT_ONCE
from mock_interview.engine.batch import MAX_ROW_BYTES, Outcome, grade_rows
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.errors import GradingError
from mock_interview.rubric.library import Library
from mock_interview.rubric.parsing import parse_inline
from mock_interview.scoring.scorecard import from_json
from mock_interview.settings import Settings
from tests.builders import ANSWER, rubric_json
from tests.engine.builders import REF
from tests.engine.scripted import ScriptedGrader, answers, fails, handing_out, waits_for

BARE: dict[str, Any] = {
    "format": 1,
    "id": "bare",
    "title": "Bare",
    "question": "Why scale features?",
    "seconds": 60,
    "criteria": [
        {
            "id": "facts",
            "title": "Facts",
            "weight": 1,
            "kind": "checklist",
            "points": [{"id": "slow", "text": "Gradient descent converges slowly on uneven ranges", "weight": 1}],
        }
    ],
}


def row(id_: Any = "a", **parts: Any) -> bytes:
    whole = {"id": id_, "ref": REF, "answer": ANSWER, **parts}
    return json.dumps({key: value for key, value in whole.items() if value is not None}).encode() + b"\n"


def bare(answer: str = ANSWER, **changes: Any) -> bytes:
    return row(ref=None, rubric={**BARE, **changes}, answer=answer)


@pytest.fixture
def offline(settings: Settings, library: Library) -> "Batch":
    return Batch(settings, library, make_grader)


class Batch:
    """Grades rows to the end."""

    def __init__(self, settings: Settings, library: Library, factory: GraderFactory) -> None:
        self._settings = settings
        self._library = library
        self._factory = factory

    async def __call__(self, *lines: bytes) -> list[Outcome]:
        return [outcome async for outcome in grade_rows(lines, self._library, self._settings, self._factory)]


async def test_each_row_has_its_outcome_in_order(offline: Batch) -> None:
    ids = [str(number) for number in range(3 * AT_ONCE)]
    assert [outcome.id for outcome in await offline(*map(row, ids))] == ids


async def test_a_row_may_name_its_rubric(offline: Batch) -> None:
    [outcome] = await offline(row())
    assert outcome.card is not None
    assert outcome.card.ref == REF


async def test_a_row_may_bring_its_rubric_of_one_bare_point(offline: Batch) -> None:
    [outcome] = await offline(bare("Descent is slow."))
    assert outcome.card is not None
    assert outcome.card.ref == "local/bare"
    assert 0 < (outcome.card.percent or 0) < 100


async def test_the_examples_of_an_inline_rubric_calibrate(offline: Batch) -> None:
    example = {"id": "good", "answer": "Descent is slow on uneven ranges.", "percent": [100, 100]}
    plain, calibrated = await offline(bare("Descent is slow."), bare("Descent is slow.", examples=[example]))
    assert plain.card
    assert calibrated.card
    assert (calibrated.card.percent or 0) > (plain.card.percent or 0)


async def test_an_empty_answer_is_scored_0_without_asking_the_grader(settings: Settings, library: Library) -> None:
    grader = ScriptedGrader(answers())
    outcomes = await Batch(settings, library, handing_out(grader))(bare(""), bare(" ... "))
    assert [outcome.card and outcome.card.percent for outcome in outcomes] == [0.0, 0.0]
    assert grader.asked == []


async def test_an_outcome_is_written_as_a_scorecard_or_an_error(offline: Batch) -> None:
    graded, failed = [outcome.to_json() for outcome in await offline(row(7), row(8, answer=None))]
    assert graded.keys() == {"id", "scorecard"}
    assert from_json(graded["scorecard"]).percent is not None
    assert failed == {"id": 8, "error": "line 2: the row needs 'answer', a text."}


async def test_empty_lines_are_no_rows_but_count_as_lines(offline: Batch) -> None:
    [outcome] = await offline(b"\n", b"  \n", row(answer=5))
    assert outcome.line == 3


async def test_a_byte_order_mark_does_no_harm(offline: Batch) -> None:
    [outcome] = await offline(b"\xef\xbb\xbf" + row())
    assert outcome.card


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"{not json}\n", "not JSON"),
        (b"[1]\n", "must be an object"),
        (b'{"id": "\xff"}\n', "not UTF-8"),
        (b"[" * 50_000, "not JSON"),
        (b" " * MAX_ROW_BYTES + row(), "longer than 5,000,000 bytes"),
        (row(None), "needs an 'id'"),
        (row(id_=True), "needs an 'id'"),
        (row(ref=None), "needs a 'ref' or a 'rubric'"),
        (row(rubric=BARE), "and not both"),
        (row(ref=3), "needs 'ref'"),
        (row(ref="basics/nothing"), "There is no rubric or pack 'basics/nothing'"),
        (row(ref=None, rubric=[]), "'rubric' must be an object"),
        (row(ref=None, rubric=rubric_json(title=None)), "'title'"),
        (row(ref=None, rubric=rubric_json(seconds="long", titel="x")), "1 more"),
    ],
)
async def test_a_broken_row_is_an_error_and_the_others_are_graded(offline: Batch, line: bytes, sentence: str) -> None:
    broken, sound = await offline(line, row("sound"))
    assert broken.card is None
    assert sentence in broken.error
    assert sound.card


async def test_a_row_that_the_grader_cannot_grade_is_an_error(settings: Settings, library: Library) -> None:
    grader = ScriptedGrader(fails(GradingError("No answer.")), fails(KeyError("x")), answers())
    outcomes = await Batch(settings, library, handing_out(grader))(row("a"), row("b"), row("c"))
    assert [outcome.error for outcome in outcomes[:2]] == [
        "No answer.",
        "the grader stopped on a fault of its own (KeyError).",
    ]
    assert outcomes[2].card
    assert grader.is_closed


async def test_no_more_rows_are_read_than_are_under_way(settings: Settings, library: Library) -> None:
    event, read = asyncio.Event(), list[int]()
    grader = ScriptedGrader(waits_for(event, answers()))

    def lines() -> Iterable[bytes]:
        for number in range(5 * AT_ONCE):
            read.append(number)
            yield row(number)

    rows = grade_rows(lines(), library, settings, handing_out(grader))
    first = asyncio.ensure_future(anext(rows))
    await asyncio.wait_for(grader.busy.wait(), timeout=10)
    assert len(read) == AT_ONCE
    event.set()
    assert (await first).id == 0
    await rows.aclose()
    assert grader.is_closed


async def test_a_rubric_is_parsed_once_however_often_it_comes(offline: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counting(data: dict[str, Any], name: str) -> Any:
        parsed.append(data["question"])
        return parse_inline(data, name)

    monkeypatch.setattr("mock_interview.engine.batch.parse_inline", counting)
    await offline(bare(), bare("Something else."), bare(question="Another?"), bare())
    assert parsed == ["Why scale features?", "Another?"]


async def test_nothing_is_kept(offline: Batch, settings: Settings) -> None:
    await offline(row(), bare())
    assert not settings.locations.database.exists()
