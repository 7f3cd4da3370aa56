"""Trying a rubric out: on one answer that is kept nowhere, and on the bench.

Both are run by a worker of the screen that shows them and end with it: there is nothing to be kept but the record of a
bench.
"""

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from textual.content import Content

from mock_interview.engine.registry import describe_grader
from mock_interview.engine.single import grade_unkept
from mock_interview.errors import MockInterviewError
from mock_interview.rubric.library import LoadedRubric, library_around
from mock_interview.rubric.wording import wording
from mock_interview.text import one_line, sanitise
from mock_interview.tui.sending import may_send
from mock_interview.tui.widgets.workshop_pane import BENCH, WorkshopPane
from mock_interview.tui.workshop_pages import CHANGED, bench_page
from mock_interview.workshop.bench.keeping import kept_findings
from mock_interview.workshop.bench.running import Bench, requests_for, run, set_up

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp
    from mock_interview.workshop.bench.findings import Findings

TRY = "ctrl+j grades the answer; it is kept nowhere. Grader: {}."
RUN = (
    "ctrl+j tries the rubric on its examples, and on answers made from them that must not earn much. What was found is "
    "kept for the next time, without any answers. Grader: {}."
)
GRADING = "Grading… {} ctrl+g cancels."
BENCHING = "{} of {} answers graded. ctrl+g cancels."
NO_ANSWER = "Type an answer first, as somebody would say it."
NOT_SENT = "Nothing was sent."
CANCELLED = "Cancelled."
REQUESTS = "{} answers, up to {} requests."
PROGRESS_LENGTH = 120


class Trying:
    """Tries rubrics out with the grader of the settings, and shows on `pane` how that goes."""

    def __init__(self, app: "MockInterviewApp", pane: WorkshopPane) -> None:
        self._app = app
        self._pane = pane
        self._typed: str | None = None
        self._tried: str | None = None
        self._benched: tuple[str, Findings, str] | None = None

    def introduce(self) -> None:
        """Say what ctrl+j does, and who grades."""
        grader = describe_grader(self._app.settings)
        self._pane.trial.tell(CHANGED if self._is_outdated else TRY.format(grader))
        if self._benched is None:
            self._pane.show_text(BENCH, Content(RUN.format(grader)))

    def look_at(self, loaded: LoadedRubric | None) -> None:
        """Say beside what was found whether it was found with another rubric than the one that is typed now."""
        was_outdated = self._is_outdated
        self._typed = loaded.sha256 if loaded else None
        if was_outdated != self._is_outdated:
            self._pane.trial.tell(CHANGED if self._is_outdated else "")
        self._show_benched()

    async def grade(self, loaded: LoadedRubric) -> None:
        """Grade the answer that is typed. Call from a worker."""
        trial = self._pane.trial
        if not (answer := sanitise(trial.answer).strip()):
            trial.tell(NO_ANSWER)
            return
        if not await self._may_send():
            trial.tell(NOT_SENT)
            return
        trial.tell(GRADING.format(""))
        try:
            card = await grade_unkept(
                self._app.settings,
                loaded,
                answer,
                lambda progress: trial.tell(GRADING.format(one_line(progress.text, PROGRESS_LENGTH))),
            )
        except MockInterviewError as error:
            trial.tell(str(error))
        except asyncio.CancelledError:
            trial.tell(CANCELLED)
            raise
        else:
            trial.tell("")
            self._tried = self._typed = loaded.sha256
            await trial.show_card(card, wording(loaded.data))

    async def bench(self, loaded: LoadedRubric) -> None:
        """Try the rubric on its examples and what is made from them. Call from a worker."""
        if not await self._may_send():
            self._pane.show_text(BENCH, Content(NOT_SENT))
            return
        at_work = await asyncio.to_thread(self._set_up, loaded)
        told = ""
        try:
            await self._run(at_work)
        except MockInterviewError as error:
            told = str(error)
        except asyncio.CancelledError:
            told = CANCELLED
        findings = await asyncio.to_thread(kept_findings, at_work, self._app.settings.locations)
        self._typed = loaded.sha256
        self._benched = (loaded.sha256, findings, told)
        self._show_benched()

    @property
    def _is_outdated(self) -> bool:
        """Whether the score that is shown is by another rubric than the one that is typed now."""
        return self._tried not in (None, self._typed)

    def _show_benched(self) -> None:
        if self._benched is not None:
            by, findings, why_ended = self._benched
            self._pane.show_text(BENCH, bench_page(findings, why_ended, is_outdated=by != self._typed))

    async def _run(self, at_work: Bench) -> None:
        self._show_bench(at_work, 0)
        async with aclosing(run(at_work, self._app.settings)) as counts:
            async for count in counts:
                self._show_bench(at_work, count)

    def _show_bench(self, at_work: Bench, count: int) -> None:
        settings = self._app.settings
        told = BENCHING.format(count, at_work.total)
        if settings.chosen_grader == "llm":
            told = f"{told}\n{REQUESTS.format(at_work.total, requests_for(at_work, settings))}"
        self._pane.show_text(BENCH, Content(told))

    def _set_up(self, loaded: LoadedRubric) -> Bench:
        return set_up([loaded], library_around(loaded.path.parent, self._app.settings))

    async def _may_send(self) -> bool:
        return await may_send(self._app, self._app.settings.chosen_grader)
