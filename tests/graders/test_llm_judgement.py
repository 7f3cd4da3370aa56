"""A checked reply as a judgement."""

from typing import Any

from mock_interview.graders.llm_judgement import judgement_from
from mock_interview.graders.llm_reply import Reply
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from tests.graders.llm_samples import FULL, good_reply


def judged(**changes: Any) -> Judgement:
    return judgement_from(Reply.model_validate(good_reply(**changes)), FULL)


def point(id_: str, verdict: str = "met") -> dict[str, str]:
    return {"id": id_, "quote": "q", "reason": "r", "verdict": verdict}


def codes(judgement: Judgement) -> list[tuple[str, str]]:
    return [(flag.code, flag.about) for flag in judgement.flags]


def test_every_part_is_keyed_by_its_id() -> None:
    judgement = judged()
    assert judgement.points["trees-unaffected"] == PointJudgement("partial", "Decision trees", "Named.")
    assert judgement.misconceptions == {"always-helps": MisconceptionJudgement(made=False, reason="Not claimed.")}
    assert judgement.levels == {"clarity": LevelJudgement(2, "converges slowly", "Orderly.")}
    assert judgement.strength == "You named the mechanism."
    assert judgement.fix == "Say where the parameters come from."
    assert judgement.flags == ()


def test_an_invented_id_is_dropped_and_flagged() -> None:
    judgement = judged(points=[*good_reply()["points"], point("charisma")])
    assert "charisma" not in judgement.points
    assert codes(judgement) == [("invented_id", "charisma")]


def test_of_a_repeated_id_the_first_verdict_counts_and_it_is_flagged() -> None:
    judgement = judged(points=[*good_reply()["points"], point("fit-on-training", "met")])
    assert judgement.points["fit-on-training"].verdict == "missing"
    assert codes(judgement) == [("repeated_id", "fit-on-training")]


def test_what_was_not_judged_is_absent_and_flagged() -> None:
    judgement = judged(levels=[])
    assert judgement.levels == {}
    assert codes(judgement) == [("not_judged", "clarity")]


def test_an_attempt_to_steer_is_flagged_and_the_content_still_judged() -> None:
    judgement = judged(steering_attempt=True)
    assert codes(judgement) == [("steering_attempt", "answer")]
    assert judgement.points == judged().points


def test_a_flood_of_invented_ids_is_cut_short() -> None:
    flood = [point(f"made-up-{number}") for number in range(1000)]
    assert len(judged(points=[*good_reply()["points"], *flood]).flags) == 10


def test_what_the_model_writes_stays_on_one_short_line() -> None:
    judgement = judged(strength="long\nand " * 500)
    assert "\n" not in judgement.strength
    assert len(judgement.strength) <= 300
