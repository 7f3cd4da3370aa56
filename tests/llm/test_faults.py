"""Refusals told apart as errors for a person."""

import pytest

from mock_interview.llm import errors
from mock_interview.llm.faults import refusal_fault
from mock_interview.llm.refusals import Refusal

ENDPOINT = "http://127.0.0.1:9"
KEY = "proj-9f8e7d6c5b4a3210"

CASES = [
    (Refusal(401), errors.KeyRefusedError),
    (Refusal(403, "no"), errors.ForbiddenError),
    (Refusal(402, "pay"), errors.QuotaError),
    (Refusal(429, "You exceeded your current quota", code="insufficient_quota"), errors.QuotaError),
    (Refusal(429, "slow down"), errors.BusyError),
    (Refusal(500), errors.ServerFaultError),
    (Refusal(529, "overloaded"), errors.ServerFaultError),
    (Refusal(408), errors.ServerFaultError),
    (Refusal(404, "The model `x` does not exist", code="model_not_found"), errors.UnknownModelError),
    (Refusal(404, "Not Found"), errors.WrongAddressError),
    (Refusal(400, "maximum context length is 10 tokens"), errors.TooLongError),
    (Refusal(413), errors.TooLongError),
    (Refusal(400, "filtered", code="content_filter"), errors.FilteredError),
    (Refusal(418, "I am a teapot"), errors.RequestRefusedError),
]


@pytest.mark.parametrize(("refusal", "kind"), CASES)
def test_each_refusal_has_its_error(refusal: Refusal, kind: type[errors.LlmError]) -> None:
    assert type(refusal_fault(refusal, ENDPOINT, "x", None)) is kind


def test_an_unknown_model_is_named() -> None:
    refusal = Refusal(404, code="model_not_found")
    assert "the model gpt-0;" in str(refusal_fault(refusal, ENDPOINT, "gpt-0", None))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 429, 500, 503])
def test_no_refusal_shows_the_key(status: int) -> None:
    assert KEY not in str(refusal_fault(Refusal(status, f"Bad key {KEY}"), ENDPOINT, "x", KEY))
