"""The verdicts of a reply that is still arriving, reported one by one."""

import json
from dataclasses import replace

from mock_interview.graders.llm_items import ItemFinder
from mock_interview.graders.llm_judgement import judgement_from
from mock_interview.graders.llm_reply import Reply, ids_of, read_item
from mock_interview.graders.protocol import Progress, Report
from mock_interview.rubric.models import Rubric


class Provisional:
    """Hears one reply and reports what is judged so far, starting from what is `known` already."""

    def __init__(self, rubric: Rubric, report: Report, known: Reply) -> None:
        self._rubric = rubric
        self._report = report
        self._reply = known
        self._open = set(known.missing(rubric))
        self._total = len(ids_of(rubric))
        self._items = ItemFinder()

    def hear(self, piece: str) -> None:
        """Take in the next piece of the reply's text."""
        for text in self._items.feed(piece):
            self._take(text)

    def _take(self, text: str) -> None:
        try:
            item = read_item(json.loads(text), self._rubric)
        except (ValueError, RecursionError):
            return
        if item and self._open & set(ids := item.judged()):
            self._open.difference_update(ids)
            self._reply = self._reply.completed_by(item, self._rubric)
            self._tell()

    def _tell(self) -> None:
        judgement = replace(judgement_from(self._reply, self._rubric), flags=())
        self._report(Progress(f"{self._total - len(self._open)} of {self._total} verdicts are in", judgement))
