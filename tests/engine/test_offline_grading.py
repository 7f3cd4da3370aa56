import json
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.engine.grading import Work, grade
from mock_interview.engine.offline_grading import find_marks, make_grader
from mock_interview.rubric.library import Library
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import GraderName, Scorecard
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from tests.builders import CREATED_AT, judgement, provenance
from tests.engine.builders import REF, answered
from tests.transcripts.builders import damage, keep_card

ASKED = "Descent is slow on uneven ranges."
LIKE = "Gradient descent is slow on uneven ranges, I think."


def score_by_hand(db: Database, library: Library, answer: str, verdict: Verdict, kind: GraderName = "human") -> None:
    job = answered(db, library, answer)
    loaded = library.load(REF)
    subject = Subject(job.attempt_id, REF, loaded.rubric, loaded.sha256, loaded.pack.bands)
    said = (Said("interviewer", "question", loaded.rubric.question), Said("candidate", "answer", answer))
    card = mark(subject, judgement({"slow-descent": verdict}), said, provenance(kind), CREATED_AT)
    keep_card(db, job.attempt_id, 0, card)


async def graded(settings: Settings, library: Library, answer: str = ASKED) -> Scorecard:
    loaded = library.load(REF)
    subject = Subject(None, REF, loaded.rubric, loaded.sha256, loaded.pack.bands)
    said = (Said("interviewer", "question", loaded.rubric.question), Said("candidate", "answer", answer))
    grader = make_grader(settings)
    card = await grade(grader, Work(subject, said))
    await grader.aclose()
    return card


def credit(card: Scorecard) -> float:
    return next(point.credit or 0.0 for part in card.criteria for point in part.points if point.id == "slow-descent")


def calibrated_on(card: Scorecard) -> str:
    return next(flag.text for flag in card.flags if flag.code == "calibration")


@pytest.mark.parametrize("kind", ["human", "self"])
async def test_peoples_scores_of_like_answers_calibrate_and_the_scorecard_says_so(
    db: Database, library: Library, settings: Settings, kind: GraderName
) -> None:
    before = await graded(settings, library)
    score_by_hand(db, library, LIKE, "missing", kind)
    after = await graded(settings, library)
    assert credit(after) < credit(before)
    assert "answer that a person scored" not in calibrated_on(before)
    assert calibrated_on(after).endswith("and 1 answer that a person scored.")


async def test_more_scores_calibrate_more(db: Database, library: Library, settings: Settings) -> None:
    earned = []
    for words in ("I would say so.", "At least in my view.", "As far as I know."):
        score_by_hand(db, library, f"{LIKE} {words}", "missing")
        earned.append(credit(await graded(settings, library)))
    assert earned == sorted(earned, reverse=True)
    assert earned[0] > earned[-1] > 0


async def test_an_answer_does_not_count_as_its_own_mark(db: Database, library: Library, settings: Settings) -> None:
    before = await graded(settings, library)
    score_by_hand(db, library, ASKED, "missing")
    after = await graded(settings, library)
    assert (credit(after), after.flags) == (credit(before), before.flags)


async def test_a_models_scores_do_not_calibrate(db: Database, library: Library, settings: Settings) -> None:
    score_by_hand(db, library, LIKE, "missing", "llm")
    assert find_marks(settings.locations.database, library.load(REF).rubric) == []


def test_a_verdict_on_a_point_that_has_changed_since_is_left_out(
    db: Database, library: Library, settings: Settings
) -> None:
    score_by_hand(db, library, LIKE, "missing")
    rubric = library.load(REF).rubric
    facts = rubric.checklists[0]
    changed = facts.model_copy(update={"points": [facts.points[0].model_copy(update={"text": "Something else"})]})
    assert find_marks(settings.locations.database, rubric)
    assert not find_marks(settings.locations.database, rubric.model_copy(update={"criteria": [changed]}))


async def test_an_unreadable_store_does_not_keep_an_answer_from_being_graded(
    settings: Settings, library: Library, tmp_path: Path
) -> None:
    broken = tmp_path / "data" / "transcripts.db"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_bytes(b"no database at all" * 100)
    elsewhere = replace(settings, locations=replace(settings.locations, data=broken.parent))
    assert (await graded(elsewhere, library)).percent is not None


@pytest.mark.parametrize(("key", "value"), [("verdict", "x"), ("verdict", None), ("id", [])])
async def test_a_mark_with_a_value_that_is_none_does_not_keep_an_answer_from_being_graded(
    db: Database, library: Library, settings: Settings, key: str, value: object
) -> None:
    before = await graded(settings, library)
    score_by_hand(db, library, LIKE, "missing")
    with db.reading() as connection:
        attempt_id, source = connection.execute("SELECT attempt_id, card FROM scorecard").fetchone()
    card = json.loads(source)
    card["criteria"][0]["points"][0][key] = value
    damage(db, attempt_id, json.dumps(card))
    assert credit(await graded(settings, library)) == credit(before)


async def test_grading_makes_no_store(settings: Settings, library: Library) -> None:
    await graded(settings, library)
    assert not settings.locations.database.exists()
