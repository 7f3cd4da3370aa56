import asyncio

from mock_interview.engine.queue import Event
from mock_interview.errors import GradingError, InputError
from mock_interview.rubric.library import Library
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from tests.engine.builders import ANSWER, REPLY, answered, followed_up, said_in, state_of
from tests.engine.conftest import QueueMaker
from tests.engine.scripted import NoConnectionError, ScriptedGrader, answers, fails, waits_for

PUNCTUATION = "... ?!"


async def test_a_job_is_graded_and_its_card_kept(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    job = answered(db, library)
    await make_queue(ScriptedGrader(answers({"trees": "missing"}))).start(job)
    kept = history.load_attempt(db, job.attempt_id)
    assert kept.score is not None
    assert kept.score.percent == 75.0
    assert kept.job is None
    assert [event.outcome for event in events] == ["running", "graded"]
    assert events[-1].card == kept.score


async def test_the_grader_is_asked_about_the_rubric_and_the_words_kept_with_the_attempt(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    grader = ScriptedGrader(answers())
    await make_queue(grader).start(answered(db, library))
    asked = grader.asked[0]
    assert list(asked.rubric.points) == ["slow-descent", "trees"]
    assert [said.text for said in asked.conversation] == [asked.rubric.question, ANSWER]


async def test_what_the_grader_says_meanwhile_is_passed_on(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    at_once = asyncio.Event()
    at_once.set()
    await make_queue(ScriptedGrader(waits_for(at_once, answers()))).start(answered(db, library))
    assert [event.text for event in events if event.outcome == "progress"] == ["Waiting for the model."]


async def test_a_failure_keeps_the_answer_and_says_why(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    job = answered(db, library)
    await make_queue(ScriptedGrader(fails(GradingError("The key is not accepted; check OPENAI_API_KEY.")))).start(job)
    kept = history.load_attempt(db, job.attempt_id)
    assert kept.job is not None
    assert (kept.job.state, kept.job.transient) == ("failed", False)
    assert kept.job.error == events[-1].text == "The key is not accepted; check OPENAI_API_KEY."
    assert events[-1].outcome == "failed"
    assert said_in(db, job) == [ANSWER]
    assert kept.scorecards == ()


async def test_a_failure_for_lack_of_a_connection_is_kept_as_one_that_may_pass(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    await make_queue(ScriptedGrader(fails(NoConnectionError("The host cannot be reached.")))).start(job)
    kept = history.load_attempt(db, job.attempt_id)
    assert kept.job is not None
    assert (kept.job.state, kept.job.transient) == ("failed", True)


async def test_settings_that_name_no_usable_model_fail_the_job_with_their_own_sentence(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    job = answered(db, library)
    await make_queue(ScriptedGrader(fails(InputError("Set a model.")))).start(job)
    assert state_of(db, job) == "failed"
    assert events[-1].text == "Set a model."


async def test_a_fault_of_the_graders_own_does_not_stop_the_queue(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    broken, sound = answered(db, library), answered(db, library)
    queue = make_queue(ScriptedGrader(fails(ZeroDivisionError("division by zero")), answers()))
    await queue.start(broken)
    await queue.start(sound)
    assert state_of(db, broken) == "failed"
    failed = next(event for event in events if event.outcome == "failed")
    assert failed.text == "The grader stopped on a fault of its own (ZeroDivisionError); try again."
    assert state_of(db, sound) is None


async def test_a_failed_job_is_graded_again_by_force_alone(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    queue = make_queue(ScriptedGrader(fails(GradingError("No.")), answers()))
    await queue.start(job)
    await queue.start(job)
    assert state_of(db, job) == "failed"
    await queue.start(job, force=True)
    assert state_of(db, job) is None


async def test_starting_a_job_that_runs_does_not_grade_it_twice(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    may_go_on = asyncio.Event()
    grader = ScriptedGrader(waits_for(may_go_on, answers()))
    queue = make_queue(grader)
    job = answered(db, library)
    first, second = queue.start(job), queue.start(job)
    may_go_on.set()
    await queue.drain()
    assert first is second
    assert len(grader.asked) == 1


async def test_jobs_are_graded_side_by_side_with_one_grader(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    may_go_on = asyncio.Event()
    grader = ScriptedGrader(waits_for(may_go_on, answers()))
    queue = make_queue(grader)
    waiting = [answered(db, library) for _ in range(3)]
    tasks = [queue.start(job) for job in waiting]
    while len(grader.asked) < len(tasks):
        grader.busy.clear()
        await grader.busy.wait()
    may_go_on.set()
    await queue.drain()
    assert [state_of(db, job) for job in waiting] == [None, None, None]


async def test_an_answer_without_content_is_scored_0_without_asking_the_grader(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library, PUNCTUATION)
    grader = ScriptedGrader(answers())
    await make_queue(grader).start(job)
    score = history.load_attempt(db, job.attempt_id).score
    assert score is not None
    assert (score.percent, score.coverage) == (0.0, 1.0)
    assert grader.asked == []


async def test_hints_are_taken_off_as_the_pack_says_and_named(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library, hints=3)
    await make_queue(ScriptedGrader(answers())).start(job)
    score = history.load_attempt(db, job.attempt_id).score
    assert score is not None
    assert [(taken.reason, taken.points) for taken in score.deductions] == [
        ("hint 1", 5),
        ("hint 2", 10),
        ("hint 3", 10),
    ]
    assert score.percent == 75.0


async def test_a_follow_up_is_graded_beside_the_first_score(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    first = answered(db, library)
    queue = make_queue(ScriptedGrader(answers({"trees": "missing"}), answers()))
    await queue.start(first)
    await queue.start(followed_up(db, first.attempt_id))
    kept = history.load_attempt(db, first.attempt_id)
    assert [(stored.round, stored.card.percent) for stored in kept.scorecards] == [(0, 75.0), (1, 100.0)]
    assert kept.score is not None
    assert kept.score.percent == 75.0


async def test_a_follow_up_asks_the_grader_only_for_what_is_still_open(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    first = answered(db, library)
    grader = ScriptedGrader(answers({"trees": "partial"}), answers())
    queue = make_queue(grader)
    await queue.start(first)
    await queue.start(followed_up(db, first.attempt_id))
    asked = grader.asked[-1]
    assert list(asked.rubric.points) == ["trees"]
    assert asked.rubric.scales == []
    assert asked.conversation[-1].text == REPLY


async def test_a_second_follow_up_keeps_what_the_first_one_won(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    first = answered(db, library)
    nothing = answers({"slow-descent": "missing", "trees": "missing"})
    grader = ScriptedGrader(nothing, answers({"slow-descent": "missing"}), nothing)
    queue = make_queue(grader)
    await queue.start(first)
    for round_ in (1, 2):
        await queue.start(followed_up(db, first.attempt_id, round_))
    assert list(grader.asked[-1].rubric.points) == ["slow-descent"]
    cards = [stored.card for stored in history.load_attempt(db, first.attempt_id).scorecards]
    assert [card.percent for card in cards] == [25.0, 50.0, 50.0]


async def test_a_follow_up_whose_first_answer_is_not_graded_waits_and_says_so(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    first = answered(db, library)
    follow_up = followed_up(db, first.attempt_id)
    await make_queue(ScriptedGrader(answers())).start(follow_up)
    assert state_of(db, follow_up) == "failed"
    assert events[-1].text == "The first answer is not graded yet; grade it first, then the follow-up."


async def test_a_listener_that_left_hears_nothing_more(db: Database, library: Library, make_queue: QueueMaker) -> None:
    heard: list[Event] = []
    queue = make_queue(ScriptedGrader(answers()))
    queue.subscribe(heard.append)()
    await queue.start(answered(db, library))
    assert heard == []
