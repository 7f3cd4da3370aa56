"""The transcripts are copied at a start, behind the first frame."""

from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts.backup.copies import copies_in
from mock_interview.transcripts.database import Database
from tests.interview.builders import begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


def kept_interview(db: Database, settings: Settings) -> Session:
    return begin(db, open_library(settings), "basics/scaling")


async def test_what_changed_since_the_last_copy_is_copied(make_app: AppMaker, db: Database, settings: Settings) -> None:
    kept_interview(db, settings)
    async with playing(make_app()) as player:
        await player.until(lambda: copies_in(settings.locations.backups))


async def test_a_copy_that_cannot_be_made_is_told_and_nothing_else_suffers(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    kept_interview(db, settings)
    settings.locations.backups.write_text("in the way")
    async with playing(make_app()) as player:
        await player.until_shown("The transcripts were not copied", "Practise")
