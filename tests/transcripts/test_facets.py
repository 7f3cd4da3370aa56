from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.facets import facets
from tests.transcripts.histories import keep_history, keep_interview, keep_score


def test_an_empty_history_has_nothing_to_filter_by(db: Database) -> None:
    found = facets(db)
    assert not any((found.packs, found.questions, found.tags, found.graders, found.models, found.bands))


def test_a_history_can_be_filtered_by_what_is_in_it(db: Database) -> None:
    keep_history(db)
    found = facets(db)
    assert found.packs == ("basics", "vision")
    assert found.tags == ("concept", "feature", "global", "mini-batches", "test")
    assert found.graders == ("human", "llm")
    assert found.models == ("small-1",)
    assert found.bands == ("hire", "lean no", "no hire", "strong hire")


def test_each_question_is_named_by_its_title(db: Database) -> None:
    keep_history(db)
    assert facets(db).questions == {
        "basics/concept-drift": "Concept drift",
        "basics/feature-scaling": "Feature scaling",
        "basics/global-minimum-of-a-non-convex-loss": "Global minimum of a non-convex loss",
        "basics/test-data": "Test data",
        "vision/feature-scaling": "Feature scaling",
        "vision/mini-batches-and-batch-size": "Mini-batches and batch size",
    }


def test_a_jurys_models_are_one_choice(db: Database) -> None:
    [attempt] = keep_interview(db, "Concept drift")
    keep_score(db, attempt, 50.0, "hire", by=Provenance("llm", model=["small-2", "large-2"]))
    assert facets(db).models == ("small-2, large-2",)


def test_what_waits_has_no_grader_yet(db: Database) -> None:
    keep_interview(db, "Concept drift")
    assert jobs.unfinished_jobs(db)
    assert facets(db).graders == ()
