from pathlib import Path

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.workshop.quality.rules import RULES, Rule, advice_on
from tests.builders import write_pack, write_rubric
from tests.cli.program import ROOT
from tests.workshop.quality.advising import checklist, scale

FILES = sorted(file for file in builtin_rubrics().glob("*/*.json") if file.name != "pack.json")


@pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.stem}" for file in FILES])
def test_a_shipped_rubric_follows_every_rule(file: Path) -> None:
    assert [str(advice.problem) for advice in advice_on(file)] == []


def test_advice_stands_in_the_order_of_the_file_each_with_its_place_and_rule(tmp_path: Path) -> None:
    criteria = [checklist("A good answer"), scale("Names no reason", "Good")]
    path = write_rubric(tmp_path, criteria=criteria, follow_ups=None, examples=None, sources=["A book"], hints=["x"])
    assert [(each.problem.line, each.problem.column, each.rule.code) for each in advice_on(path)] == [
        (1, 1, "no-examples"),
        (1, 1, "no-model-answer"),
        (16, 19, "vague-anchor"),
        (34, 19, "vague-anchor"),
    ]


def test_a_pack_file_and_a_broken_rubric_get_none(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "demo", "scaling")
    (pack / "scaling.json").write_text("{")
    assert [advice_on(pack / name) for name in ("pack.json", "scaling.json", "gone.json")] == [[], [], []]


def test_every_code_is_used_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_has_its_reason_and_a_source_in_the_guide(rule: Rule) -> None:
    guide, _, anchor = rule.see.partition("#")
    sections = (ROOT / guide).read_text("utf-8").split("\n### ")
    [section] = [section for section in sections if section.startswith(f"{anchor}\n")]
    assert rule.why in " ".join(section.split())
    assert "Source: " in section
