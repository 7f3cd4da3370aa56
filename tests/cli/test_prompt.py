import json

from tests.builders import ANSWER, QUESTION
from tests.cli.conftest import Run


def test_the_messages_what_goes_beside_them_and_the_tokens_are_shown(run: Run, pack: object, answer: str) -> None:
    printed = run("rubrics", "prompt", "demo/scaling", answer).stdout
    assert printed.startswith("--- system ---\nYou grade one answer")
    assert QUESTION in printed
    assert ANSWER in printed
    assert '"json_schema"' in printed
    assert printed.splitlines()[-1].startswith("About ")
    assert "estimated" in printed.splitlines()[-1]


def test_without_an_answer_its_place_is_shown(run: Run, pack: object) -> None:
    assert "(Here stands the answer.)" in run("rubrics", "prompt", "demo/scaling").stdout


def test_as_json_it_is_the_body_of_each_request_with_its_tokens(run: Run, pack: object, answer: str) -> None:
    shown = json.loads(run("rubrics", "prompt", "demo/scaling", answer, "--json", "--strict", "--model", "m").stdout)
    assert [request["request"]["model"] for request in shown] == ["m", "m"]
    assert all(request["tokens"]["messages"] > 0 for request in shown)


def test_an_unknown_ref_is_bad_input(run: Run) -> None:
    assert run("rubrics", "prompt", "demo/nothing").exit_code == 2
