from pathlib import Path
from typing import Any

from mock_interview.interview.interviewer import choose_questions
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database
from tests.builders import write_rubric
from tests.interview.builders import Verdicts, answer_and_score, begin

REFS = ["pack/one", "pack/two", "pack/three"]
POINTS = {"light": 1, "middling": 2, "heavy": 3}


def probing(pack: Path, *probes: str) -> Library:
    """Return a library with a question of three points, and one follow-up for each of `probes`."""
    criterion: dict[str, Any] = {
        "id": "facts",
        "title": "Facts",
        "weight": 1,
        "kind": "checklist",
        "points": [{"id": id_, "text": f"Says {id_}", "weight": weight} for id_, weight in POINTS.items()],
    }
    follow_ups = [{"ask": f"What about {id_}?", "probes": id_} for id_ in probes]
    write_rubric(pack, "deep", criteria=[criterion], follow_ups=follow_ups, examples=None)
    return open_library(load_settings())


def first_follow_up(db: Database, library: Library, verdicts: Verdicts, follow_ups: int = 1) -> str | None:
    """Return what is asked after an answer with these verdicts."""
    session = begin(db, library, "basics/deep", follow_ups=follow_ups)
    answer_and_score(db, library, session, verdicts)
    return session.voice.ask_follow_up()


def test_the_follow_up_probes_the_point_with_the_most_weight_lost(db: Database, pack: Path) -> None:
    library = probing(pack, "light", "middling", "heavy")
    assert first_follow_up(db, library, {"light": "met"}) == "What about heavy?"
    assert first_follow_up(db, library, {"heavy": "met"}) == "What about middling?"


def test_half_a_heavy_point_weighs_less_than_a_whole_lighter_one(db: Database, pack: Path) -> None:
    library = probing(pack, "middling", "heavy")
    assert first_follow_up(db, library, {"heavy": "partial"}) == "What about middling?"


def test_a_point_already_met_is_not_probed(db: Database, pack: Path) -> None:
    library = probing(pack, "heavy")
    assert first_follow_up(db, library, {"heavy": "met"}) is None


def test_a_point_that_could_not_be_assessed_is_probed(db: Database, pack: Path) -> None:
    library = probing(pack, "light", "heavy")
    assert first_follow_up(db, library, {"heavy": "unassessed"}) == "What about heavy?"


def test_nothing_is_asked_where_the_setting_says_no_follow_ups(db: Database, pack: Path) -> None:
    library = probing(pack, "heavy")
    assert first_follow_up(db, library, {}, follow_ups=0) is None


def test_as_many_follow_ups_are_asked_as_the_setting_says_and_none_twice(db: Database, pack: Path) -> None:
    library = probing(pack, "heavy", "heavy", "middling", "light")
    session = begin(db, library, "basics/deep", follow_ups=2)
    asked = []
    for _ in range(4):
        if session.turn().stage == "answering":
            answer_and_score(db, library, session, {})
        asked.append(session.voice.ask_follow_up())
    assert asked == ["What about heavy?", "What about middling?", None, None]


def test_what_a_follow_up_won_is_not_probed_again(db: Database, pack: Path) -> None:
    library = probing(pack, "heavy", "middling")
    session = begin(db, library, "basics/deep", follow_ups=2)
    answer_and_score(db, library, session, {})
    session.voice.ask_follow_up()
    answer_and_score(db, library, session, {"middling": "met"})
    assert session.voice.ask_follow_up() is None


def test_questions_never_scored_come_first_in_the_order_of_the_pack() -> None:
    assert choose_questions(REFS, {"pack/one": 90.0}, None) == ["pack/two", "pack/three", "pack/one"]


def test_questions_tried_and_not_scored_count_as_never_scored() -> None:
    assert choose_questions(REFS, {"pack/one": 90.0, "pack/two": None}, 2) == ["pack/two", "pack/three"]


def test_questions_scored_before_come_weakest_first() -> None:
    best = {"pack/one": 90.0, "pack/two": 0.0, "pack/three": 50.0}
    assert choose_questions(REFS, best, None) == ["pack/two", "pack/three", "pack/one"]
