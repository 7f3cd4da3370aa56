"""Verdicts reported while the reply is still arriving."""

import json
from typing import Any

import pytest

from mock_interview.graders.llm_provisional import Provisional
from mock_interview.graders.llm_reply import Reply
from mock_interview.graders.protocol import Progress
from mock_interview.scoring.judgement import Judgement, PointJudgement
from tests.graders.llm_samples import FULL, good_reply

POINT = good_reply()["points"][0]


def hear(*pieces: str, known: Reply | None = None) -> list[Progress]:
    told: list[Progress] = []
    provisional = Provisional(FULL, told.append, known or Reply())
    for piece in pieces:
        provisional.hear(piece)
    return told


def judgements(*pieces: str) -> list[Judgement]:
    return [progress.judgement for progress in hear(*pieces) if progress.judgement]


def points(*items: Any) -> str:
    return json.dumps({"points": items})


def test_each_verdict_is_told_as_soon_as_it_is_there() -> None:
    text = json.dumps(good_reply())
    end = text.index("}") + 1
    assert judgements(text[: end - 1]) == []
    [first] = judgements(text[:end])
    assert first.points == {"uneven-gradients": PointJudgement("met", "gradients of different size", "Says so.")}


def test_what_is_judged_grows_in_the_order_of_the_reply() -> None:
    told = judgements(*json.dumps(good_reply()))
    assert [len(each.points) + len(each.misconceptions) + len(each.levels) for each in told] == [1, 2, 3, 4, 5]
    assert told[-1].levels["clarity"].score == 2


def test_what_is_still_to_come_is_not_flagged_as_missing() -> None:
    assert all(each.flags == () for each in judgements(json.dumps(good_reply())))


def test_how_far_the_reply_is_stands_in_the_words() -> None:
    assert [progress.text for progress in hear(points(POINT))] == ["1 of 5 verdicts are in"]


@pytest.mark.parametrize(
    "item",
    [
        {**POINT, "id": "charisma"},
        {**POINT, "verdict": "excellent"},
        {"id": "clarity", "level": 7},
        {"id": "clarity", "level": True},
        {"id": "uneven-gradients", "quote": "no verdict"},
        {"id": ["uneven-gradients"], "verdict": "met"},
    ],
)
def test_an_item_that_will_not_do_is_not_told(item: Any) -> None:
    assert hear(points(item)) == []


@pytest.mark.parametrize("text", ['{"a": [{"id": x}]}', "{" * 1000 + "}", '{"verdict":' + "[" * 100_000 + "}"])
def test_nonsense_is_passed_over(text: str) -> None:
    assert hear(text) == []


def test_of_a_repeated_item_the_first_counts() -> None:
    [only] = judgements(points(POINT, {**POINT, "verdict": "missing"}))
    assert only.points["uneven-gradients"].verdict == "met"


def test_a_second_ask_adds_to_what_is_known() -> None:
    known = Reply.model_validate({"points": [POINT]})
    [progress] = hear(
        points({**POINT, "verdict": "missing"}, {"id": "trees-unaffected", "verdict": "met"}), known=known
    )
    assert progress.judgement is not None
    verdicts = {id_: point.verdict for id_, point in progress.judgement.points.items()}
    assert verdicts == {"uneven-gradients": "met", "trees-unaffected": "met"}


def test_what_the_model_writes_is_sanitised() -> None:
    [only] = judgements(points({**POINT, "reason": "a\x1b[2J\nb"}))
    assert only.points["uneven-gradients"].reason == "a b"


def test_an_item_that_says_something_twice_is_not_told() -> None:
    assert hear('{"points": [{"id": "uneven-gradients", "verdict": "missing", "verdict": "met"}]}') == []


def test_a_later_reply_takes_the_place_of_a_draft() -> None:
    draft = points(POINT, {"id": "trees-unaffected", "verdict": "met"})
    last = judgements(f"<think>{draft}</think>", points({**POINT, "verdict": "missing"}))[-1]
    assert {id_: point.verdict for id_, point in last.points.items()} == {"uneven-gradients": "missing"}


def test_a_later_reply_keeps_what_was_known_before_it() -> None:
    known = Reply.model_validate({"levels": [{"id": "clarity", "level": 2}]})
    told = hear(points(POINT), points({**POINT, "verdict": "missing"}), known=known)
    assert told[-1].judgement is not None
    assert told[-1].judgement.levels["clarity"].score == 2


def test_words_after_a_reply_take_nothing_back() -> None:
    assert len(hear(points(POINT), ' {"confidence": 1} {so}')) == 1
