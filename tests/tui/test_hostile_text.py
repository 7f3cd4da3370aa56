import unicodedata
from pathlib import Path
from typing import Any

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from tests.builders import rubric_json, write_rubric
from tests.engine.scripted import answers
from tests.interview.builders import answer, answer_and_score, begin
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing

ESCAPES = "\x1b[2J\x1b]52;c;aGk=\x07\x1b]0;title\x07\x9b31m\x00\u202e\u200b"
MARKUP = "[/nope] [bold] [@click=app.quit]quit[/]"
NASTY = f"{ESCAPES}{MARKUP}"


def assert_harmless(player: Player) -> None:
    """Check that nothing on the screen can steer a terminal or hide from a reader."""
    bad = {char for char in player.screen if unicodedata.category(char) in ("Cc", "Cf", "Cs")} - {"\n"}
    assert bad == set()


@pytest.fixture
def hostile_pack(pack: Path) -> Path:
    """A rubric that is hostile in every text it has, in a hostile pack."""
    whole: dict[str, Any] = rubric_json()
    for criterion in whole["criteria"]:
        criterion["title"] = NASTY
        for part in (*criterion.get("points", ()), *criterion.get("misconceptions", ())):
            part["text"] = NASTY
    follow_ups = [{"ask": f"{NASTY}?", "probes": "trees"}]
    write_rubric(
        pack, "hostile", title=NASTY, question=NASTY, criteria=whole["criteria"], follow_ups=follow_ups, examples=None
    )
    (pack / "pack.json").write_text(
        f"""{{"format": 1, "title": {_json(NASTY)}, "description": {_json(NASTY)}, "order": ["hostile"],
        "bands": [{{"from": 0, "label": {_json(NASTY)}}}]}}""",
        "utf-8",
    )
    return pack


def _json(text: str) -> str:
    return '"' + "".join(f"\\u{ord(char):04x}" for char in text) + '"'


async def test_hostile_rubrics_and_answers_change_nothing(
    make_app: AppMaker, hostile_pack: Path, play: GraderMaker
) -> None:
    play(answers({"trees": "missing"}))
    async with playing(make_app()) as player:
        await player.until_shown("Practise", MARKUP)
        assert_harmless(player)
        await player.press("enter")
        await player.until_shown("How many questions?", MARKUP)
        assert_harmless(player)
        await player.press("1")
        await player.until_asked()
        await player.write(f"I say {NASTY} and no more.")
        assert player.answer == f"I say {MARKUP} and no more."
        await player.press("ctrl+j")
        await player.until_shown("Score", MARKUP)
        assert_harmless(player)
        await player.press("ctrl+n")
        await player.until_shown("The interview is over and kept.")
        assert_harmless(player)
        await player.press("escape")
        await player.until_shown("Lately")
        assert_harmless(player)
        await player.press("h")
        await player.until_shown("When", "75.0 %", MARKUP)
        assert_harmless(player)
        await player.press("enter")
        await player.until_shown("Interviewer", MARKUP)
        assert_harmless(player)


async def test_a_link_in_an_answer_cannot_be_clicked(make_app: AppMaker, play: GraderMaker) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0)) as player:
        await player.begin("1")
        await player.send(f"I say {MARKUP}.")
        await player.until_shown("Score")
        lines = player.screen.split("\n")
        row = next(n for n, line in enumerate(lines) if "app.quit" in line)
        await player.pilot.click(offset=(lines[row].index("]quit[") + 2, row))
        assert player.app.is_running
        assert "Score" in player.flat


@pytest.fixture
def hostile_store(db: Database, settings: Settings) -> Session:
    """Transcripts that were written by something hostile: whatever is shown of them was never made plain."""
    library = open_library(settings)
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.next_question()
    job = answer(session)
    jobs.claim(db, job.id, "test", 30.0)
    jobs.fail(db, job.id, "test", "No.", transient=False)
    with db.writing() as connection:
        for change in (
            "UPDATE interview SET pack = :nasty",
            "UPDATE attempt SET band = :nasty",
            "UPDATE rubric SET title = :nasty",
            "UPDATE grading_job SET error = :nasty",
        ):
            connection.execute(change, {"nasty": NASTY})
        connection.execute("DROP TRIGGER scorecard_is_final")
        connection.execute(
            "UPDATE scorecard SET card = json_set(card, '$.band', :nasty, '$.strength', :nasty, '$.fix', :nasty,"
            " '$.deductions', json_array(json_object('reason', :nasty, 'points', 1)),"
            " '$.criteria[0].points[0].reason', :nasty, '$.criteria[0].points[0].quote', :nasty,"
            " '$.grader.kind', 'llm', '$.grader.model', :nasty, '$.grader.endpoint', :nasty)",
            {"nasty": NASTY},
        )
    return session


async def test_a_hostile_store_changes_nothing(make_app: AppMaker, hostile_store: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Go on with", "Lately", "[/nope]")
        assert_harmless(player)
        await player.press("h")
        await player.until_shown("When", "75.0 %", "[/nope]")
        assert_harmless(player)
        await player.press("down", "enter")
        await player.until_shown("Interviewer")
        for _ in range(4):
            assert_harmless(player)
            await player.press("pagedown")
        await player.press("right")
        await player.until_shown("Not graded yet.")
        assert_harmless(player)
        for page in "234":
            await player.press(page)
            await player.pilot.pause()
            assert_harmless(player)
