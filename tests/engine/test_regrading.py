import asyncio
import json
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.engine.at_once import AT_ONCE
from mock_interview.engine.conversations import load_work
from mock_interview.engine.own_marking import lay_open
from mock_interview.engine.queue import LEASE_SECONDS
from mock_interview.engine.regrading import runs
from mock_interview.engine.regrading.estimating import estimate, requests_for
from mock_interview.engine.regrading.reporting import report
from mock_interview.engine.regrading.rubrics import CurrentRubrics, OneRubric
from mock_interview.engine.regrading.running import regrade
from mock_interview.engine.regrading.works import Works
from mock_interview.errors import GradingError, InputError
from mock_interview.graders.protocol import Report as GraderReport
from mock_interview.llm.errors import BusyError, TruncatedError, UnreachableError
from mock_interview.rubric.library import Library, open_library
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Judgement
from mock_interview.settings import Settings
from mock_interview.transcripts import interviews, jobs, regrading
from tests.builders import rubric_json
from tests.engine.builders import ANSWER, REF, answered, followed_up
from tests.engine.regraded import Kept
from tests.engine.scripted import Act, ScriptedGrader, answers, fails, handing_out, waits_for

HOST = "http://localhost:8080"


def unless(ending: str, act: Act, otherwise: Act) -> Act:
    """Play `act` for answers that do not end so, and `otherwise` for those that do: several are asked at once."""

    async def chosen(rubric: Rubric, conversation: Conversation, report_: GraderReport) -> Judgement:
        return await (otherwise if conversation[-1].text.endswith(ending) else act)(rubric, conversation, report_)

    return chosen


def newer(settings: Settings, library: Library) -> Library:
    """Change the question's rubric in the library, and return the library as it is then."""
    points = [{"id": "slow-descent", "text": "Says that descent is slow", "weight": 1}]
    facts = {"id": "facts", "title": "Facts", "weight": 1, "kind": "checklist", "points": points}
    changed = rubric_json(criteria=[facts], follow_ups=None, examples=None)
    library.load(REF).path.write_text(json.dumps(changed), "utf-8")
    return open_library(settings)


async def test_every_answer_has_a_new_scorecard_beside_the_old_one(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3)]
    found = await kept.kept_again(ScriptedGrader(answers()), kept.plan(attempts))
    assert (found.answers, found.graded, found.left, found.failed) == (3, 3, 0, ())
    assert found.difference.percent is not None
    assert (found.difference.percent.after, found.difference.rose) == (100.0, 3)
    for attempt in attempts:
        before, after = kept.cards(attempt)
        assert kept.load(attempt).score == after.card != before.card


async def test_without_a_run_nothing_is_kept(kept: Kept) -> None:
    attempt = await kept.answer()
    [outcome] = await kept.again(ScriptedGrader(answers()), kept.plan([attempt]))
    assert outcome.after is not None
    assert outcome.before == kept.cards(attempt)[-1].card
    assert len(kept.cards(attempt)) == 1


async def test_only_the_first_answer_is_graded_again(kept: Kept) -> None:
    attempt = await kept.answer()
    followed_up(kept.db, attempt)
    grader = ScriptedGrader(answers())
    await kept.kept_again(grader, kept.plan([attempt]))
    [asked] = grader.asked
    assert [said.kind for said in asked.conversation] == ["question", "answer"]
    assert [stored.round for stored in kept.cards(attempt)] == [0, 0]


async def test_an_answer_that_cannot_be_graded_does_not_stop_the_others(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3)]
    grader = ScriptedGrader(unless("1", answers(), fails(TruncatedError(HOST))))
    found = await kept.kept_again(grader, kept.plan(attempts))
    assert found.graded == 2
    [failed] = found.failed
    assert (failed.attempt_id, failed.error) == (attempts[1], str(TruncatedError(HOST)))
    assert len(kept.cards(attempts[1])) == 1


async def test_a_fault_of_ours_at_one_answer_does_not_stop_the_others(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(2)]
    found = await kept.kept_again(
        ScriptedGrader(unless("0", answers(), fails(ZeroDivisionError()))), kept.plan(attempts)
    )
    assert found.graded == 1
    assert found.failed[0].error is not None
    assert "ZeroDivisionError" in found.failed[0].error


async def test_what_every_other_answer_would_meet_stops_the_run_at_once(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3 * AT_ONCE)]
    grader = ScriptedGrader(fails(UnreachableError(HOST)))
    with pytest.raises(UnreachableError):
        await kept.kept_again(grader, kept.plan(attempts))
    assert len(grader.asked) <= AT_ONCE
    left = runs.unfinished(kept.db)
    assert [item.attempt_id for item in left.items] == attempts
    assert {outcome.error for outcome in regrading.regraded(kept.db, left.id)} == {None}


async def test_failures_in_a_row_that_are_not_the_answers_stop_the_run(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3 * AT_ONCE)]
    grader = ScriptedGrader(fails(BusyError(HOST)))
    with pytest.raises(BusyError):
        await kept.kept_again(grader, kept.plan(attempts))
    assert len(grader.asked) < 2 * AT_ONCE + 1


async def test_failures_in_a_row_that_are_the_answers_own_do_not(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(AT_ONCE + 2)]
    found = await kept.kept_again(ScriptedGrader(fails(TruncatedError(HOST))), kept.plan(attempts))
    assert len(found.failed) == AT_ONCE + 2


async def test_a_run_that_was_cut_off_goes_on_with_what_is_left(kept: Kept) -> None:
    attempts = [await kept.answer(f"{ANSWER} {number}") for number in range(3)]
    with pytest.raises(UnreachableError):
        await kept.kept_again(
            ScriptedGrader(unless("0", fails(UnreachableError(HOST)), answers())), kept.plan(attempts)
        )
    left = runs.unfinished(kept.db)
    assert len(left.items) == 2
    run = runs.take_up(kept.db, left)
    grader = ScriptedGrader(answers())
    works = Works(kept.db, kept.library, left.rubrics)
    async with (
        run.held(),
        aclosing(regrade(kept.db, left.items, works, kept.settings, run, handing_out(grader))) as again,
    ):
        assert len([outcome async for outcome in again]) == len(grader.asked) == 2
    assert report(run.outcomes(), 3).graded == 3
    with pytest.raises(InputError, match="no run to go on with"):
        runs.unfinished(kept.db)


async def test_a_run_under_way_is_not_taken_up_by_another_program(kept: Kept) -> None:
    attempt = await kept.answer()
    may_go_on = asyncio.Event()
    grader = ScriptedGrader(waits_for(may_go_on, answers()))
    going = asyncio.create_task(kept.kept_again(grader, kept.plan([attempt])))
    await grader.busy.wait()
    with pytest.raises(InputError, match="Another mock-interview is at this run"):
        runs.take_up(kept.db, runs.unfinished(kept.db))
    may_go_on.set()
    assert (await going).graded == 1


async def test_a_run_that_is_cancelled_lets_go_at_once(kept: Kept) -> None:
    attempt = await kept.answer()
    grader = ScriptedGrader(waits_for(asyncio.Event(), answers()))
    going = asyncio.create_task(kept.kept_again(grader, kept.plan([attempt])))
    await grader.busy.wait()
    going.cancel()
    await asyncio.gather(going, return_exceptions=True)
    left = runs.unfinished(kept.db)
    assert runs.take_up(kept.db, left).id == left.id


async def test_a_run_whose_program_was_killed_is_taken_up_once_its_lease_has_ended(kept: Kept) -> None:
    attempt = await kept.answer()
    runs.begin(kept.db, kept.settings, kept.plan([attempt]))
    kept.clock.advance(LEASE_SECONDS)
    left = runs.unfinished(kept.db)
    assert runs.take_up(kept.db, left).id == left.id


async def test_what_is_left_out_is_counted_by_its_reason(kept: Kept) -> None:
    loaded = kept.library.load(REF)
    exam = interviews.start_interview(kept.db, "basics", "exam", [REF])
    asked = interviews.start_attempt(kept.db, exam.id, REF, loaded.data, loaded.sha256, 0, "Why?")
    sealed = interviews.send_answer(kept.db, asked.id, ANSWER, asked.started_at, "llm", 0)[1].attempt_id
    again = interviews.start_interview(kept.db, "basics", "coach", [REF])
    unanswered = interviews.start_attempt(kept.db, again.id, REF, loaded.data, loaded.sha256, 0, "Why?").id
    waiting = answered(kept.db, kept.library).attempt_id
    planned = kept.plan([sealed, unanswered, waiting, await kept.answer()])
    assert planned.left_out == {"sealed": 1, "unanswered": 1, "waiting": 1}
    assert len(planned.items) == 1


async def test_answers_that_a_person_scored_are_counted_for_their_score_stays(kept: Kept) -> None:
    attempt = await kept.answer()
    own = replace(kept.cards(attempt)[0].card, grader=replace(kept.cards(attempt)[0].card.grader, kind="human"))
    jobs.settle(kept.db, attempt, 0, own)
    assert kept.plan([attempt]).by_hand == 1
    await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt]))
    score = kept.load(attempt).score
    assert score is not None
    assert score.grader.kind == "human"


async def test_by_the_kept_rubric_a_changed_library_makes_no_difference(kept: Kept) -> None:
    attempt = await kept.answer()
    newer(kept.settings, kept.library)
    await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt]))
    before, after = kept.cards(attempt)
    assert before.card.rubric_sha256 == after.card.rubric_sha256


async def test_by_the_current_rubric_the_new_scorecard_is_judged_and_told_by_it(kept: Kept) -> None:
    attempt = await kept.answer()
    library = newer(kept.settings, kept.library)
    found = await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt], CurrentRubrics(library)))
    card = kept.cards(attempt)[-1].card
    assert card.rubric_sha256 == library.load(REF).sha256
    assert kept.load(attempt).rubric_of(card)["criteria"] == library.load(REF).data["criteria"]
    assert [change.part for change in found.difference.verdicts] == ["slow-descent"]


async def test_an_answer_whose_question_left_the_library_is_left_out_of_the_current_rubrics(kept: Kept) -> None:
    attempts = [await kept.answer(), await kept.answer()]
    kept.library.load(REF).path.unlink()
    planned = kept.plan(attempts, CurrentRubrics(open_library(kept.settings)))
    assert (planned.items, planned.left_out) == ((), {"no rubric": 2})


async def test_a_rubric_in_a_file_judges_answers_to_its_question_alone(kept: Kept, tmp_path: Path) -> None:
    attempt = await kept.answer()
    for id_ in ("scaling", "other"):
        (tmp_path / f"{id_}.json").write_text(json.dumps(rubric_json(id=id_, title="In a file")), "utf-8")
    planned = kept.plan([attempt], OneRubric(tmp_path / "scaling.json"))
    assert [rubric["title"] for rubric in planned.rubrics.values()] == ["In a file"]
    with pytest.raises(
        InputError, match=r"other\.json is a rubric of 'other', and there are answers to 'basics/scaling'"
    ):
        kept.plan([attempt], OneRubric(tmp_path / "other.json"))


async def test_a_kept_rubric_that_cannot_be_read_fails_its_answers_alone(kept: Kept) -> None:
    attempt = await kept.answer()
    with kept.db.writing() as connection:
        connection.execute("UPDATE rubric SET content = ?", (json.dumps(rubric_json(criteria=[])),))
    found = await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt]))
    assert found.failed[0].error is not None
    assert "as kept with the transcript" in found.failed[0].error


async def test_a_follow_up_answered_later_is_judged_by_the_rubric_of_the_new_first_scorecard(kept: Kept) -> None:
    attempt = await kept.answer()
    library = newer(kept.settings, kept.library)
    await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt], CurrentRubrics(library)))
    work = load_work(kept.db, kept.library, followed_up(kept.db, attempt))
    assert work.standing is not None
    assert work.subject.rubric_sha256 == work.standing.rubric_sha256 == library.load(REF).sha256


async def test_a_person_who_checks_the_new_verdicts_judges_by_its_rubric(kept: Kept) -> None:
    attempt = await kept.answer()
    library = newer(kept.settings, kept.library)
    await kept.kept_again(ScriptedGrader(answers()), kept.plan([attempt], CurrentRubrics(library)))
    paper = lay_open(kept.db, kept.library, attempt, 0)
    assert paper.subject.rubric_sha256 == library.load(REF).sha256
    assert list(paper.verdicts) == ["slow-descent"]
    assert paper.proposal == kept.cards(attempt)[-1].card
    blind = lay_open(kept.db, kept.library, attempt, 0, "human")
    assert blind.subject.rubric_sha256 == kept.load(attempt).attempt.rubric_sha256


@pytest.mark.parametrize(
    ("changes", "requests"),
    [
        ({"grader": "offline"}, 0),
        ({}, 1),
        ({"votes": 3}, 3),
        ({"votes": 3, "models": ("a", "b")}, 6),
        ({"votes": 3, "models": ("a", "b"), "strict": True}, 12),
    ],
)
def test_requests_are_models_times_votes_times_criteria(kept: Kept, changes: dict[str, object], requests: int) -> None:
    settings = replace(kept.settings, **changes)  # type: ignore[arg-type]
    assert requests_for(kept.library.load(REF).rubric, settings) == requests


async def test_an_estimate_leaves_out_answers_that_say_nothing_and_asks_nobody(kept: Kept) -> None:
    attempts = [await kept.answer(), await kept.answer("...")]
    planned, grader = kept.plan(attempts), ScriptedGrader(answers())
    found = await estimate(planned.items, kept.works(planned), kept.settings, handing_out(grader))
    assert (found.answers, found.requests, found.content_free) == (2, 1, 1)
    assert (grader.asked, grader.is_closed) == ([], True)


async def test_a_run_keeps_who_grades_and_no_password(kept: Kept) -> None:
    url = "https://me:secret@llm.example.org/v1?key=secret"
    asked = replace(kept.settings, base_url=url, models=("a", "b"), votes=3, strict=True)
    run = runs.kept_settings(asked)
    assert "secret" not in json.dumps(run)
    assert runs.settings_of(json.loads(json.dumps(run)), replace(kept.settings, base_url=url)) == asked
    elsewhere = runs.settings_of(run, replace(kept.settings, base_url="http://localhost:1/v1"))
    assert elsewhere.base_url == "https://llm.example.org/v1"


async def test_an_error_of_no_known_reach_is_the_answers_own(kept: Kept) -> None:
    failing: Act = fails(GradingError("No."))
    attempts = [await kept.answer() for _ in range(AT_ONCE + 1)]
    found = await kept.kept_again(ScriptedGrader(failing), kept.plan(attempts))
    assert len(found.failed) == AT_ONCE + 1
