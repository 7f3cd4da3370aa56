"""A store of answers to be graded again."""

from collections.abc import Sequence
from contextlib import aclosing

from mock_interview.engine.regrading import runs
from mock_interview.engine.regrading.planning import Plan, plan
from mock_interview.engine.regrading.reporting import Report, report
from mock_interview.engine.regrading.rubrics import KeptRubrics, Rubrics
from mock_interview.engine.regrading.running import NoLedger, regrade
from mock_interview.engine.regrading.works import Works
from mock_interview.engine.single import grade_kept, keep_answer
from mock_interview.rubric.library import Library
from mock_interview.settings import Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard
from mock_interview.transcripts.regrading import Regraded
from tests.engine.builders import ANSWER, REF
from tests.engine.scripted import ScriptedGrader, answers, handing_out
from tests.transcripts.builders import SettableClock

NOTHING_MET = answers({"slow-descent": "missing", "trees": "missing"})


class Kept:
    """A store of answers that one grader graded, to be graded again by another."""

    def __init__(self, db: Database, library: Library, settings: Settings, clock: SettableClock) -> None:
        self.db = db
        self.library = library
        self.settings = settings
        self.clock = clock

    async def answer(self, text: str = ANSWER) -> str:
        """Keep an answer, graded with no point met, and return the attempt's id."""
        job = keep_answer(self.db, self.library.load(REF), text, "llm").job
        factory = handing_out(ScriptedGrader(NOTHING_MET))
        await grade_kept(self.db, self.library, self.settings, job, factory=factory)
        self.clock.advance(60)
        return job.attempt_id

    def plan(self, attempts: Sequence[str], rubrics: Rubrics | None = None) -> Plan:
        return plan(self.db, attempts, rubrics or KeptRubrics())

    def works(self, planned: Plan) -> Works:
        return Works(self.db, self.library, planned.rubrics)

    async def again(self, grader: ScriptedGrader, planned: Plan, run: runs.HeldRun | None = None) -> list[Regraded]:
        """Grade what is planned, all of it."""
        again = regrade(
            self.db, planned.items, self.works(planned), self.settings, run or NoLedger(), handing_out(grader)
        )
        async with aclosing(again):
            return [outcome async for outcome in again]

    async def kept_again(self, grader: ScriptedGrader, planned: Plan) -> Report:
        """Grade what is planned in a run that is kept."""
        run = runs.begin(self.db, self.settings, planned)
        async with run.held():
            await self.again(grader, planned, run)
        outcomes = run.outcomes()
        return report(outcomes, len(outcomes))

    def load(self, attempt_id: str) -> AttemptTranscript:
        return history.load_attempt(self.db, attempt_id)

    def cards(self, attempt_id: str) -> Sequence[StoredScorecard]:
        return self.load(attempt_id).scorecards
