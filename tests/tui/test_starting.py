from mock_interview.transcripts.database import Database
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


async def test_what_the_screens_need_is_loaded_however_early_home_is_left(make_app: AppMaker, db: Database) -> None:
    app = make_app()
    app.call_later(app.open_screen, "history", db)
    async with playing(app) as player:
        await player.until_shown("Nothing here yet.")
        services = app._services
        assert services is not None
        await player.until(services.done)
