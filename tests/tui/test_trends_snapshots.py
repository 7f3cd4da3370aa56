"""Pictures of trends and agreement. Look at a changed one before it is accepted with ``--snapshot-update``."""

import pytest

from mock_interview.transcripts.database import Database
from tests.tui.playing import Player
from tests.tui.test_agreement import SMALL as SMALL_GRADER
from tests.tui.test_agreement import scored_by_both
from tests.tui.test_snapshots import Snap, pack, size, snap
from tests.tui.test_trends import LARGE, scored

__all__ = ["pack", "size", "snap"]


@pytest.fixture
def practised(db: Database) -> None:
    """Months of practice at two questions, judged by two models."""
    scored(db, "ml-basics/scaling", [35.0, 42.5, 40.0, 55.0], rating=3)
    scored(db, "ml-basics/trees", [20.0])
    scored(db, "ml-basics/scaling", [62.5, 60.0, 72.5, 80.0], grader=LARGE, rating=4)


def test_trends_of_questions(snap: Snap, practised: None) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("t")
        await player.until_shown("Scaling. 8 attempts")

    assert snap(scene)


def test_trends_of_tags(snap: Snap, practised: None) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("t")
        await player.until_shown("Scaling. 8 attempts")
        await player.press("2")
        await player.until_shown("data. 8 attempts")

    assert snap(scene)


def test_trends_in_a_light_theme(snap: Snap, practised: None) -> None:
    async def scene(player: Player) -> None:
        player.app.theme = "textual-light"
        await player.until_shown("Practise")
        await player.press("t")
        await player.until_shown("Scaling. 8 attempts")

    assert snap(scene)


def test_trends_without_attempts(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        await player.press("t")
        await player.until_shown("No trends yet.")

    assert snap(scene)


def test_agreement_of_two_graders(snap: Snap, db: Database) -> None:
    scored_by_both(db, 12)
    scored_by_both(db, 4, LARGE)

    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        player.app.action_agreement()
        await player.until_shown(f"llm, {SMALL_GRADER.model}", "percent, 12 pairs")

    assert snap(scene)


def test_agreement_where_nobody_has_scored_blind(snap: Snap) -> None:
    async def scene(player: Player) -> None:
        await player.until_shown("Practise")
        player.app.action_agreement()
        await player.until_shown("Open History")

    assert snap(scene)
