import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_pack, write_rubric
from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import failing, honest

REF = "demo/scaling"
EXAMPLES = [
    {
        "id": "strong",
        "answer": "Descent is slow on uneven ranges. Trees do not care about it.",
        "percent": [0, 100],
        "verdicts": {"slow-descent": "met", "trees": "met"},
    },
    {"id": "weak", "answer": "I would always scale.", "percent": [90, 100], "misconceptions": ["always"]},
]


@pytest.fixture
def pack(home: Path) -> Path:
    pack = write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")
    write_rubric(pack, "scaling", examples=EXAMPLES)
    write_rubric(pack, "drift", examples=None)
    return pack


def rows(printed: str) -> dict[str, str]:
    """Return the state of each answer by its name."""
    lines = [line.split(None, 1) for line in printed.splitlines() if line.startswith(("  ok ", "  short "))]
    return {rest.split("  ")[0]: state for state, rest in lines}


def test_every_answer_is_told_with_what_it_should_get(run: Run, pack: Path) -> None:
    result = run("rubrics", "bench", REF)
    assert "Grader: offline" in result.stderr
    told = rows(result.stdout)
    assert (told["strong"], told["weak"], told["blank"]) == ("ok", "short", "ok")
    assert "weak: The range its author gives." in result.stdout
    assert "in too few examples for a figure: it takes 10." in " ".join(result.stdout.split())


def test_under_what_is_short_stands_what_was_graded(run: Run, pack: Path) -> None:
    long = "I would always scale, whatever the model. " * 20
    write_rubric(pack, "scaling", examples=[{"id": "weak", "answer": long, "percent": [90, 100]}])
    printed = " ".join(run("rubrics", "bench", REF).stdout.split())
    assert "weak: The range its author gives. Graded: “I would always scale, whatever the model." in printed
    assert "…”" in printed
    answers = json.loads(run("rubrics", "bench", REF, "--json").stdout)["rubrics"][0]["answers"]
    whole = {answer["name"]: answer["answer"] for answer in answers}
    assert (whole["weak"], whole["blank"]) == (long.strip(), "")
    assert whole["drawn out: weak"].startswith(f"{long.strip()} To be honest")


def test_what_is_short_makes_the_exit_code_1(run: Run, pack: Path) -> None:
    assert run("rubrics", "bench", REF).exit_code == 1
    write_rubric(pack, "scaling", examples=[{"id": "weak", "answer": "I do not know.", "percent": [0, 10]}])
    result = run("rubrics", "bench", REF)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "10 answers to 1 question: all as they should be.")


def test_without_examples_it_is_said_that_only_worthless_answers_were_tried(run: Run, pack: Path) -> None:
    printed = " ".join(run("rubrics", "bench", "demo/drift").stdout.split())
    assert "There are no examples yet: only answers that ought to earn next to nothing were tried." in printed
    assert printed.endswith("5 answers to 1 question: none earned more than it should.")


def test_a_pack_is_told_rubric_by_rubric_and_summed_up(run: Run, pack: Path) -> None:
    printed = run("rubrics", "bench", "demo").stdout
    assert printed.index("demo/scaling: Scaling") < printed.index("demo/drift: Scaling") < printed.index("ANSWERS")
    assert "blank                 2       0      0.0 %   0.0 %\n" in printed


@pytest.mark.parametrize("name", ["scaling.json", ""])
def test_a_file_or_a_folder_is_taken_too(run: Run, pack: Path, name: str) -> None:
    assert "demo/scaling: Scaling\n" in run("rubrics", "bench", str(pack / name)).stdout


def test_the_next_bench_tells_what_a_change_of_the_rubric_did(run: Run, pack: Path) -> None:
    run("rubrics", "bench", REF)
    assert "nothing has moved." in run("rubrics", "bench", REF).stdout
    write_rubric(pack, "scaling", examples=EXAMPLES, criteria=fewer_points())
    printed = run("rubrics", "bench", REF).stdout
    assert "these changed: the rubric (" in " ".join(printed.split())
    assert "strong: " in printed.partition("Since the bench")[2]


def test_the_next_bench_tells_what_a_change_of_the_model_did(run: Run, pack: Path) -> None:
    with ChatServer(models=["first", "second"]) as server:
        for model in ("first", "second"):
            printed = run("rubrics", "bench", REF, "--base-url", server.url, "--model", model).stdout
    assert "nothing has moved, though these changed: the model (first to second)." in " ".join(printed.split())


def fewer_points() -> list[dict[str, Any]]:
    points = [
        {"id": "slow-descent", "text": "Convergence needs a momentum term", "weight": 1},
        {"id": "trees", "text": "Trees do not care", "weight": 1},
    ]
    wrongs = [{"id": "always", "text": "Claims it always matters", "penalty": 1}]
    return [{"id": "f", "title": "F", "weight": 1, "kind": "checklist", "points": points, "misconceptions": wrongs}]


def test_an_llm_is_benched_over_a_real_socket_and_its_requests_are_told_before(run: Run, pack: Path) -> None:
    with ChatServer() as server:
        result = run("rubrics", "bench", REF, "--base-url", server.url, "--model", MODEL, "--votes", "2", "--json")
        asked = len(server.requests)
    found = json.loads(result.stdout)
    assert f"12 answers, {asked} requests; what was graded before is not asked again." in result.stderr
    [rubric] = found["rubrics"]
    assert (rubric["ref"], rubric["grader"]["model"], rubric["grader"]["votes"]) == (REF, MODEL, 2)
    strong = rubric["answers"][0]
    assert (strong["name"], strong["spread"]) == ("strong", 0.0)
    assert {verdict["id"] for verdict in strong["verdicts"]} == {"slow-descent", "trees", "always"}
    assert found["agreement"]["pairs"] == 2
    assert found["agreement"]["kappa"] is None


def test_a_grader_that_fails_keeps_what_was_done_and_the_exit_code_is_3(run: Run, pack: Path) -> None:
    with ChatServer([honest] * 3, rest=failing(401, "No.")) as server:
        result = run("rubrics", "bench", REF, "--base-url", server.url, "--model", MODEL)
    assert result.exit_code == 3
    assert "answers were graded; run it again to go on." in result.stderr
    with ChatServer() as server:
        again = run("rubrics", "bench", REF, "--base-url", server.url, "--model", MODEL)
    assert again.stdout.startswith("demo/scaling: Scaling\n")


def test_a_grader_that_answers_nothing_leaves_nothing_to_print(run: Run, pack: Path) -> None:
    with ChatServer(rest=failing(401, "No.")) as server:
        result = run("rubrics", "bench", REF, "--base-url", server.url, "--model", MODEL)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "0 of 12 answers were graded" in result.stderr


def test_an_unknown_name_is_bad_input(run: Run, pack: Path) -> None:
    result = run("rubrics", "bench", "demo/scalin")
    assert result.exit_code == 2
    assert "did you mean demo/scaling or" in result.stderr
