"""What a bench found is compared with the last time, and kept for the next."""

from mock_interview.locations import Locations
from mock_interview.workshop.bench.changes import since
from mock_interview.workshop.bench.findings import Findings, Found
from mock_interview.workshop.bench.outcomes import BenchedRubric
from mock_interview.workshop.bench.records import keep_record, last_record, record_of
from mock_interview.workshop.bench.running import Bench


def kept_findings(bench: Bench, places: Locations) -> Findings:
    """Compare each rubric whose cases are all graded with the last time, and keep it for the next."""
    return Findings(tuple(_kept(benched, places) for benched in bench.done), bench.partial)


def _kept(benched: BenchedRubric, places: Locations) -> Found:
    record = record_of(benched)
    before = last_record(places, benched.loaded, record.grader.kind)
    keep_record(places, record)
    return Found(benched, record.grader, since(before, record) if before else None)
