from pathlib import Path

import pytest

from mock_interview.engine.conversations import load_work
from mock_interview.errors import InputError
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from tests.builders import write_pack, write_rubric
from tests.interview.builders import answer, answer_and_score, begin

HINTS = ["Think of the descent.", "Compare the ranges.", "Which way is steep?"]


@pytest.fixture
def library(settings: Settings, pack: Path) -> Library:
    """A pack whose first question has three hints, the third dearer than the second."""
    write_pack(pack, "scaling", "trees", hint_cost=[5, 10, 20])
    write_rubric(pack, "scaling", hints=HINTS)
    return open_library(settings)


def in_hand(session: Session) -> str:
    return session.turn().kept.attempt.id


def given(session: Session, times: int) -> list[str | None]:
    said = [session.aids.hint(in_hand(session)) for _ in range(times)]
    return [hint.text if hint else None for hint in said]


def test_hints_come_in_the_order_of_the_rubric_and_then_none(db: Database, library: Library) -> None:
    assert given(begin(db, library), 4) == [*HINTS, None]


def test_a_hint_stands_in_the_transcript_as_the_interviewers(db: Database, library: Library) -> None:
    session = begin(db, library)
    given(session, 1)
    said = session.turn().kept.utterances[-1]
    assert (said.speaker, said.kind, said.text) == ("interviewer", "hint", HINTS[0])


def test_each_hint_counts_and_takes_off_what_the_pack_says(db: Database, library: Library) -> None:
    session = begin(db, library)
    given(session, 2)
    work = load_work(db, library, answer(session))
    assert session.turn().kept.attempt.hints == 2
    assert [deduction.points for deduction in work.subject.deductions] == [5, 10]


def test_what_the_next_hint_costs_is_known_before_it_is_given(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert session.aids.hint_cost(in_hand(session)) == 5
    given(session, 2)
    assert session.aids.hint_cost(in_hand(session)) == 20


def test_a_hint_for_a_follow_up_is_free(db: Database, library: Library) -> None:
    session = begin(db, library)
    given(session, 1)
    answer_and_score(db, library, session, {})
    session.voice.ask_follow_up()
    assert session.aids.hint_cost(in_hand(session)) == 0
    assert given(session, 1) == [HINTS[1]]
    assert session.turn().kept.attempt.hints == 1


def test_asking_for_more_hints_than_there_are_costs_nothing(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/trees")
    assert given(session, 1) == [None]
    assert session.turn().kept.attempt.hints == 0


def test_no_hint_is_given_where_nothing_is_asked(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session)
    with pytest.raises(InputError, match="Nothing is being asked just now; a hint comes with a question"):
        given(session, 1)


def test_a_hint_leaves_the_draft_alone(db: Database, library: Library) -> None:
    session = begin(db, library)
    session.save_draft(in_hand(session), "Gradient descent")
    given(session, 1)
    draft = session.turn().kept.draft
    assert draft is not None
    assert draft.text == "Gradient descent"
