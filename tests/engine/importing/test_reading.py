import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mock_interview.engine.importing import source
from mock_interview.engine.importing.reading import read_export
from mock_interview.errors import InputError
from mock_interview.transcripts.exporting.document import to_json
from tests.engine.importing.conftest import Save

Spoil = Callable[[dict[str, Any]], object]


def refusal(path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(InputError) as refused:
        read_export(path)
    sentence = str(refused.value)
    assert sentence.startswith(f"{path}: nothing was imported")
    assert len(sentence.splitlines()) == 1
    return sentence


def test_what_was_exported_reads_back_as_the_same_transcripts(exported: str, save: Save) -> None:
    assert to_json(read_export(save(exported))) == exported


def test_an_export_whose_parts_stand_in_another_order_is_put_in_order(
    document: dict[str, Any], exported: str, save: Save
) -> None:
    document["interviews"].reverse()
    for interview in document["interviews"]:
        interview["attempts"].reverse()
        for attempt in interview["attempts"]:
            attempt["timings"].reverse()
    assert to_json(read_export(save(document))) == exported


def test_invisible_characters_are_dropped(document: dict[str, Any], save: Save) -> None:
    said = document["interviews"][0]["attempts"][0]["utterances"][0]
    said["text"] = "Why\u200b scale\u202e?\r\nTell me."
    [first, *_] = read_export(save(document))
    assert first.attempts[0].utterances[0].text == "Why scale?\nTell me."


def first_attempt(document: dict[str, Any]) -> dict[str, Any]:
    attempt: dict[str, Any] = document["interviews"][0]["attempts"][0]
    return attempt


def card(document: dict[str, Any]) -> dict[str, Any]:
    scorecard: dict[str, Any] = first_attempt(document)["scorecards"][0]["scorecard"]
    return scorecard


SPOILT: dict[str, tuple[Spoil, str]] = {
    "a newer format": (lambda d: d.update(format=2), "newer mock-interview"),
    "an unknown format": (lambda d: d.update(format="1"), "format is not as it should be"),
    "an unknown key": (lambda d: d.update(extra=1), "extra is not as it should be"),
    "a missing key": (lambda d: first_attempt(d).pop("hints"), "attempts.0.hints"),
    "a wrong type": (lambda d: first_attempt(d).update(hints="2"), "attempts.0.hints"),
    "a bool for a number": (lambda d: first_attempt(d).update(hints=True), "attempts.0.hints"),
    "a negative number": (lambda d: first_attempt(d).update(position=-1), "attempts.0.position"),
    "a huge number": (lambda d: first_attempt(d).update(hints=10**400), "attempts.0.hints"),
    "a rating off the scale": (lambda d: first_attempt(d).update(self_rating=6), "self_rating"),
    "a percent off the scale": (lambda d: card(d).update(percent=100.1), "percent"),
    "a criterion that weighs nothing": (lambda d: card(d)["criteria"][0].update(weight=0), "criteria.0.weight"),
    "an id that is none": (lambda d: first_attempt(d).update(id="../../etc/passwd"), "attempts.0.id"),
    "a day there never was": (lambda d: first_attempt(d).update(started_at="2025-02-30T09:00:00.000+00:00"), "started"),
    "a year before all time": (lambda d: first_attempt(d).update(started_at="0001-01-01T00:00:00.000+00:00"), "1970"),
    "an unknown speaker": (lambda d: first_attempt(d)["utterances"][0].update(speaker="system"), "speaker"),
    "half a surrogate pair": (lambda d: first_attempt(d)["utterances"][0].update(text="\ud800"), "control characters"),
    "an escape sequence": (lambda d: first_attempt(d)["utterances"][0].update(text="\x1b[2J"), "control characters"),
    "a control character": (lambda d: card(d).update(strength="a\x07b"), "control characters"),
    "a rubric that is missing": (lambda d: d.update(rubrics={}), "a rubric that is not in the file"),
    "a rubric that is none": (lambda d: d["rubrics"].update({"ab" * 32: 1}), "is no rubric"),
    "a faulty rubric": (lambda d: next(iter(d["rubrics"].values())).pop("title"), "'title' is missing"),
    "a forged rubric": (
        lambda d: next(iter(d["rubrics"].values())).update(title="Forged"),
        "was changed after it was exported",
    ),
    "a scorecard of another attempt": (lambda d: card(d).update(attempt=None), "is not of the attempt it stands under"),
    "an interview twice": (lambda d: d["interviews"].append(d["interviews"][0]), "the id"),
    "a timing twice": (
        lambda d: first_attempt(d)["timings"].append(first_attempt(d)["timings"][0]),
        "the timing of round 0 stands in it 2 times",
    ),
    "a criterion twice": (lambda d: card(d)["criteria"].append(card(d)["criteria"][0]), "the criterion"),
    "a note about nothing": (
        lambda d: first_attempt(d)["notes"][0].update(utterance_id=first_attempt(d)["id"]),
        "is about nothing that was said",
    ),
    "a parameter that is an object": (lambda d: card(d)["grader"]["parameters"].update(x={}), "parameters"),
}


@pytest.mark.parametrize(("spoil", "told"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_export_is_refused_in_one_sentence_that_names_the_place(
    document: dict[str, Any], save: Save, spoil: Spoil, told: str
) -> None:
    spoil(document)
    assert told in refusal(save(document))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is not JSON"),
        ("{", "it is not JSON"),
        ("[]", "it is not what 'transcripts export --format json' writes"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"format": NaN}', "a number that is none"),
        ('{"format": 1e999}', "format is not as it should be"),
        (f'{{"format": {"9" * 5000}}}', "thousands of digits"),
        ('{"format": 1, "interviews": "raw\x1b"}', "it is not JSON"),
    ],
)
def test_a_hostile_text_is_refused_in_one_sentence(save: Save, text: str, told: str) -> None:
    assert told in refusal(save(text))


def test_a_rubric_nested_as_deep_as_json_goes_is_refused(document: dict[str, Any], exported: str, save: Save) -> None:
    sha256 = next(iter(document["rubrics"]))
    deep = f'"{sha256}": {{"deep": {"[" * 900}{"]" * 900},'
    assert "nothing was imported" in refusal(save(exported.replace(f'"{sha256}": {{', deep, 1)))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.json"
    path.write_bytes(b"\xff\xd8\xff")
    assert "is not UTF-8 text" in refusal(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path)
    assert "cannot be read (no such file or directory)" in refusal(tmp_path / "missing.json")


def test_a_file_that_is_too_large_is_refused_without_being_read_whole(
    save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1000)
    assert "larger than 1,000 bytes" in refusal(save(" " * 1001))


def test_a_list_of_millions_of_faults_is_refused_at_the_first(save: Save) -> None:
    document = {"format": 1, "interviews": [0] * 1_000_000, "rubrics": {}}
    assert "interviews.0 is not as it should be" in refusal(save(json.dumps(document)))
