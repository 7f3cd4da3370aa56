"""The verdicts of a reply that is still arriving, reported one by one."""

from dataclasses import replace

from mock_interview.graders.llm_items import Item, ItemFinder
from mock_interview.graders.llm_judgement import judgement_from
from mock_interview.graders.llm_reply import Reply, ids_of, read_item, read_object
from mock_interview.graders.protocol import Progress, Report
from mock_interview.rubric.models import Rubric


class Provisional:
    """Hears one reply and reports what is judged so far, starting from what is `known` already."""

    def __init__(self, rubric: Rubric, report: Report, known: Reply) -> None:
        self._rubric = rubric
        self._report = report
        self._known = known
        self._total = len(ids_of(rubric))
        self._items = ItemFinder()
        self._begin(0)

    def hear(self, piece: str) -> None:
        """Take in the next piece of the reply's text."""
        for item in self._items.feed(piece):
            self._take(item)

    def _begin(self, number: int) -> None:
        self._number = number
        self._reply = self._known
        self._open = set(self._known.missing(self._rubric))

    def _take(self, found: Item) -> None:
        try:
            item = read_item(read_object(found.text), self._rubric)
        except ValueError:
            return
        if item and found.reply != self._number and set(item.judged()) & set(ids_of(self._rubric)):
            self._begin(found.reply)  # what came before was a draft
        if item and self._open & set(ids := item.judged()):
            self._open.difference_update(ids)
            self._reply = self._reply.completed_by(item, self._rubric)
            self._tell()

    def _tell(self) -> None:
        judgement = replace(judgement_from(self._reply, self._rubric), flags=())
        self._report(Progress(f"{self._total - len(self._open)} of {self._total} verdicts are in", judgement))
