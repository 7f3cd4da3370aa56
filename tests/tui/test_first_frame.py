import subprocess
import sys

SCRIPT = """
import sys, time
from importlib import import_module
import mock_interview.tui.app
from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database

HEAVY = (
    "pydantic", "openai", "httpx2", "plotext", "textual_plotext",
    "mock_interview.rubric.models", "mock_interview.engine.queue",
)

def loaded():
    return [name for name in HEAVY if name in sys.modules]

def watched_import(name):
    # What the other screens need is loaded from here on; it is held up until Home is there in full.
    while "questions" not in "".join(strip.text for strip in app.screen._compositor.render_strips()):
        time.sleep(0.01)
    before = loaded()
    module = import_module(name)
    print(before, loaded())
    app.call_from_thread(app.exit)
    return module

mock_interview.tui.app.import_module = watched_import
settings = load_settings()
db = Database(settings.locations.database)
app = mock_interview.tui.app.MockInterviewApp(settings, db)
app.run(headless=True)
db.close()
"""


def test_the_first_frame_is_drawn_before_pydantic_openai_and_the_rubric_models_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[] ['pydantic', 'mock_interview.rubric.models', 'mock_interview.engine.queue']\n"
