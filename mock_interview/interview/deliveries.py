"""Delivery reports on answers as they are kept."""

from mock_interview.interview.delivery import DeliveryReport, report
from mock_interview.transcripts.records import AttemptTranscript


def answers_of(kept: AttemptTranscript) -> list[str]:
    """Return what was answered in an attempt, round by round."""
    return [said.text for said in kept.utterances if said.kind == "answer"]


def delivery_of(kept: AttemptTranscript, round_: int) -> DeliveryReport:
    """Report on the answer of a round, as a reply to what was last asked before it, if anything was."""
    places = [place for place, said in enumerate(kept.utterances) if said.kind == "answer"]
    before = kept.utterances[: places[round_]]
    asked = next((said.text for said in reversed(before) if said.kind in ("question", "follow_up")), "")
    return report(answers_of(kept)[round_], int(kept.rubric.get("seconds", 0)), asked)
