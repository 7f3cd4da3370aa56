"""Pictures of the screens. Look at a changed one before it is accepted with ``--snapshot-update``."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from mock_interview.graders.protocol import Report
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library, open_library
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts import consent, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.notes import add_note
from mock_interview.tui.comparing import compare
from tests.builders import write_pack, write_rubric
from tests.engine.scripted import Act
from tests.interview.builders import answer, answer_and_score
from tests.transcripts.builders import SettableClock
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player

Compare = Callable[..., bool]
Scene = Callable[[Player], Awaitable[None]]
Snap = Callable[..., bool]

QUESTIONS = {
    "feature-scaling": ("Feature scaling", "Why does feature scaling matter, and for which models does it not?"),
    "concept-drift": ("Concept drift", "What is concept drift, and how would you notice it in production?"),
    "test-data": ("Test data", "Why do we hold back a test set, and what can make its number misleading?"),
}
POINTS = {
    "slow-descent": "Features on very different ranges make gradient descent zig-zag and converge slowly.",
    "distances": "Models built on distances are ruled by the feature with the largest range.",
    "trees": "Decision trees and their ensembles are not affected.",
}
ANSWER = (
    "Gradient descent zig-zags when one feature is in the thousands and another below one, so training crawls. "
    "k-nearest neighbours looks at distances, so I scale there too. Trees need it as well, I think."
)
VERDICTS: Mapping[str, tuple[Verdict, str]] = {
    "slow-descent": ("met", "Gradient descent zig-zags when one feature is in the thousands"),
    "distances": ("partial", "k-nearest neighbours looks at distances, so I scale there too"),
    "trees": ("missing", ""),
}
HOST = "http://localhost:8080"
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture
def pack(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only pack there is, worded like a real one."""
    monkeypatch.setattr("mock_interview.rubric.catalogue.builtin_rubrics", lambda: home / "none")
    pack = load_settings().locations.user_rubrics / "ml-basics"
    description = "What interviewers ask first: data, training, and models that age in production."
    write_pack(pack, *QUESTIONS, title="Machine-learning basics", description=description)
    for id_, (title, question) in QUESTIONS.items():
        follow_ups = [{"ask": "Would you scale the inputs of a random forest?", "probes": "trees"}]
        write_rubric(
            pack, id_, title=title, question=question, criteria=criteria(), follow_ups=follow_ups, examples=None
        )
    return pack


def criteria() -> list[dict[str, Any]]:
    """Return a checklist and a levels criterion."""
    levels = [{"score": 0, "text": "No clear answer"}, {"score": 1, "text": "Answers first, then supports it"}]
    return [
        {
            "id": "mechanism",
            "title": "Why it matters",
            "weight": 3,
            "kind": "checklist",
            "points": [{"id": id_, "text": text, "weight": 1} for id_, text in POINTS.items()],
            "misconceptions": [{"id": "always", "text": "Claims that trees need scaled features.", "penalty": 0.5}],
        },
        {"id": "clarity", "title": "Easy to follow", "weight": 1, "kind": "levels", "levels": levels},
    ]


def marks() -> Act:
    """Judge the answer as an interviewer would."""

    async def act(rubric: Rubric, conversation: Conversation, report: Report) -> Judgement:
        return Judgement(
            points={id_: PointJudgement(*VERDICTS[id_]) for id_ in rubric.points},
            misconceptions={"always": MisconceptionJudgement(made=True, quote="Trees need it as well, I think")},
            levels={"clarity": LevelJudgement(1, "Gradient descent zig-zags")},
            strength="You answered first and gave the mechanism.",
            fix="Say which models do not care, and why.",
        )

    return act


def keep_some_history(db: Database, library: Library) -> Session:
    """Leave a finished interview, one failed grading in it, and an interview to go on with."""
    clock = db.clock
    assert isinstance(clock, SettableClock)
    session = Session.begin(db, library, "ml-basics", ["ml-basics/feature-scaling", "ml-basics/test-data"])
    answer_and_score(db, library, session, {"slow-descent": "met", "distances": "partial"})
    clock.advance(400)
    session.next_question()
    job = answer(session, "The test set shows how the model does on data it has never seen.")
    jobs.claim(db, job.id, "earlier", 30.0)
    jobs.fail(db, job.id, "earlier", "The host cannot be reached; check the connection.", transient=False)
    session.next_question()
    clock.advance(86_400)
    Session.begin(db, library, "ml-basics", ["ml-basics/concept-drift", "ml-basics/test-data"])
    return session


@pytest.fixture
def snap(make_app: AppMaker, snap_compare: Compare, size: tuple[int, int]) -> Snap:
    """Compare the picture that the app, with some settings changed, shows after a scene."""

    def snap(scene: Scene, **changes: Any) -> bool:
        app = make_app(follow_ups=0, **changes)

        async def play_scene(pilot: Pilot[None]) -> None:
            await scene(Player(app, pilot))
            for area in app.screen.query(TextArea):
                area.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=play_scene)

    return snap


def test_home_without_history(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("0 of 3 questions")

    assert snap(scene)


def test_home_with_history(snap: Snap, db: Database, settings: Settings) -> None:
    keep_some_history(db, open_library(settings))

    async def scene(player: Player) -> None:
        await player.until_shown("Lately")

    assert snap(scene)


def test_home_with_what_is_due_and_weak(snap: Snap, db: Database, settings: Settings) -> None:
    keep_some_history(db, open_library(settings))
    assert isinstance(db.clock, SettableClock)
    db.clock.advance(30 * 86_400)

    async def scene(player: Player) -> None:
        await player.until_shown("Due (1)", "Weak points (2)")

    assert snap(scene)


def test_a_question_asked(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.begin("2")

    assert snap(scene)


def test_an_answer_scored(snap: Snap, db: Database, play: GraderMaker) -> None:
    play(marks())
    consent.agree(db, HOST)

    async def scene(player: Player) -> None:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Score", "Scored.")

    assert snap(scene, grader="llm", base_url=f"{HOST}/v1", models=("some-model",))


def test_the_history(snap: Snap, db: Database, settings: Settings) -> None:
    keep_some_history(db, open_library(settings))

    async def scene(player: Player) -> None:
        await player.until_shown("Lately")
        await player.press("h")
        await player.until_shown("When", "62.5 %")

    assert snap(scene)


def test_a_transcript(snap: Snap, db: Database, settings: Settings) -> None:
    session = keep_some_history(db, open_library(settings))

    async def scene(player: Player) -> None:
        await player.until_shown("Lately")
        player.app.open_screen("transcript", session.interview.id, session.turn().attempts[0].attempt.id)
        await player.until_shown("Interviewer", "Score")

    assert snap(scene)


def test_a_transcript_read_along(snap: Snap, db: Database, settings: Settings) -> None:
    session = keep_some_history(db, open_library(settings))
    kept = session.turn().attempts[0]
    add_note(db, kept.utterances[1].id, "Names the reason first, which is what we want to hear.")

    async def scene(player: Player) -> None:
        await player.until_shown("Lately")
        player.app.open_screen("transcript", session.interview.id, kept.attempt.id)
        await player.until_shown("Interviewer", "Score")
        await player.press("tab")
        while "▸ Gradient descent" not in player.flat:
            await player.press("down")
        await player.until_shown("» ◐ partly")

    assert snap(scene)


def test_two_answers_compared(snap: Snap, db: Database, settings: Settings) -> None:
    library = open_library(settings)
    session = keep_some_history(db, library)
    before = session.turn().attempts[0].attempt.id
    session = Session.begin(db, library, "ml-basics", ("ml-basics/feature-scaling",))
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})

    async def scene(player: Player) -> None:
        await player.until_shown("Lately")
        player.app.run_worker(compare(player.app, before, session.turn().kept.attempt.id))
        await player.until_shown("Gained")

    assert snap(scene)


def test_how_many_questions_in_which_mode(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("enter")
        await player.until_shown("How many questions?")
        await player.press("e")
        await player.until_shown("Mode: exam")

    assert snap(scene)


def test_how_it_went_asked_before_the_score(snap: Snap, play: GraderMaker) -> None:
    play(marks())

    async def scene(player: Player) -> None:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("How did it go?")

    assert snap(scene, self_rating=True)


def test_an_exam_against_the_clock(snap: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mock_interview.tui.widgets.composer.monotonic", lambda: 0.0)

    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("enter")
        await player.until_shown("How many questions?")
        await player.press("e", "2")
        await player.write(ANSWER)
        await player.until_shown("6:00 left, 12:00 in all", "36 words", "saved")

    assert snap(scene)


def test_a_debrief(snap: Snap, play: GraderMaker) -> None:
    play(marks())

    async def scene(player: Player) -> None:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("ctrl+n")
        await player.until_shown("Debrief", "Overall")

    assert snap(scene)


@pytest.mark.parametrize("key", ["f3", "f5"])
def test_a_question_of_the_programs_over_the_interview(snap: Snap, key: str) -> None:
    async def scene(player: Player) -> None:
        await player.begin("2")
        await player.press(key)
        await player.until_shown("Give up this question?" if key == "f3" else "Ask the interviewer")

    assert snap(scene)


def test_the_settings(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("s")
        await player.until_shown("Base URL")

    assert snap(scene)


def test_an_appeal(snap: Snap, db: Database, play: GraderMaker) -> None:
    play(marks())
    consent.agree(db, HOST)

    async def scene(player: Player) -> None:
        await player.begin("2")
        await player.send(ANSWER)
        await player.until_shown("Scored.")
        await player.press("f6")
        await player.until_shown("Which criterion was judged wrongly?")

    assert snap(scene, grader="llm", base_url=f"{HOST}/v1", models=("some-model",))
