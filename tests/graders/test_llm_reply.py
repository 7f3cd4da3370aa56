"""Replies checked against the rubric before they are believed."""

import json
from typing import Any

import pytest

from mock_interview.graders.llm_reply import InvalidReplyError, extract_object, read_reply
from tests.graders.llm_samples import FULL, SCALES_ALONE, good_reply

POINT = {"id": "uneven-gradients", "quote": "q", "reason": "r", "verdict": "met"}


def text(**changes: Any) -> str:
    return json.dumps(good_reply(**changes))


def test_a_good_reply_is_read() -> None:
    reply = read_reply(text(), FULL)
    assert [point.verdict for point in reply.points] == ["met", "partial", "missing"]
    assert reply.missing(FULL) == []


@pytest.mark.parametrize(
    "wrapped",
    [
        "```json\n{}\n```",
        "Here is my grading:\n{}\nI hope that helps.",
        "<think>Let me see {{not json}}.</think>{}",
        '{{"draft": 1}} and now for good: {}',
    ],
)
def test_an_object_among_words_is_found(wrapped: str) -> None:
    assert extract_object(wrapped.format(text())) == good_reply()


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("", "empty"),
        ("I cannot say.", "not valid JSON"),
        ('{"points": [{"id": "uneven-gradients", "quote": "cut off', "not valid JSON"),
        ("{" * 100_000, "not valid JSON"),
        ("{}", "judges none"),
        ("[1, 2]", "not valid JSON"),
        (text(points=[{**POINT, "verdict": "excellent"}]), "points.0.verdict: .*'met', 'partial' or 'missing'"),
        (text(points=[{**POINT, "verdict": "unassessed"}]), "points.0.verdict"),
        (text(points=[{"id": "uneven-gradients"}]), "points.0.verdict: Field required"),
        (text(points="all met"), "points: "),
        (text(misconceptions=[{"id": "always-helps", "made": "perhaps"}]), "misconceptions.0.made"),
        (text(levels=[{"id": "clarity", "level": True}]), "levels.0.level: .*valid integer"),
        (text(levels=[{"id": "clarity", "level": "1"}]), "levels.0.level: .*valid integer"),
        (text(levels=[{"id": "clarity", "level": 1.0}]), "levels.0.level: .*valid integer"),
        (text(levels=[{"id": "clarity", "level": 7}]), "clarity has the levels 0, 1, 2, 3, not 7"),
    ],
)
def test_each_invalid_reply_says_what_is_wrong(broken: str, problem: str) -> None:
    with pytest.raises(InvalidReplyError, match=problem):
        read_reply(broken, FULL)


def test_a_level_of_another_scale_is_not_taken() -> None:
    reply = json.dumps({"levels": [{"id": "examples", "level": 2}]})
    with pytest.raises(InvalidReplyError, match="examples has the levels 0, 10, not 2"):
        read_reply(reply, SCALES_ALONE)


@pytest.mark.parametrize(
    ("broken", "breaks"),
    [("nothing", True), (text(points=[{"id": "x"}]), True), ("", False), ("{}", False)],
)
def test_only_what_an_enforced_schema_forbids_counts_as_breaking_it(broken: str, breaks: bool) -> None:
    with pytest.raises(InvalidReplyError) as caught:
        read_reply(broken, FULL)
    assert caught.value.breaks_schema is breaks


def test_the_problem_does_not_repeat_the_reply() -> None:
    with pytest.raises(InvalidReplyError) as caught:
        read_reply(text(points=[{**POINT, "verdict": "SECRET" * 100}] * 50), FULL)
    assert "SECRET" not in str(caught.value)
    assert len(str(caught.value)) <= 400


def test_case_nulls_and_further_keys_are_forgiven() -> None:
    point = {"id": "uneven-gradients", "quote": None, "verdict": " Met ", "score": 10}
    [read] = read_reply(text(points=[point]), FULL).points
    assert (read.verdict, read.quote, read.reason) == ("met", "", "")


def test_what_the_model_writes_is_sanitised() -> None:
    [point] = read_reply(text(points=[{**POINT, "quote": "a\x1b[2Jb\u202e"}]), FULL).points
    assert point.quote == "ab"


def test_what_was_left_out_is_known() -> None:
    reply = read_reply(text(points=[POINT], levels=[]), FULL)
    assert reply.missing(FULL) == ["trees-unaffected", "fit-on-training", "clarity"]


def test_an_id_in_the_wrong_list_is_invented_there() -> None:
    wrong = {"id": "uneven-gradients", "made": True}
    assert read_reply(text(misconceptions=[wrong]), FULL).invented(FULL) == ["uneven-gradients"]


def test_a_second_reply_fills_gaps_and_changes_nothing_else() -> None:
    first = read_reply(text(points=[POINT]), FULL)
    missing = {"id": "trees-unaffected", "verdict": "met"}
    second = read_reply(text(points=[{**POINT, "verdict": "missing"}, missing], strength="Other"), FULL)
    whole = first.completed_by(second, FULL)
    assert [(point.id, point.verdict) for point in whole.points] == [
        ("uneven-gradients", "met"),
        ("trees-unaffected", "met"),
    ]
    assert whole.strength == first.strength


DRAFT = text(points=[{**POINT, "reason": "A draft, and a longer one. " * 20}])
FINAL = json.dumps({"points": [{**POINT, "verdict": "missing"}]})


@pytest.mark.parametrize(
    "wrapped",
    [
        "<think>{draft}</think>{final}",
        '<think>{{"points": [], "points": []}}</think>{draft}{final}',
        "{draft}\n{final}\nThat is all {{for now}}.",
        '{draft} {final} {{"confidence": 1}}',
        '{draft} {final} {{"points": []}}',
        "{draft} " + '{{"a": 1}} ' * 60 + "{final}",
        "{draft} " + "\\frac{{a}}{{b}} " * 300 + "{final}",
    ],
    ids=range(7),
)
def test_of_several_replies_the_last_counts(wrapped: str) -> None:
    [point] = read_reply(wrapped.format(draft=DRAFT, final=FINAL), FULL).points
    assert point.verdict == "missing"


@pytest.mark.parametrize("last", ['{"points": "all met"}', '{"points": [], "points": [{"id": "a"}]}'])
def test_a_draft_does_not_stand_in_for_a_last_reply_that_will_not_do(last: str) -> None:
    with pytest.raises(InvalidReplyError):
        read_reply(DRAFT + last, FULL)


def test_where_the_last_reply_cannot_be_found_none_is_taken() -> None:
    with pytest.raises(InvalidReplyError, match="one JSON object"):
        read_reply(DRAFT + '{"a": x} ' * 1000 + FINAL, FULL)


@pytest.mark.parametrize(
    "ambiguous",
    [
        '{"points": [{"id": "uneven-gradients", "verdict": "missing"}], "points": [' + json.dumps(POINT) + "]}",
        '{"points": [{"id": "uneven-gradients", "verdict": "missing", "verdict": "met"}]}',
        '{"points": [{"id": "uneven-gradients", "verdict": "missing", "ver\\u0064ict": "met"}]}',
        '{"notes": {"a": 1, "a": 2}, "points": [' + json.dumps(POINT) + "]}",
    ],
)
def test_a_reply_that_says_something_twice_is_invalid(ambiguous: str) -> None:
    with pytest.raises(InvalidReplyError, match="more than once") as caught:
        read_reply(ambiguous, FULL)
    assert caught.value.breaks_schema


def test_an_object_that_says_something_twice_is_not_found() -> None:
    with pytest.raises(InvalidReplyError, match="more than once"):
        extract_object('{"reply": "a", "reply": "b"}')


def test_of_several_objects_the_last_is_found() -> None:
    assert extract_object('{"reply": "a long draft of it"} {"reply": "b"}') == {"reply": "b"}
