"""Whatever is answered, the request around the answer stays the same, byte for byte."""

import json
from typing import Any

import pytest

from mock_interview.scoring.content import is_content_free
from mock_interview.text import sanitise
from tests.attacks.attack import BASELINE, Attack
from tests.attacks.conftest import Outcomes
from tests.attacks.corpus import ATTACKS, FAMILIES
from tests.attacks.empty import QUESTION

SILENT = [attack for attack in ATTACKS if is_content_free(attack.conversation(QUESTION))]
ASKED = [attack for attack in ATTACKS if attack not in SILENT]
LINE_ENDS = set("\n\r\x0b\x0c\x1b\x85\u2028\u2029")

each_family = pytest.mark.parametrize("family", [name for name in FAMILIES if name in {one.family for one in ASKED}])


def asked_in(family: str) -> list[Attack]:
    return [attack for attack in ASKED if attack.family == family]


def body(outcomes: Outcomes, attack: Attack) -> dict[str, Any]:
    (request,) = outcomes[attack.name].requests
    return dict(request.body)


def last_content(outcomes: Outcomes, attack: Attack) -> str:
    content: str = body(outcomes, attack)["messages"][-1]["content"]
    return content


def test_what_says_nothing_is_scored_nought_without_a_request(honestly: Outcomes) -> None:
    outcomes = {attack.name: honestly[attack.name] for attack in SILENT}
    assert {name: (one.requests, one.card.percent) for name, one in outcomes.items()} == dict.fromkeys(
        outcomes, ((), 0.0)
    )


def test_most_attacks_are_asked_about() -> None:
    assert len(ASKED) >= 100


@each_family
def test_every_message_but_the_last_is_that_of_an_honest_answer(honestly: Outcomes, family: str) -> None:
    usual = body(honestly, BASELINE)["messages"][:-1]
    assert [a.name for a in asked_in(family) if body(honestly, a)["messages"][:-1] != usual] == []


@each_family
def test_the_last_message_is_the_conversation_and_nothing_else(honestly: Outcomes, family: str) -> None:
    for attack in asked_in(family):
        said = attack.conversation(QUESTION)
        data = [{"speaker": one.speaker, "kind": one.kind, "text": sanitise(one.text)} for one in said]
        last = body(honestly, attack)["messages"][-1]
        assert last == {"role": "user", "content": last["content"]}
        assert json.loads(last["content"]) == {"conversation": data}


@each_family
def test_the_data_holds_no_markup_and_no_line_end(honestly: Outcomes, family: str) -> None:
    contents = [last_content(honestly, attack) for attack in asked_in(family)]
    assert [content for content in contents if (LINE_ENDS | {"<", ">"}) & set(content)] == []
    brackets = [(content.count("["), content.count("]")) for content in contents]
    assert brackets == [(1, 1)] * len(contents)  # those of the list of what was said


@each_family
def test_nothing_beside_the_messages_changes(honestly: Outcomes, family: str) -> None:
    usual = {**body(honestly, BASELINE), "messages": None}
    assert [a.name for a in asked_in(family) if {**body(honestly, a), "messages": None} != usual] == []
