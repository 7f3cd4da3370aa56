from pathlib import Path

from mock_interview.rubric.library import LoadedRubric, load_file
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts.database import Database
from mock_interview.workshop.reviewing.disagreements import disagreements
from tests.builders import rubric_json, write_rubric
from tests.workshop.builders import HUMAN, SMALL, asked, scored


def test_what_people_and_graders_differ_on_most_often_comes_first(db: Database, loaded: LoadedRubric) -> None:
    for trees in ("met", "missing", "missing"):
        attempt = asked(db, loaded)
        scored(db, loaded, attempt, SMALL, {"slow-descent": "partial", "trees": "met"})
        scored(db, loaded, attempt, HUMAN, {"slow-descent": "met", "trees": trees})
    first, second = disagreements(db, "demo/scaling")
    assert (first.id, first.text, first.judged, len(first.instances)) == ("slow-descent", "Descent is slow", 3, 3)
    assert (second.id, second.judged, len(second.instances)) == ("trees", 3, 2)


def test_each_comes_with_both_verdicts_and_the_graders_words_and_reason(db: Database, loaded: LoadedRubric) -> None:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"trees": "met"})
    scored(db, loaded, attempt, Provenance("self"), {"trees": "missing"})
    [only] = disagreements(db, "demo/scaling")
    [instance] = only.instances
    assert (instance.attempt, instance.person, instance.grader.model) == (attempt.id, "self", "small-1")
    assert (instance.person_verdict, instance.grader_verdict) == ("missing", "met")
    assert (instance.quote, instance.reason) == ("Descent crawls on uneven", "It is met.")


def test_levels_and_wrong_claims_count_too(db: Database, loaded: LoadedRubric) -> None:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {}, level=1, made=True)
    scored(db, loaded, attempt, HUMAN, {}, level=0)
    told = {one.id: (one.text, one.instances[0].grader_verdict) for one in disagreements(db, "demo/scaling")}
    assert told == {"always": ("Claims it always matters", "claimed"), "clarity": ("Clarity", "level 1")}


def test_what_one_of_them_could_not_tell_is_no_disagreement(db: Database, loaded: LoadedRubric) -> None:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"trees": "met"}, level=1)
    scored(db, loaded, attempt, HUMAN, {"trees": "unassessed"})
    assert disagreements(db, "demo/scaling") == []


def test_a_point_reworded_meanwhile_is_another_one(db: Database, loaded: LoadedRubric, pack: Path) -> None:
    criteria = rubric_json()["criteria"]
    criteria[0]["points"][1]["text"] = "Trees only compare"
    for judged_by in (loaded, load_file(write_rubric(pack, criteria=criteria))):
        attempt = asked(db, judged_by)
        scored(db, judged_by, attempt, SMALL, {"trees": "met"})
        scored(db, judged_by, attempt, HUMAN, {"trees": "missing"})
    assert [one.text for one in disagreements(db, "demo/scaling")] == ["Trees do not care", "Trees only compare"]


def test_answers_to_other_questions_play_no_part(db: Database, loaded: LoadedRubric) -> None:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"trees": "met"})
    scored(db, loaded, attempt, HUMAN, {"trees": "missing"})
    assert disagreements(db, "demo/other") == []
