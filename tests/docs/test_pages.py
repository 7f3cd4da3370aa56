"""What a page shows is what its commands print."""

from pathlib import Path

import pytest

from tests.cli.program import ROOT
from tests.docs.console import run_page

PAGES = ["first-rubric.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_prints_what_the_page_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    done = [command for _, commands in run_page(page) for command in commands]
    told = f"run: python -m tests.docs.console docs/{name}"
    assert len(done) > 5
    assert [(command.line, command.shown) for command in done] == [(c.line, c.printed) for c in done], told
