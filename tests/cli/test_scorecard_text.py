from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.cli.scorecard_text import scorecard_lines
from mock_interview.engine.own_marking import keep, lay_open
from mock_interview.rubric.library import open_library
from mock_interview.rubric.wording import wording
from mock_interview.scoring.by_hand import by_hand, verdicts_of
from mock_interview.scoring.judgement import PointJudgement, Verdict
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts import interviews, jobs
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER, QUESTION, checklist, judgement, rubric, rubric_json, scorecard
from tests.cli.conftest import Run

TEXTS = wording(rubric_json())
PROPOSAL = scorecard(
    judgement({"slow-descent": "met", "trees": "missing"}),
    rubric(checklist({"slow-descent": 1, "trees": 1})),
    "offline",
)


@pytest.fixture
def settings(home: object) -> Settings:
    return load_settings()


def checked(trees: Verdict) -> Scorecard:
    """Return the card of a person who gave this verdict on the trees and left the rest as proposed."""
    verdicts = {**verdicts_of(PROPOSAL), "trees": PointJudgement(trees)}
    return scorecard(by_hand(verdicts, PROPOSAL), rubric(checklist({"slow-descent": 1, "trees": 1})), "self")


def printed(card: Scorecard, settings: Settings, proposal: Scorecard | None) -> Sequence[str]:
    return list(scorecard_lines(card, TEXTS, settings, proposal=proposal))


def test_an_own_card_says_whose_it_is_and_what_was_changed(settings: Settings) -> None:
    lines = printed(checked("met"), settings, PROPOSAL)
    assert lines[1].startswith("Graded by you;")
    assert lines[2] == "Checked by hand: 1 verdict changed from what the offline grader proposed."
    assert lines[3] == "  changed      Trees do not care (from missing to met)"
    assert '               "converges slowly on uneven ranges"' in lines


def test_a_card_without_a_band_says_how_to_judge_the_rest(settings: Settings) -> None:
    lines = printed(scorecard(judgement({})), settings, None)
    assert lines[0] == "Score -, nothing could be judged"
    assert lines[2] == "On the screen, Check verdicts (F7 or c) lets you judge the rest yourself."
    assert not any("Check verdicts" in line for line in printed(checked("met"), settings, None))


def test_an_own_card_that_agrees_says_so(settings: Settings) -> None:
    text = "\n".join(printed(checked("missing"), settings, PROPOSAL))
    assert "Checked by hand: no verdict changed" in text
    assert "(from " not in text


def test_a_card_made_without_a_proposal_says_so(settings: Settings) -> None:
    card = replace(checked("met"), grader=replace(PROPOSAL.grader, kind="human"))
    lines = printed(card, settings, None)
    assert "Graded by a person;" in lines[1]
    assert lines[2] == "Scored by hand, without a proposal."


def test_a_programs_card_says_nothing_of_the_kind(settings: Settings) -> None:
    assert "by hand" not in "\n".join(printed(PROPOSAL, settings, None))


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_transcript_tells_which_verdicts_were_changed(run: Run, db: Database, pack: Path, command: str) -> None:
    loaded = open_library(load_settings()).load("demo/scaling")
    interview = interviews.start_interview(db, "demo", "coach", [loaded.ref])
    asked = interviews.start_attempt(db, interview.id, loaded.ref, loaded.data, loaded.sha256, 0, QUESTION)
    _, job = interviews.send_answer(db, asked.id, ANSWER, asked.started_at, "offline", 0)
    assert jobs.claim(db, job.id, "test", 30)
    jobs.complete(db, job.id, "test", scorecard(judgement({"slow-descent": "met"}), loaded.rubric, "offline"))
    paper = lay_open(db, open_library(load_settings()), asked.id, 0)
    keep(db, paper, {**paper.verdicts, "trees": PointJudgement("met")})
    printed = run("transcripts", command).stdout
    assert "Checked by hand: 1 verdict changed from what the offline grader proposed." in printed
    assert "Trees do not care (from cannot tell to met)" in printed
