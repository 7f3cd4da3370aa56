import asyncio
from pathlib import Path

import pytest

from mock_interview.engine.single import grade_kept, grade_unkept, keep_answer
from mock_interview.errors import GradingError, InputError, MockInterviewError
from mock_interview.rubric.library import Library, LoadedRubric, load_file
from mock_interview.settings import Settings
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.builders import write_rubric
from tests.engine.builders import ANSWER, REF
from tests.engine.scripted import ScriptedGrader, answers, fails, handing_out, waits_for


@pytest.fixture
def loaded(library: Library) -> LoadedRubric:
    return library.load(REF)


def test_a_kept_answer_is_a_single_interview_that_is_over_and_waits_to_be_graded(
    db: Database, loaded: LoadedRubric
) -> None:
    kept = keep_answer(db, loaded, ANSWER, "llm")
    transcript = history.load_transcript(db, kept.interview_id)
    [attempt] = transcript.attempts
    assert (transcript.interview.mode, transcript.interview.finished_at is None) == ("single", False)
    assert [said.text for said in attempt.utterances] == [loaded.rubric.question, ANSWER]
    assert attempt.job == kept.job


async def test_grading_a_kept_answer_keeps_its_scorecard(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    kept = keep_answer(db, loaded, ANSWER, "llm")
    card = await grade_kept(db, library, settings, kept.job, factory=handing_out(ScriptedGrader(answers())))
    assert history.load_attempt(db, kept.job.attempt_id).score == card
    assert jobs.unfinished_jobs(db) == []


async def test_what_the_grader_reports_is_passed_on(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    heard: list[str] = []
    ready = asyncio.Event()
    ready.set()
    grader = ScriptedGrader(waits_for(ready, answers()))
    kept = keep_answer(db, loaded, ANSWER, "llm")
    await grade_kept(db, library, settings, kept.job, lambda progress: heard.append(progress.text), handing_out(grader))
    assert heard == ["Waiting for the model."]


@pytest.mark.parametrize("fault", [GradingError("No answer."), InputError("Name a model.")])
async def test_what_the_grader_raises_is_raised_and_the_job_says_it_too(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric, fault: MockInterviewError
) -> None:
    kept = keep_answer(db, loaded, ANSWER, "llm")
    with pytest.raises(type(fault), match=str(fault)):
        await grade_kept(db, library, settings, kept.job, factory=handing_out(ScriptedGrader(fails(fault))))
    [job] = jobs.unfinished_jobs(db)
    assert (job.state, job.error) == ("failed", str(fault))


async def test_a_fault_of_the_graders_own_is_a_grading_error(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    kept = keep_answer(db, loaded, ANSWER, "llm")
    with pytest.raises(GradingError, match="KeyError"):
        await grade_kept(db, library, settings, kept.job, factory=handing_out(ScriptedGrader(fails(KeyError("x")))))


async def test_cancelled_the_answer_goes_back_into_the_queue(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    grader = ScriptedGrader(waits_for(asyncio.Event(), answers()))
    kept = keep_answer(db, loaded, ANSWER, "llm")
    grading = asyncio.create_task(grade_kept(db, library, settings, kept.job, factory=handing_out(grader)))
    await asyncio.wait_for(grader.busy.wait(), timeout=10)
    grading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await grading
    assert [job.state for job in jobs.unfinished_jobs(db)] == ["queued"]
    assert grader.is_closed


async def test_an_answer_that_another_program_is_grading_is_left_to_it(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    grader = ScriptedGrader(answers())
    kept = keep_answer(db, loaded, ANSWER, "llm")
    jobs.claim(db, kept.job.id, "another program", 30)
    with pytest.raises(GradingError, match="Another mock-interview"):
        await grade_kept(db, library, settings, kept.job, factory=handing_out(grader))
    assert grader.asked == []


async def test_an_unkept_answer_is_graded_without_a_store_and_the_grader_closed(
    settings: Settings, tmp_path: Path
) -> None:
    grader = ScriptedGrader(answers())
    loose = load_file(write_rubric(tmp_path / "loose"))
    card = await grade_unkept(settings, loose, ANSWER, factory=handing_out(grader))
    assert (card.attempt, card.ref, card.band) == (None, "local/scaling", "strong hire")
    assert grader.is_closed
    assert not settings.locations.database.exists()


async def test_an_unkept_answer_raises_what_the_grader_raises(settings: Settings, loaded: LoadedRubric) -> None:
    grader = ScriptedGrader(fails(GradingError("No answer.")))
    with pytest.raises(GradingError, match="No answer"):
        await grade_unkept(settings, loaded, ANSWER, factory=handing_out(grader))
    assert grader.is_closed
