"""The course of one interview on a screen: what each key of it does, and what comes of it.

It never draws the conversation. Whoever drives it draws where the interview stands, `turn`, after each
step; what a step returns is to be told to the person.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from mock_interview.errors import MockInterviewError
from mock_interview.interview.asking import Interviewer, make_words
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage
from mock_interview.interview.turns import hints_given
from mock_interview.tui import notices
from mock_interview.tui.appealing import appeal
from mock_interview.tui.confirming import confirm
from mock_interview.tui.editor import edited
from mock_interview.tui.openings import Opening
from mock_interview.tui.screens.dialogs import AskBack, Question
from mock_interview.tui.sending import agreed_graders, may_send
from mock_interview.tui.widgets.composer import Composer
from mock_interview.tui.withdrawing import Asking

if TYPE_CHECKING:
    from mock_interview.engine.queue import Event
    from mock_interview.settings import Settings
    from mock_interview.tui.app import MockInterviewApp


class Course:
    """Drives one interview, whose answers are typed in `composer`. `turn` is where it stood when last looked at.

    `rated_next` is the attempt whose scores are held back until the person has said how it went. `standing` is held
    while the interview moves on, and is to be held while it is looked at and drawn: drawn half way, it would take in
    what is typed and lose it.
    """

    def __init__(self, app: "MockInterviewApp", session: Session, composer: Composer) -> None:
        self._app = app
        self._session = session
        self._composer = composer
        self._interviewer = Interviewer(session)
        self._words_from: Settings | None = None
        self._saving = asyncio.Lock()
        self._asking = Asking(app)
        self.standing = asyncio.Lock()
        self.turn: Turn = session.turn()
        self.rated_next: str | None = None

    @classmethod
    async def open(cls, app: "MockInterviewApp", opening: Opening, composer: Composer) -> "Course":
        """Begin or resume an interview."""
        services = await app.services()
        session = await asyncio.to_thread(opening.open, services)
        return await asyncio.to_thread(cls, app, session, composer)

    @property
    def held_back(self) -> frozenset[str]:
        """The attempts whose scores are not shown yet."""
        if not self.turn.shows_scores:
            return frozenset(kept.attempt.id for kept in self.turn.attempts)
        return frozenset({self.rated_next} if self.rated_next else ())

    @property
    def is_wording(self) -> bool:
        """Whether a model is being waited for to word what the interviewer says."""
        return self._interviewer.is_wording

    @property
    def is_speaking(self) -> bool:
        """Whether finished sentences stay as they are."""
        return self._composer.is_speaking

    @property
    def session(self) -> Session:
        """What is driven."""
        return self._session

    async def look(self) -> Turn:
        """Read where the interview stands now."""
        self.turn = await asyncio.to_thread(self._session.turn)
        return self.turn

    async def take_up(self) -> str:
        """Go on from where the interview was left: grade, ask what is due."""
        if self.turn.stage is Stage.GRADING:
            await self.see_to_grading()
        return await self._lead_on()

    async def save_typed(self) -> None:
        """Keep what is being typed, unless it is being sent."""
        if self._composer.is_open and not self._composer.is_held:
            await self.save(self._composer.draft)

    async def save(self, draft: Composer.Drafted) -> None:
        """Keep what was being typed."""
        async with self._saving:  # one after the other, so that an older draft never takes the place of a newer one
            await asyncio.to_thread(self._session.save_draft, draft.attempt_id, draft.text, draft.timing)

    def withdraw(self) -> None:
        """Ask the person nothing more about the question in hand: its time is up."""
        self._asking.withdraw()

    async def send(self, sent: Composer.Sent) -> str:
        """Commit an answer and have it graded. When an exam's clock has run out, what there is is sent."""
        await self.save(sent)
        if not sent.text.strip():
            return await self._next() if sent.is_late else notices.EMPTY
        is_agreed = await may_send(self._app, self._app.settings.chosen_grader)
        if not (is_agreed or sent.is_late):
            return notices.NOT_NOW
        try:
            await self._commit(sent, may_grade=is_agreed)
        except MockInterviewError as error:
            return notices.NOT_SENT.format(error)
        if self._app.settings.self_rating and not sent.timing.round:
            self.rated_next = sent.attempt_id
        elif self.turn.is_exam:
            await self._next()
        return ""

    async def rate(self, rating: int) -> str:
        """Keep how it went, 1 to 5, or 0 for no answer; then go on."""
        if self.rated_next is not None and rating:
            await asyncio.to_thread(self._session.rate, self.rated_next, rating)
        self.rated_next = None
        return await self._lead_on()

    async def see_to_grading(self) -> str:
        """Have the answer in hand graded, where it waits for that; it is not sent anywhere unasked."""
        if (job := self.turn.kept.job) is None:
            return ""
        services = await self._app.services()
        job = await services.as_chosen(job)
        if await may_send(self._app, job.grader):
            services.queue.start(job, force=True)
        else:
            await services.set_aside(job)
        return ""

    async def cancel(self) -> None:
        """Stop waiting: for the interviewer's words, or else for the grading of the attempt in hand."""
        if self.is_wording:
            self._interviewer.hurry()
        elif job := self.turn.kept.job:
            (await self._app.services()).queue.cancel(job.id)

    async def follow_up(self) -> str:
        """Ask a follow-up where one is due; a model words it where one grades and may be sent to."""
        await self._give_words(self._app.settings.chosen_grader in await agreed_graders(self._app))
        spoken = await self._interviewer.follow_up()
        return spoken.note if spoken else ""

    async def ask_back(self) -> str:
        """Ask the interviewer something."""
        if not (asked := await self._asking.ask(AskBack())):
            return ""
        await self._give_words(await may_send(self._app, self._app.settings.chosen_grader))
        return (await self._interviewer.clarify(self.turn.kept.attempt.id, asked)).note

    async def hint(self) -> str:
        """Give a hint, once the person has agreed to what it costs."""
        aids, attempt_id = self._session.aids, self.turn.kept.attempt.id
        is_left = hints_given(self.turn.kept) < len(self.turn.rubric.hints)
        if is_left and (cost := await asyncio.to_thread(aids.hint_cost, attempt_id)):
            question = Question("Take a hint?", notices.HINT_COSTS.format(cost), yes="Hint", no="No hint")
            if not await self._asking.ask(question):
                return ""
        said = await asyncio.to_thread(aids.hint, attempt_id)
        return notices.NO_HINT if said is None else ""

    async def give_up(self) -> str:
        """Show the model answer and close the question, once the person has agreed."""
        await self.save_typed()
        question = Question(*notices.GIVE_UP, yes="Show it", no="Go on trying")
        if not await self._asking.ask(question):
            return ""
        async with self.standing:
            said = await asyncio.to_thread(self._session.aids.give_up, self.turn.kept.attempt.id)
            self._composer.close()
        return notices.NO_MODEL_ANSWER if said is None else ""

    async def retry(self) -> str:
        """Start another try at the question in hand."""
        await self.save_typed()
        await self._ask(self._session.retry)
        return ""

    async def go_on(self) -> str:
        """Go on with the next question, asking first where something would be left behind."""
        await self.save_typed()
        if self._composer.is_open and self._composer.text.strip():
            question = Question(*notices.UNSENT, yes="Go on", no="Stay")
        elif self._ends_unanswered():
            question = Question(*notices.UNANSWERED, yes="End it", no="Stay")
        else:
            return await self._next()
        agreed = await self._asking.ask(question)
        is_time_up = self._composer.is_held  # what is typed is being sent
        return await self._next() if agreed and not is_time_up else ""

    async def edit(self) -> str:
        """Open what is typed in the person's editor."""
        await self.save_typed()
        self._composer.replace(await edited(self._app, self._composer.text))
        return ""

    async def appeal(self) -> str:
        """Contest a criterion of the newest scorecard."""
        await appeal(self._app, self.turn.kept)
        return ""

    async def confirm(self) -> str:
        """Let the person check the verdicts of a scorecard."""
        await confirm(self._app, self.turn.kept)
        return ""

    async def aclose(self) -> None:
        """Keep what is typed and let go of connections."""
        try:
            await self.save_typed()
        finally:
            await self._interviewer.aclose()

    async def _commit(self, sent: Composer.Sent, *, may_grade: bool) -> None:
        services = await self._app.services()
        answer = (sent.attempt_id, sent.text, sent.started_at, sent.timing)
        async with self.standing:
            await asyncio.shield(services.send(self._session, *answer, may_grade=may_grade))
            self._composer.close()

    def _ends_unanswered(self) -> bool:
        turn = self.turn
        return turn.stage is Stage.ANSWERING and not turn.round and turn.number == turn.of

    async def _lead_on(self) -> str:
        """Do what an interview does by itself: in an exam ask the next question, else the follow-up that is due."""
        turn = await self.look()
        if turn.is_over or turn.stage is Stage.ANSWERING:
            return ""
        if turn.is_exam:
            return await self._next()
        return await self.follow_up() if turn.stage is Stage.SCORED else ""

    async def _next(self) -> str:
        self.rated_next = None
        await self._ask(self._session.next_question)
        return ""

    async def _ask(self, ask: Callable[[], object]) -> None:
        """Have a question asked; nothing can be typed, and that is said, until it stands there."""
        async with self.standing:
            self._composer.close()
            self._composer.notice(notices.NOT_READY)
            await asyncio.to_thread(ask)

    async def _give_words(self, is_agreed: bool) -> None:  # noqa: FBT001 - says whether a model may be sent to
        wanted = self._app.settings if is_agreed else None
        if wanted is not self._words_from:
            self._words_from = wanted
            await self._interviewer.use(await asyncio.to_thread(make_words, wanted) if wanted else None)
        if self._interviewer.has_words:
            self._composer.notice(notices.WORDING)


def takes_up(course: Course, event: "Event") -> bool:
    """Tell whether news of a grading lets the interview go on by itself."""
    is_in_hand = event.job.attempt_id == course.turn.kept.attempt.id
    return event.outcome == "graded" and is_in_hand and course.rated_next is None and not course.turn.is_exam
