"""Every attack is played once per model; the tests look at what came of it."""

import asyncio

import pytest

from tests.attacks.attack import BASELINE
from tests.attacks.corpus import ATTACKS
from tests.attacks.gullible import HOLLOW, one_sentence
from tests.attacks.gullible import gullible as gullible_with
from tests.attacks.playing import Played, play
from tests.servers.plays import Play, honest

Outcomes = dict[str, Played]


@pytest.fixture(scope="session")
def honestly(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Return what an honest model makes of each answer, by name, sent just as it was typed."""
    return _outcomes(honest, tmp_path_factory, kept=False)


@pytest.fixture(scope="session")
def with_hollow_quotes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Return what a gullible model with hollow quotes of every kind makes of each answer."""
    return _outcomes(gullible_with(*HOLLOW.values()), tmp_path_factory)


@pytest.fixture(scope="session")
def with_own_words(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Return what a gullible model that quotes one sentence of the answer for everything makes of each answer."""
    return _outcomes(gullible_with(one_sentence), tmp_path_factory)


def _outcomes(model: Play, temporary: pytest.TempPathFactory, *, kept: bool = True) -> Outcomes:
    attacks = [attack.kept() if kept else attack for attack in (BASELINE, *ATTACKS)]
    played = asyncio.run(play(attacks, model, temporary.mktemp("home")))
    return {one.attack.name: one for one in played}
