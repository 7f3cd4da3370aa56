import json
from dataclasses import fields
from typing import Any

import pytest
from pydantic import BaseModel

from mock_interview.engine.importing import documents, scorecards
from mock_interview.engine.importing.documents import document_schema
from mock_interview.scoring import scorecard
from mock_interview.scoring.judgement import Flag
from mock_interview.transcripts import records
from mock_interview.transcripts.exporting.document import SCHEMA_FILE


def test_the_published_schema_is_that_of_the_models() -> None:
    written = json.dumps(document_schema(), ensure_ascii=False, indent=2) + "\n"
    assert SCHEMA_FILE.read_text("utf-8") == written, "write what document_schema() returns into the file"


@pytest.mark.parametrize(
    ("model", "record", "left_out", "added"),
    [
        (documents.InterviewModel, records.Interview, set(), {"attempts"}),
        (documents.AttemptModel, records.Attempt, {"interview_id"}, {"timings", "utterances", "notes", "scorecards"}),
        (documents.UtteranceModel, records.Utterance, {"attempt_id", "seq"}, set()),
        (documents.NoteModel, records.Note, set(), set()),
        (documents.TimingModel, records.Timing, set(), set()),
        (scorecards.ScorecardModel, scorecard.Scorecard, set(), set()),
        (scorecards.ProvenanceModel, scorecard.Provenance, set(), set()),
        (scorecards.CriterionModel, scorecard.CriterionScore, set(), set()),
        (scorecards.PointModel, scorecard.PointScore, set(), set()),
        (scorecards.MisconceptionModel, scorecard.MisconceptionScore, set(), set()),
        (scorecards.DeductionModel, scorecard.Deduction, set(), set()),
        (scorecards.UsageModel, scorecard.Usage, set(), set()),
        (scorecards.AppealModel, scorecard.Appeal, set(), set()),
        (scorecards.FlagModel, Flag, set(), set()),
    ],
)
def test_each_model_has_the_fields_of_its_record(
    model: type[BaseModel], record: type[Any], left_out: set[str], added: set[str]
) -> None:
    assert set(model.model_fields) == {field.name for field in fields(record)} - left_out | added
