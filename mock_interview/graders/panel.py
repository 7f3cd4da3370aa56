"""A panel: several votes on one answer, by one model or by a jury of them."""

import time
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mock_interview.graders.protocol import Grader, Grading, Progress, Report, silent
from mock_interview.graders.together import all_of
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import Provenance
from mock_interview.scoring.usage import total
from mock_interview.scoring.votes import combine

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric


class Panel:
    """Asks each of `jurors` for `votes` judgements at once and combines them.

    One vote that fails fails the grading: a score of fewer votes than were asked for is not what was asked for.
    """

    def __init__(self, jurors: Sequence[Grader], votes: int) -> None:
        self._jurors = tuple(jurors)
        self._votes = votes

    @property
    def name(self) -> str:
        """The jurors, and how often each votes."""
        names = ", ".join(juror.name for juror in self._jurors)
        return names if self._votes == 1 else f"{names}, {self._votes} votes each"

    @property
    def provenance(self) -> Provenance:
        """Who votes; `votes` counts all ballots together."""
        return self._signed([juror.provenance for juror in self._jurors])

    async def grade(
        self, rubric: "Rubric", conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Return what the votes together say."""
        started = time.monotonic()
        counted = _Counting(len(self._jurors) * self._votes, report)
        ballots = [juror for juror in self._jurors for _ in range(self._votes)]
        asked = [juror.grade(rubric, conversation, counted.pass_on, plea) for juror in ballots]
        gradings = await all_of([counted.vote(asking) for asking in asked])
        return Grading(
            judgement=combine(rubric, [grading.judgement for grading in gradings], Quotable(conversation)),
            provenance=self._signed([grading.provenance for grading in gradings[:: self._votes]]),
            usage=replace(total(grading.usage for grading in gradings), seconds=time.monotonic() - started),
            parameters=gradings[0].parameters,
        )

    async def aclose(self) -> None:
        """Let all jurors go."""
        for juror in self._jurors:
            await juror.aclose()

    def _signed(self, provenances: Sequence[Provenance]) -> Provenance:
        models = [each.model if isinstance(each.model, str) else "unknown" for each in provenances]
        votes = len(self._jurors) * self._votes
        return replace(provenances[0], model=models if len(models) > 1 else provenances[0].model, votes=votes)


class _Counting:
    """Tells how many votes are in."""

    def __init__(self, wanted: int, report: Report) -> None:
        self._wanted = wanted
        self._cast = 0
        self._report = report

    async def vote(self, asking: Awaitable[Grading]) -> Grading:
        """Wait for one vote and count it."""
        grading = await asking
        self._cast += 1
        self._report(Progress(f"{self._cast} of {self._wanted} votes are in."))
        return grading

    def pass_on(self, progress: Progress) -> None:
        """Pass the words on, not the verdicts: those of one vote are not yet the panel's."""
        self._report(Progress(progress.text))
