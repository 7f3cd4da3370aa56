"""Asking back, and what is said to it and as a follow-up: by a model over real sockets, or in prepared words."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from mock_interview.engine.conversations import load_work
from mock_interview.errors import InputError
from mock_interview.interview.asking import Interviewer, make_words
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library
from mock_interview.scoring.conversation import answers
from mock_interview.scoring.quotes import Quotable
from mock_interview.transcripts.database import Database
from tests.builders import QUESTION
from tests.interview.builders import ANSWER, Verdicts, answer, answer_and_score, begin
from tests.servers.chat import ChatServer
from tests.servers.plays import PLAYS, Play, replying

BACK = "Do you mean strict gradient descent?"
REPLY = "Take it whichever way you like, and say which."
FOLLOW_UP = "What happens with a model that asks one thing at a time?"
RUBRICS_OWN = "Why are trees different?"


def wording(text: str) -> Play:
    """Reply in the form asked for."""
    return replying(json.dumps({"reply": text}))


@asynccontextmanager
async def speaking(session: Session, server: ChatServer) -> AsyncIterator[Interviewer]:
    interviewer = Interviewer(session, make_words(server.settings()))
    yield interviewer
    await interviewer.aclose()


def in_hand(session: Session) -> str:
    return session.turn().kept.attempt.id


def said(session: Session) -> list[tuple[str, str]]:
    return [(utterance.kind, utterance.text) for utterance in session.turn().kept.utterances[1:]]


def test_a_question_back_is_kept_and_gets_a_prepared_reply_that_asks_again(db: Database, library: Library) -> None:
    session = begin(db, library)
    reply = session.voice.clarify(in_hand(session), f" {BACK} ")
    assert said(session) == [("clarification", BACK), ("reply", reply.text)]
    assert QUESTION in reply.text


def test_the_prepared_reply_has_no_word_of_a_point_but_the_questions(db: Database, library: Library) -> None:
    session = begin(db, library)
    reply = session.voice.clarify(in_hand(session), BACK).text.replace(QUESTION, "")
    assert not any(point.text in reply for point in session.turn().rubric.points.values())


def test_a_question_back_about_a_follow_up_is_answered_with_the_follow_up(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.voice.ask_follow_up()
    assert RUBRICS_OWN in session.voice.clarify(in_hand(session), BACK).text


def test_a_question_back_can_never_be_quoted(db: Database, library: Library) -> None:
    session = begin(db, library)
    session.voice.clarify(in_hand(session), "Descent is slow on uneven ranges, is it not?")
    work = load_work(db, library, answer(session))
    assert answers(work.conversation) == (ANSWER,)
    assert Quotable(work.conversation).problem("Descent is slow on uneven ranges") is not None


def test_a_question_back_leaves_the_draft_and_the_stage_alone(db: Database, library: Library) -> None:
    session = begin(db, library)
    session.save_draft(in_hand(session), "Gradient descent")
    before = session.turn()
    session.voice.clarify(in_hand(session), BACK)
    assert (session.turn().kept.draft, session.turn().stage) == (before.kept.draft, before.stage)


@pytest.mark.parametrize("text", ["", "  \n", "\x1b[2J"])
def test_an_empty_question_back_is_refused(db: Database, library: Library, text: str) -> None:
    session = begin(db, library)
    with pytest.raises(InputError, match="nothing to ask"):
        session.voice.clarify(in_hand(session), text)


def test_nothing_is_asked_back_while_nothing_is_asked(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session)
    with pytest.raises(InputError, match="Nothing is being asked just now"):
        session.voice.clarify(in_hand(session), BACK)


async def test_without_a_model_the_interviewer_keeps_to_prepared_words(db: Database, library: Library) -> None:
    session = begin(db, library)
    spoken = await Interviewer(session).clarify(in_hand(session), BACK)
    assert QUESTION in spoken.text
    assert spoken.note == ""


async def test_a_model_words_the_reply(db: Database, library: Library) -> None:
    session = begin(db, library)
    with ChatServer([wording(REPLY)]) as server:
        async with speaking(session, server) as interviewer:
            spoken = await interviewer.clarify(in_hand(session), BACK)
    assert (spoken.text, spoken.note) == (REPLY, "")
    assert said(session) == [("clarification", BACK), ("reply", REPLY)]


async def test_the_model_gets_the_question_and_the_candidates_words_as_data_and_nothing_of_the_checklist(
    db: Database, library: Library
) -> None:
    session = begin(db, library)
    with ChatServer([wording(REPLY)]) as server:
        async with speaking(session, server) as interviewer:
            await interviewer.clarify(in_hand(session), BACK)
    [request] = server.requests
    assert request.last_message == {
        "title": "Scaling",
        "question": QUESTION,
        "asked_now": QUESTION,
        "candidate_asks": BACK,
    }
    assert request.body["response_format"]["json_schema"]["strict"] is True
    sent = json.dumps(request.body)
    rubric = session.turn().rubric
    points, wrongs = rubric.points, rubric.misconceptions
    texts = [*(point.text for point in points.values()), *(wrong.text for wrong in wrongs.values())]
    assert not any(secret in sent for secret in (*points, *wrongs, *texts))


@pytest.mark.parametrize(
    ("play", "why"),
    [
        (PLAYS["wrong-key"], "does not accept the API key"),
        (replying("Just answer it."), "it is not the JSON asked for"),
        (replying('{"reply": 3}'), "it is not the JSON asked for"),
        (wording(""), "it says nothing"),
        (wording("\x1b[2J"), "it says nothing"),
        (wording("Well, " * 200), "it is too long"),
        (wording("As you know, descent is slow."), "it gives the answer away"),
    ],
)
async def test_where_the_model_fails_the_prepared_reply_is_given_and_the_reason_told(
    db: Database, library: Library, play: Play, why: str
) -> None:
    session = begin(db, library)
    with ChatServer(rest=play) as server:
        async with speaking(session, server) as interviewer:
            spoken = await interviewer.clarify(in_hand(session), BACK)
    assert QUESTION in spoken.text
    assert spoken.note.startswith("The interviewer keeps to prepared words: ")
    assert why in spoken.note


async def test_what_a_model_says_cannot_steer_the_terminal(db: Database, library: Library) -> None:
    session = begin(db, library)
    with ChatServer([wording("Take it\n\x1b]52;c;aGk=\x07 as you like.")]) as server:
        async with speaking(session, server) as interviewer:
            spoken = await interviewer.clarify(in_hand(session), BACK)
    assert spoken.text == "Take it as you like."


async def test_a_model_words_the_follow_up_about_the_weakest_point(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {"slow-descent": "met"})
    with ChatServer([wording(FOLLOW_UP)]) as server:
        async with speaking(session, server) as interviewer:
            spoken = await interviewer.follow_up()
    assert spoken is not None
    assert spoken.text == FOLLOW_UP
    assert said(session)[-1] == ("follow_up", FOLLOW_UP)
    probing = json.loads(server.requests[0].body["messages"][1]["content"])
    assert probing["probe"] == "Trees do not care"
    assert ANSWER in server.requests[0].last_message["conversation"][-1]["text"]


@pytest.mark.parametrize(
    ("play", "why"),
    [
        (wording("Trees do not care, do they?"), "it gives the answer away"),
        (wording(f"{QUESTION} Please."), "it asks what was asked before"),
        (wording("That was very good."), "it asks nothing"),
        (PLAYS["html"], "web page"),
    ],
)
async def test_a_follow_up_that_will_not_do_gives_way_to_the_rubrics_own(
    db: Database, library: Library, play: Play, why: str
) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    with ChatServer(rest=play) as server:
        async with speaking(session, server) as interviewer:
            spoken = await interviewer.follow_up()
    assert spoken is not None
    assert spoken.text == RUBRICS_OWN
    assert why in spoken.note


async def test_a_second_follow_up_probes_another_point(db: Database, library: Library) -> None:
    session = begin(db, library, follow_ups=3)
    answer_and_score(db, library, session, {})
    with ChatServer([wording("And what of speed?"), wording(FOLLOW_UP), wording("Anything else?")]) as server:
        async with speaking(session, server) as interviewer:
            await interviewer.follow_up()
            answer_and_score(db, library, session, {})
            await interviewer.follow_up()
            answer_and_score(db, library, session, {})
            spoken = await interviewer.follow_up()
    probed = [json.loads(request.body["messages"][1]["content"])["probe"] for request in server.requests]
    assert probed == ["Descent is slow", "Trees do not care"]
    assert spoken is not None
    assert spoken.text == RUBRICS_OWN


@pytest.mark.parametrize(
    ("verdicts", "follow_ups"), [({"slow-descent": "met", "trees": "met"}, 1), ({}, 0)], ids=["all met", "not wanted"]
)
async def test_no_model_is_asked_where_no_follow_up_is_due(
    db: Database, library: Library, verdicts: Verdicts, follow_ups: int
) -> None:
    session = begin(db, library, follow_ups=follow_ups)
    answer_and_score(db, library, session, verdicts)
    with ChatServer() as server:
        async with speaking(session, server) as interviewer:
            assert await interviewer.follow_up() is None
    assert server.requests == []


async def test_the_offline_grader_goes_with_the_rubrics_own_words(db: Database, library: Library) -> None:
    with ChatServer() as server:
        assert make_words(server.settings(grader="offline")) is None
