import threading
from dataclasses import replace

import pytest

from mock_interview.engine.agreement import GraderAgreement
from mock_interview.rubric.library import Library
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import Selection
from mock_interview.tui.screens import agreement
from mock_interview.tui.screens.agreement import AgreementScreen
from tests.transcripts.builders import keep_card, new_attempt, new_card
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing

SMALL = Provenance("llm", model="small-1", prompt_sha256="ab" * 32)


def scored_by_both(db: Database, times: int, grader: Provenance = SMALL) -> None:
    """Keep answers that a person gave 70 % and a grader 50 %."""
    for _ in range(times):
        attempt = new_attempt(db)
        for by, percent in ((Provenance("human"), 70.0), (grader, 50.0)):
            keep_card(db, attempt.id, 0, replace(new_card(percent), grader=by))


async def open_agreement(player: Player) -> None:
    """Open the agreement from Home."""
    await player.until_shown("Practise")
    player.app.action_agreement()
    await player.until(lambda: isinstance(player.app.screen, AgreementScreen))


async def test_each_grader_stands_with_its_n_and_its_intervals(make_app: AppMaker, db: Database) -> None:
    scored_by_both(db, 10)
    async with playing(make_app(), (80, 24)) as player:
        await open_agreement(player)
        await player.until_shown("llm, small-1, prompt abababab", "answers scored by both: 10")
        await player.until_shown("bands, 10 pairs", "the same 0% [0%, 0%]", "at most one apart 100% [100%, 100%]")
        await player.until_shown("points, 10 pairs", "quadratic kappa not enough to tell")
        await player.until_shown("percent, 10 pairs", "grader less person -20.0 [-20.0, -20.0]")
        await player.until_shown("In brackets: 95 % bootstrap interval over answers.")
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_below_ten_pairs_it_says_so_instead_of_a_figure(make_app: AppMaker, db: Database) -> None:
    scored_by_both(db, 9)
    async with playing(make_app()) as player:
        await open_agreement(player)
        await player.until_shown("answers scored by both: 9", "Too few for a figure: it takes 10 answers.")
        await player.until_shown("Open History, press b to hide scores, open an answer and press b there")
        assert "the same" not in player.flat


async def test_where_nobody_scored_blind_it_says_how_to(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_agreement(player)
        await player.until_shown("No answer was scored by both a person and a grader yet.", "Open History, press b")


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What holds up the counting; nobody has scored blind."""
    event = threading.Event()

    def slowly(db: Database, library: Library, selection: Selection) -> list[GraderAgreement]:
        event.wait(10)
        return []

    monkeypatch.setattr(agreement, "agreements", slowly)
    return event


async def test_while_it_counts_it_says_so(make_app: AppMaker, may_go_on: threading.Event) -> None:
    async with playing(make_app()) as player:
        await open_agreement(player)
        await player.until_shown("Counting…")
        may_go_on.set()
        await player.until_shown("Open History, press b")


async def test_it_can_be_left_while_it_counts(make_app: AppMaker, may_go_on: threading.Event) -> None:
    async with playing(make_app()) as player:
        await open_agreement(player)
        await player.until_shown("Counting…")
        await player.press("escape")
        await player.until(lambda: player.is_home)
        may_go_on.set()


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_a_very_small_terminal_does_no_harm(make_app: AppMaker, db: Database, size: tuple[int, int]) -> None:
    scored_by_both(db, 10)
    async with playing(make_app(), size) as player:
        await player.until(lambda: player.is_home)
        player.app.action_agreement()
        await player.until(lambda: isinstance(player.app.screen, AgreementScreen))
        await player.press("down", "escape")
        await player.until(lambda: player.is_home)
