"""The same answer is not paid for twice: what an LLM said is kept and found again by all that went into it."""

import asyncio
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from mock_interview import __version__
from mock_interview.graders.protocol import Grader, Grading, Progress, Report, silent
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Flag
from mock_interview.scoring.scorecard import Provenance, Usage
from mock_interview.settings import Settings

_GRADING = TypeAdapter(Grading)
_SEEN_BEFORE = Flag("cached", "", "The very same was graded before; this is that grading, and nothing was asked again.")


class Cached:
    """Looks for an earlier grading of the very same before it asks `inner`.

    A grading is the same where conversation, rubric, prompt, models, endpoint, votes, mode and
    parameters are. With ``fresh`` in the settings it is asked for again, and kept anew. As long as
    it is not known which model will answer, nothing is looked up.
    """

    def __init__(self, inner: Grader, settings: Settings) -> None:
        self._inner = inner
        self._settings = settings
        self._folder = settings.locations.cache / "gradings"

    @property
    def name(self) -> str:
        """The grader that is asked."""
        return self._inner.name

    @property
    def provenance(self) -> Provenance:
        """Who grades."""
        return self._inner.provenance

    async def grade(
        self, rubric: Rubric, conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Return the earlier grading, or ask and keep the answer."""
        path = self._path(rubric, conversation, plea)
        if path and not self._settings.fresh and (found := await self._earlier(path, rubric)):
            report(Progress("Graded before."))
            judgement = replace(found.judgement, flags=(*found.judgement.flags, _SEEN_BEFORE))
            return replace(found, judgement=judgement, usage=Usage())
        grading = await self._inner.grade(rubric, conversation, report, plea)
        if path:
            await asyncio.to_thread(_write, path, grading)
        return grading

    async def has(self, rubric: Rubric, conversation: Conversation) -> bool:
        """Tell whether an earlier grading would be given, so that nothing would be asked."""
        path = self._path(rubric, conversation, "")
        return bool(path and not self._settings.fresh and await self._earlier(path, rubric))

    async def aclose(self) -> None:
        """Let the grader go."""
        await self._inner.aclose()

    async def _earlier(self, path: Path, rubric: Rubric) -> Grading | None:
        found = await asyncio.to_thread(_read, path)
        return found if found and _is_believable(found, self._inner.provenance, rubric) else None

    def _path(self, rubric: Rubric, conversation: Conversation, plea: str) -> Path | None:
        who = self._inner.provenance
        models = who.model if isinstance(who.model, list) else [who.model]
        if not all(models):
            return None
        settings = self._settings
        ingredients = {
            "conversation": [asdict(said) for said in conversation],
            "plea": plea,
            "version": __version__,
            "rubric": rubric.model_dump(mode="json", by_alias=True, exclude={"schema_"}),
            "grader": asdict(who),
            "url": settings.service_url,
            "anchors": settings.anchors,
            "pins": asdict(settings.endpoint_pins),
        }
        key = hashlib.sha256(json.dumps(ingredients, sort_keys=True).encode()).hexdigest()
        return self._folder / f"{key}.json"


def _is_believable(found: Grading, grader: Provenance, rubric: Rubric) -> bool:
    """Tell whether `found` is what `grader` could have said: a file is from outside until checked."""
    made, judged = found.provenance, found.judgement
    is_the_graders = (made.kind, made.endpoint, made.votes) == (grader.kind, grader.endpoint, grader.votes)
    has_credits = any(claim.credit is not None for claim in judged.points.values())
    known = {criterion.id for criterion in rubric.criteria}
    spreads_fit = all(id_ in known and 0 <= spread <= 1 for id_, spread in judged.spreads.items())
    return is_the_graders and not has_credits and spreads_fit


def _read(path: Path) -> Grading | None:
    try:
        return _GRADING.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(path: Path, grading: Grading) -> None:
    """Keep `grading`; a cache that cannot be written costs money, not the score."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(_GRADING.dump_json(grading))
        Path(name).replace(path)
