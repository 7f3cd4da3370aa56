import json

from mock_interview.transcripts.database import Database
from tests.builders import judgement, scorecard
from tests.cli.conftest import Run
from tests.cli.test_transcripts import answered
from tests.transcripts.builders import keep_card


def scored_by_both(db: Database, times: int) -> None:
    claims = judgement({"slow-descent": "met"})
    for _ in range(times):
        attempt = answered(db)
        keep_card(db, attempt.id, 0, scorecard(claims, kind="human"))
        keep_card(db, attempt.id, 0, scorecard(claims, kind="llm"))


def test_each_grader_stands_with_its_n_and_its_intervals(run: Run, db: Database) -> None:
    scored_by_both(db, 10)
    printed = run("transcripts", "agreement").stdout
    assert "llm, some-model, prompt abababab\n  answers scored by both: 10\n" in printed
    assert "the same            100% [100%, 100%]" in printed
    assert "  percent, 10 pairs\n    grader less person  +0.0 [+0.0, +0.0]\n" in printed
    assert "quadratic kappa     not enough to tell" in printed


def test_below_ten_pairs_it_says_so_instead(run: Run, db: Database) -> None:
    scored_by_both(db, 9)
    printed = run("transcripts", "agreement").stdout
    assert "Too few for a figure: it takes 10 answers." in printed
    assert "%" not in printed.partition("In brackets")[0]


def test_as_json_it_holds_every_figure_by_grader(run: Run, db: Database) -> None:
    scored_by_both(db, 10)
    [found] = json.loads(run("transcripts", "agreement", "--json").stdout)
    assert (found["kind"], found["model"], found["prompt_sha256"]) == ("llm", "some-model", "ab" * 32)
    assert found["answers"] == 10
    assert found["bands"]["exact"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert found["verdicts"] == {**found["verdicts"], "pairs": 10, "kappa": None}


def test_a_selection_narrows_it(run: Run, db: Database) -> None:
    scored_by_both(db, 1)
    result = run("transcripts", "agreement", "--pack", "other")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No answer was scored by both" in result.stderr
