"""The workshop: what is known of a rubric while it is written."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static, TextArea

from mock_interview.engine.single import grade_unkept
from mock_interview.errors import GradingError
from tests.builders import write_rubric
from tests.engine.scripted import Act, ScriptedGrader, answers, fails, handing_out, waits_for
from tests.tui.conftest import AppMaker
from tests.tui.playing import plain, playing
from tests.tui.writing import writing

PlayTry = Callable[..., ScriptedGrader]

ANSWER = "Descent is slow, and trees do not care"


@pytest.fixture
def path(pack: Path) -> Path:
    return pack / "scaling.json"


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> PlayTry:
    """Put a grader that plays these acts in place of the real one, for try-out answers."""

    def put(*acts: Act) -> ScriptedGrader:
        grader = ScriptedGrader(*acts)
        trying = partial(grade_unkept, factory=handing_out(grader))
        monkeypatch.setattr("mock_interview.tui.trying.grade_unkept", trying)
        return grader

    return put


async def test_it_is_opened_from_home_by_way_of_the_list_of_rubrics(make_app: AppMaker, pack: Path) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("basics", "scaling", "yours")
        await player.press("enter")
        await player.until_shown("Workshop: basics/scaling", '"format": 1', "F5 Problems")
        await player.press("escape")
        await player.until_shown("drift")


async def test_problems_are_told_as_they_are_typed_and_enter_goes_to_their_place(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"title": "Scaling"', '"titel": "Scaling"')
        await author.player.until_shown("did you mean 'title'?", "it cannot be used yet.", "Not saved.")
        await author.turn_to("f5")
        await author.player.press("end", "enter")
        await author.player.until(lambda: author.area.has_focus)
        row, column = author.area.cursor_location
        assert author.area.document[row][column:].startswith('"titel"')


async def test_advice_stands_apart_from_problems_with_its_reason(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.player.until_shown("Advice (", "there is no 'hints'", "Whoever is stuck can only give up.")
        assert "Problems (" not in author.player.screen


async def test_the_rubric_is_shown_as_candidate_and_reviewer_see_it(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.turn_to("f6")
        await author.player.until_shown("As the candidate sees it", "2:00 aloud", "As the reviewer sees it", "Facts")
        await author.change('"title": "Facts"', '"title": "What is so"')
        await author.player.until_shown("What is so (weight 3)")
        await author.change('"title": "What is so"', '"title": "What is so')
        await author.player.until_shown("This can be shown once the problems are mended")


async def test_the_exact_request_is_shown_with_its_tokens_and_the_answer_that_is_tried(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.turn_to("f8")
        await author.player.press(*"Trees")
        await author.turn_to("f7")
        await author.player.until_shown("tokens, estimated", "--- system ---")
        await author.player.press("end")
        await author.player.until_shown('"stream_options"')
        assert "Trees" in plain(author.screen.query_one("#page-request", Static))


async def test_an_answer_is_graded_by_the_rubric_as_it_is_typed_and_kept_nowhere(
    make_app: AppMaker, path: Path, play: PlayTry
) -> None:
    grader = play(answers())
    async with writing(make_app(), path) as author:
        await author.change('"text": "Descent is slow"', '"text": "Descent zig-zags"')
        await author.turn_to("f8")
        await author.player.press(*ANSWER, "ctrl+j")
        await author.player.until_shown("Score 100.0 %", "Descent zig-zags", f"“{ANSWER}”")
    assert grader.asked[0].rubric.points["slow-descent"].text == "Descent zig-zags"


async def test_a_score_says_that_the_rubric_was_changed_since(make_app: AppMaker, path: Path, play: PlayTry) -> None:
    play(answers())
    async with writing(make_app(), path) as author:
        await author.turn_to("f8")
        await author.player.press(*ANSWER, "ctrl+j")
        await author.player.until_shown("Score 100.0 %")
        assert "The rubric was changed since" not in author.player.flat
        await author.change('"text": "Descent is slow"', '"text": "Descent zig-zags"')
        await author.player.until_shown("The rubric has changed since; ctrl+j runs it again.")
        await author.turn_to("f5")
        await author.turn_to("f8")
        await author.player.until_shown("The rubric has changed since; ctrl+j runs it again.")
        await author.change('"text": "Descent zig-zags"', '"text": "Descent is slow"')
        await author.player.until(lambda: "The rubric was changed since" not in author.player.flat)


async def test_a_bench_says_that_the_rubric_was_changed_since_and_not_that_it_ended_early(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.turn_to("f9")
        await author.player.press("ctrl+j")
        await author.player.until_shown("blank: 0.0 %")
        await author.change('"title": "Facts"', '"title": "What is so"')
        await author.player.until_shown("The rubric has changed since; ctrl+j runs it again.", "blank: 0.0 %")
        assert "was not finished" not in author.player.flat
        await author.change('"title": "What is so"', '"title": "Facts"')
        await author.player.until(lambda: "The rubric was changed since" not in author.player.flat)


async def test_the_line_in_hand_stays_in_view_where_the_other_side_takes_the_room(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        await author.player.pilot.resize_terminal(80, 24)
        await author.player.press(*["down"] * 6)
        await author.turn_to("f6")
        await author.player.until(lambda: author.area.size.height < 6)
        await author.player.until(lambda: '"seconds": 120' in author.player.screen)


async def test_a_grading_is_cancelled_and_a_failure_is_said(make_app: AppMaker, path: Path, play: PlayTry) -> None:
    never = asyncio.Event()
    grader = play(waits_for(never, answers()), fails(GradingError("The model is asleep; wake it.")))
    async with writing(make_app(), path) as author:
        await author.turn_to("f8")
        await author.player.until_shown("ctrl+j grades the answer")
        await author.player.press("ctrl+j")
        await author.player.until_shown("Type an answer first")
        await author.player.press(*"Yes", "ctrl+j")
        await grader.busy.wait()
        await author.player.until_shown("Grading… Waiting for the model. ctrl+g cancels.")
        await author.player.press("ctrl+g")
        await author.player.until_shown("Cancelled.")
        await author.player.press("ctrl+j")
        await author.player.until_shown("The model is asleep; wake it.")


async def test_nothing_is_sent_to_a_host_without_consent(make_app: AppMaker, path: Path, play: PlayTry) -> None:
    grader = play(answers())
    app = make_app(grader="llm", base_url="http://127.0.0.1:9/v1", models=("some-model",))
    async with writing(app, path) as author:
        await author.turn_to("f8")
        await author.player.press(*"Yes", "ctrl+j")
        await author.player.until_shown("Send your answers for grading?", "http://127.0.0.1:9")
        await author.player.press("n")
        await author.player.until_shown("Nothing was sent.")
    assert grader.asked == []


async def test_the_bench_says_what_is_short_and_the_next_one_what_moved(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.turn_to("f9")
        await author.player.until_shown("ctrl+j tries the rubric on its examples", "Grader: offline")
        await author.player.press("ctrl+j")
        await author.player.until_shown("answers:", "strong:", "blank: 0.0 %", "Graded: “")
        await author.change('"title": "Facts"', '"title": "What is so"')
        await author.player.press("ctrl+j")
        await author.player.until_shown("Since the bench of", "nothing has moved, though these changed: the rubric")


async def test_a_bench_without_examples_says_so(make_app: AppMaker, path: Path) -> None:
    write_rubric(path.parent, path.stem, examples=None)
    async with writing(make_app(), path) as author:
        await author.turn_to("f9")
        await author.player.press("ctrl+j")
        await author.player.until_shown(
            "There are no examples yet: only answers that ought to earn next to nothing were tried."
        )


async def test_a_broken_rubric_is_neither_tried_nor_benched(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        await author.change('"format": 1,', "")
        await author.turn_to("f9")
        await author.player.press("ctrl+j")
        await author.player.until_shown("F5 goes to them.")


async def test_a_new_line_is_indented_like_the_one_before_and_an_edit_can_be_taken_back(
    make_app: AppMaker, path: Path
) -> None:
    async with writing(make_app(), path) as author:
        before = author.area.text
        await author.player.press("end", "enter", *'"$schema"')
        assert author.area.document[1] == '  "$schema"'
        await author.player.press("ctrl+z", "ctrl+z", "ctrl+z")
        await author.player.until(lambda: author.area.text == before)


async def test_esc_goes_from_the_other_side_back_to_the_text(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        for page in ("f5", "f6", "f7", "f8", "f9"):
            await author.turn_to(page)
            await author.player.until(lambda: not author.area.has_focus)
            await author.player.press("escape")
            await author.player.until(lambda: author.area.has_focus)
        await author.player.press("escape")
        await author.player.until(lambda: author.player.is_home)


@pytest.mark.parametrize("page", [None, "f5", "f6", "f8"])
async def test_f1_lists_the_keys_of_the_workshop_wherever_the_cursor_is(
    make_app: AppMaker, path: Path, page: str | None
) -> None:
    async with writing(make_app(), path) as author:
        if page:
            await author.turn_to(page)
        await author.player.press("f1")
        await author.player.until_shown("F6 the rubric", "F7 the exact request", "F9 the bench", "ctrl+g cancels")


async def test_where_the_room_is_small_the_side_with_the_keys_takes_most_of_it(
    make_app: AppMaker, path: Path, play: PlayTry
) -> None:
    play(answers())
    async with writing(make_app(), path) as author:
        await author.player.pilot.resize_terminal(80, 24)
        await author.turn_to("f8")
        await author.player.press(*ANSWER, "ctrl+j")
        await author.player.until_shown("Score 100.0 %")
        assert author.screen.query_one("#trial-result").size.height >= 6


async def test_what_is_pasted_cannot_steer_the_terminal(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        author.player.app.post_message(events.Paste("\x1b[2Jhidden\x07"))
        await author.player.until(lambda: "hidden" in author.area.text)
        assert "\x1b" not in author.area.text


async def test_a_line_that_was_drawn_before_is_drawn_as_textual_would(make_app: AppMaker, path: Path) -> None:
    async with writing(make_app(), path) as author:
        area = author.area
        await author.player.press(*["down"] * 4)
        for width in (140, 90, 119):
            await author.player.pilot.resize_terminal(width, 40)
            await author.player.pilot.pause()
            rows = range(area.scrollable_content_region.height)
            drawn = [area.render_line(row).text for row in rows]
            assert drawn == [TextArea.render_line(area, row).text for row in rows]
