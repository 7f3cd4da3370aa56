"""Pictures of the checking of verdicts. Look at a changed one before it is accepted with ``--snapshot-update``."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mock_interview.engine.conversations import load_work
from mock_interview.engine.own_marking import lay_open
from mock_interview.rubric.library import open_library
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.marking import mark
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.tui.navigation import make_screen
from tests.builders import CREATED_AT, provenance, write_rubric
from tests.interview.builders import answer, begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player

Compare = Callable[..., bool]

QUESTION = "Why does feature scaling matter, and for which models does it not?"
ANSWER = (
    "Gradient descent zig-zags when one feature is in the thousands and another below one, so training crawls. "
    "k-nearest neighbours looks at distances, so I scale there too. Trees need it as well, I think."
)
POINTS = {
    "slow-descent": "Features on very different ranges make gradient descent zig-zag and converge slowly.",
    "distances": "Models built on distances are ruled by the feature with the largest range.",
    "trees": "Decision trees and their ensembles are not affected.",
}
CRITERIA = [
    {
        "id": "mechanism",
        "title": "Why it matters",
        "weight": 3,
        "kind": "checklist",
        "points": [{"id": id_, "text": text, "weight": 1} for id_, text in POINTS.items()],
        "misconceptions": [{"id": "always", "text": "Claims that trees need scaled features.", "penalty": 0.5}],
    },
    {
        "id": "clarity",
        "title": "Easy to follow",
        "weight": 1,
        "kind": "levels",
        "levels": [
            {"score": 0, "text": "No clear answer"},
            {"score": 1, "text": "An answer somewhere in it"},
            {"score": 2, "text": "Answers first, then supports it"},
        ],
    },
]
PROPOSED = Judgement(
    points={
        "slow-descent": PointJudgement(
            "met", "Gradient descent zig-zags when one feature is in the thousands", "These words make the point."
        ),
        "distances": PointJudgement(
            "partial", "k-nearest neighbours looks at distances", "The range that rules is not named.", 0.4
        ),
        "trees": PointJudgement("missing", reason="Nothing you said comes near this point."),
    },
    misconceptions={"always": MisconceptionJudgement(made=True, quote="Trees need it as well, I think")},
    levels={"clarity": LevelJudgement(None)},
)


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture
def attempt_id(db: Database, settings: Settings, pack: Path) -> str:
    """An answer for which the offline grader has made its proposal."""
    write_rubric(pack, title="Feature scaling", question=QUESTION, criteria=CRITERIA, follow_ups=None, examples=None)
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    job = answer(session, ANSWER)
    work = load_work(db, library, job)
    jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(
        db, job.id, "test", mark(work.subject, PROPOSED, work.conversation, provenance("offline"), CREATED_AT)
    )
    return job.attempt_id


@pytest.mark.parametrize(
    "keys",
    [(), ("enter", "m", "x"), ("enter", "m", "x", "n"), ("enter", "m", "x", "n", "2")],
    ids=["a-point", "a-misconception", "the-levels", "the-end"],
)
def test_verdicts_being_checked(
    snap_compare: Compare,
    make_app: AppMaker,
    db: Database,
    settings: Settings,
    attempt_id: str,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    app = make_app()

    async def scene(pilot: Pilot[None]) -> None:
        player = Player(app, pilot)
        await player.until_shown("Practise")
        app.push_screen(make_screen("confirm", lay_open(db, open_library(settings), attempt_id, 0)))
        await player.until_shown("0 of 5 checked")
        await player.press(*keys)
        await player.until_shown(f"{len(keys)} of 5 checked")

    assert snap_compare(app, terminal_size=size, run_before=scene)
