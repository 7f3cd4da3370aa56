"""The LLM grader as the settings want it: which models, how many votes, whole or by criterion, and nothing twice."""

from dataclasses import replace

from mock_interview.engine.cache import Cached
from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.panel import Panel
from mock_interview.graders.protocol import Grader
from mock_interview.graders.strict import Strict
from mock_interview.settings import Settings


def make_grader(settings: Settings) -> Grader:
    """Return one grader or a panel of them, behind the cache."""
    jurors = [_juror(replace(settings, models=(model,))) for model in settings.models] or [_juror(settings)]
    is_alone = len(jurors) * settings.votes == 1
    return Cached(jurors[0] if is_alone else Panel(jurors, settings.votes), settings)


def _juror(settings: Settings) -> Grader:
    grader = LlmGrader(settings)
    return Strict(grader) if settings.strict else grader
