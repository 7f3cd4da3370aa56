"""A scored answer becomes an example of its rubric, and nothing else happens to the file."""

import codecs
import json
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.checking import problems_of
from mock_interview.rubric.library import Library, LoadedRubric, open_library
from mock_interview.rubric.problems import RubricError
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.workshop.reviewing.example import Proposal, add_example, propose
from tests.builders import rubric_json, write_rubric
from tests.workshop.builders import ANSWER, HUMAN, SMALL, asked, scored


@pytest.fixture
def attempt_id(db: Database, loaded: LoadedRubric) -> str:
    """An answer of which a person and a grader think differently."""
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"slow-descent": "missing", "trees": "missing"}, level=0)
    scored(db, loaded, attempt, HUMAN, {"slow-descent": "met", "trees": "unassessed"}, level=1, made=True)
    return attempt.id


@pytest.fixture
def proposal(db: Database, library: Library, settings: Settings, attempt_id: str) -> Proposal:
    return propose(db, library, settings, attempt_id)


def test_the_persons_verdicts_go_into_the_file_with_a_range_around_their_score(proposal: Proposal, pack: Path) -> None:
    assert add_example(proposal, "crawling", "From a review.") == pack / "scaling.json"
    assert json.loads((pack / "scaling.json").read_text("utf-8"))["examples"][-1] == {
        "id": "crawling",
        "answer": ANSWER,
        "percent": [52, 73],
        "verdicts": {"slow-descent": "met"},
        "misconceptions": ["always"],
        "levels": {"clarity": 1},
        "note": "From a review.",
    }


def test_the_rubric_passes_its_check_and_nobody_else_may_read_it_who_might_not_before(
    proposal: Proposal, pack: Path
) -> None:
    path = pack / "scaling.json"
    path.chmod(0o640)
    add_example(proposal, "crawling")
    assert problems_of(path) == ()
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_may_be_personal_is_pointed_at(proposal: Proposal) -> None:
    assert [found.text for found in proposal.suspicions] == ["Siemens"]


def test_a_file_changed_meanwhile_is_left_as_it_is(proposal: Proposal, pack: Path) -> None:
    path = pack / "scaling.json"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    changed = path.read_bytes()
    with pytest.raises(InputError, match="was changed meanwhile; nothing was written"):
        add_example(proposal, "crawling")
    assert path.read_bytes() == changed


@pytest.mark.parametrize(
    ("name", "error", "why"),
    [("strong", InputError, "an example 'strong' already"), ("Crawling now", RubricError, "must be a slug")],
)
def test_a_name_that_will_not_do_is_refused(
    proposal: Proposal, pack: Path, name: str, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        add_example(proposal, name)
    assert (pack / "scaling.json").read_bytes() == proposal.original


def test_the_same_answer_is_not_added_twice(
    db: Database, settings: Settings, attempt_id: str, proposal: Proposal
) -> None:
    add_example(proposal, "crawling")
    with pytest.raises(InputError, match="this very answer among its examples already"):
        propose(db, open_library(settings), settings, attempt_id)


def test_an_answer_that_only_a_program_scored_is_refused(
    db: Database, library: Library, settings: Settings, loaded: LoadedRubric
) -> None:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"trees": "met"})
    with pytest.raises(InputError, match="No person has scored this answer"):
        propose(db, library, settings, attempt.id)


def test_a_verdict_on_a_point_reworded_meanwhile_is_left_out(
    db: Database, settings: Settings, attempt_id: str, pack: Path
) -> None:
    criteria = rubric_json()["criteria"]
    criteria[0]["points"][0]["text"] = "Descent is quick"
    write_rubric(pack, criteria=criteria)
    proposal = propose(db, open_library(settings), settings, attempt_id)
    assert set(proposal.verdicts) == {"trees", "always", "clarity"}


def test_where_nothing_is_left_to_say_it_is_refused(
    db: Database, settings: Settings, attempt_id: str, pack: Path
) -> None:
    points = [{"id": "other", "text": "Something else", "weight": 1}]
    criteria = [{"id": "new", "title": "New", "weight": 1, "kind": "checklist", "points": points}]
    write_rubric(pack, criteria=criteria, follow_ups=None, examples=None)
    with pytest.raises(InputError, match="None of the verdicts is on a part"):
        propose(db, open_library(settings), settings, attempt_id)


def test_a_byte_order_mark_stays(db: Database, settings: Settings, attempt_id: str, pack: Path) -> None:
    path = pack / "scaling.json"
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    add_example(propose(db, open_library(settings), settings, attempt_id), "crawling")
    assert path.read_bytes().startswith(codecs.BOM_UTF8 + b"{")
    assert problems_of(path) == ()


class TestAShippedRubric:
    @pytest.fixture
    def shipped(self, db: Database, library: Library, settings: Settings) -> Proposal:
        loaded = library.load("ml-engineer/feature-scaling")
        attempt = asked(db, loaded)
        scored(db, loaded, attempt, HUMAN, {"trees-unaffected": "met"})
        return propose(db, library, settings, attempt.id)

    def test_is_copied_to_the_persons_folder(self, shipped: Proposal, settings: Settings) -> None:
        before = shipped.loaded.path.read_bytes()
        assert shipped.is_copy
        path = add_example(shipped, "crawling")
        assert path == settings.locations.user_rubrics / "ml-engineer" / "feature-scaling.json"
        assert open_library(settings).load("ml-engineer/feature-scaling").path == path
        assert shipped.loaded.path.read_bytes() == before

    def test_is_not_copied_over_what_is_there(self, shipped: Proposal) -> None:
        shipped.target.parent.mkdir(parents=True)
        shipped.target.write_text("mine", "utf-8")
        with pytest.raises(InputError, match="is there already"):
            add_example(shipped, "crawling")
        assert shipped.target.read_text("utf-8") == "mine"
