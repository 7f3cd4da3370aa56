"""Whatever is answered, the request around the answer stays the same, byte for byte."""

import json
from typing import Any

import pytest

from mock_interview.scoring.content import is_content_free
from mock_interview.text import sanitise
from tests.attacks.attack import BASELINE, Attack
from tests.attacks.conftest import Outcomes
from tests.attacks.corpus import ATTACKS
from tests.attacks.empty import QUESTION

SILENT = [attack for attack in ATTACKS if is_content_free(attack.conversation(QUESTION))]
ASKED = [attack for attack in ATTACKS if attack not in SILENT]


def by_name(attack: Attack) -> str:
    return attack.name


def body(outcomes: Outcomes, attack: Attack) -> dict[str, Any]:
    (request,) = outcomes[attack.name].requests
    return dict(request.body)


@pytest.mark.parametrize("attack", SILENT, ids=by_name)
def test_what_says_nothing_is_scored_nought_without_a_request(honestly: Outcomes, attack: Attack) -> None:
    assert honestly[attack.name].requests == ()
    assert honestly[attack.name].card.percent == 0.0


def test_most_attacks_are_asked_about() -> None:
    assert len(ASKED) >= 100


@pytest.mark.parametrize("attack", ASKED, ids=by_name)
def test_every_message_but_the_last_is_that_of_an_honest_answer(honestly: Outcomes, attack: Attack) -> None:
    assert body(honestly, attack)["messages"][:-1] == body(honestly, BASELINE)["messages"][:-1]


@pytest.mark.parametrize("attack", ASKED, ids=by_name)
def test_the_last_message_is_the_conversation_and_nothing_else(honestly: Outcomes, attack: Attack) -> None:
    last = body(honestly, attack)["messages"][-1]
    said = [
        {"speaker": one.speaker, "kind": one.kind, "text": sanitise(one.text)} for one in attack.conversation(QUESTION)
    ]
    assert last.keys() == {"role", "content"}
    assert last["role"] == "user"
    assert json.loads(last["content"]) == {"conversation": said}


@pytest.mark.parametrize("attack", ASKED, ids=by_name)
def test_the_data_holds_no_markup_and_no_line_end(honestly: Outcomes, attack: Attack) -> None:
    content = body(honestly, attack)["messages"][-1]["content"]
    assert not {"<", ">", "\n", "\r", "\u2028", "\u2029", "\x85", "\x1b", "\x00"} & set(content)
    assert (content.count("["), content.count("]")) == (1, 1)  # the list of what was said


@pytest.mark.parametrize("attack", ASKED, ids=by_name)
def test_nothing_beside_the_messages_changes(honestly: Outcomes, attack: Attack) -> None:
    beside = {**body(honestly, attack), "messages": None}
    assert beside == {**body(honestly, BASELINE), "messages": None}
