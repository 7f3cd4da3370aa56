"""What drafting would send first, shown instead of sent."""

from collections.abc import Sequence

from mock_interview.llm.models import preset_model
from mock_interview.llm.pins import as_pinned
from mock_interview.settings import Settings
from mock_interview.workshop.drafting.notes import Line
from mock_interview.workshop.drafting.request import drafting_request
from mock_interview.workshop.prompting import ANY_MODEL, ShownRequest, shown_request, what_is_known


def drafting_requests(settings: Settings, parts: Sequence[Sequence[Line]]) -> list[ShownRequest]:
    """Return the first request about each part of the notes; where a part has many questions, more follow."""
    model = preset_model(settings) or ANY_MODEL
    known = what_is_known(settings, model)
    asked = [as_pinned(drafting_request(model, part, [], {}), settings.endpoint_pins) for part in parts]
    return [shown_request(request, known) for request in asked]
