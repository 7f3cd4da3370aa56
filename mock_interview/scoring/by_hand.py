"""A person's verdicts: over a program's proposal, which they confirm or correct, or without one.

Quotes bind programs, not people: a verdict that the person confirms keeps the quote and the reason
proposed for it, one that they correct says what it was corrected from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mock_interview.scoring.judgement import (
    CREDIT,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.scorecard import PROGRAMS, Scorecard
from mock_interview.scoring.second_card import settled

Claim = PointJudgement | MisconceptionJudgement | LevelJudgement

_WORDS: Mapping[Verdict, str] = {
    "met": "met",
    "partial": "partly",
    "missing": "missing",
    "unassessed": "cannot tell",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that a person changed.

    `about` is the point, the misconception or the title of the levels, without a full stop.
    """

    about: str
    before: str
    after: str


def verdict_word(claim: Claim) -> str:
    """Return what a verdict says, in a word or two."""
    match claim:
        case PointJudgement():
            return _WORDS[claim.verdict]
        case MisconceptionJudgement():
            return "claimed" if claim.made else "not claimed"
        case LevelJudgement():
            return "cannot tell" if claim.score is None else f"level {claim.score}"


def claims_of(judgement: Judgement) -> dict[str, Claim]:
    """Return the verdicts of a judgement by id, which points, misconceptions and levels share."""
    return {**judgement.points, **judgement.misconceptions, **judgement.levels}


def judgement_of(claims: Mapping[str, Claim]) -> Judgement:
    """Return the judgement that these verdicts make; the inverse of `claims_of`."""
    return Judgement(
        points={id_: claim for id_, claim in claims.items() if isinstance(claim, PointJudgement)},
        misconceptions={id_: claim for id_, claim in claims.items() if isinstance(claim, MisconceptionJudgement)},
        levels={id_: claim for id_, claim in claims.items() if isinstance(claim, LevelJudgement)},
    )


def verdicts_of(card: Scorecard) -> dict[str, Claim]:
    """Return the bare verdicts that `card` counted by id, without credit, quotes and reasons."""
    return {id_: _with(claim) for id_, claim in claims_of(settled(card)).items()}


def by_hand(verdicts: Mapping[str, Claim], proposal: Scorecard | None) -> Judgement:
    """Return the judgement that a person's bare verdicts make over `proposal`.

    The proposal's words on what to keep and to mend stay while no verdict differs from it.
    """
    if proposal is None:
        return judgement_of(verdicts)
    before = claims_of(settled(proposal))
    judged = judgement_of({id_: _explained(claim, before.get(id_)) for id_, claim in verdicts.items()})
    if any(_is_changed(claim, before.get(id_)) for id_, claim in verdicts.items()):
        return judged
    return Judgement(judged.points, judged.misconceptions, judged.levels, proposal.strength, proposal.fix)


def changes(proposal: Scorecard, card: Scorecard, texts: Mapping[str, str]) -> Iterator[Change]:
    """Yield the verdicts that differ between two scorecards; `texts` says what each point and misconception is."""
    titles = {criterion.id: criterion.title for criterion in card.criteria}
    for id_, proposed, claim in changed_verdicts(proposal, card):
        about = texts.get(id_) or titles.get(id_, id_)
        yield Change(about.rstrip(" ."), verdict_word(proposed), verdict_word(claim))


def changed_verdicts(before: Scorecard, after: Scorecard) -> Iterator[tuple[str, Claim, Claim]]:
    """Yield the id of each verdict that two scorecards both have and that differs, and the two bare verdicts."""
    earlier = verdicts_of(before)
    for id_, claim in verdicts_of(after).items():
        if (old := earlier.get(id_)) is not None and old != claim:
            yield id_, old, claim


def weighs_finer(proposal: Scorecard) -> bool:
    """Tell whether any point of `proposal` earned another share than its verdict is worth from a person."""
    points = (point for criterion in proposal.criteria for point in criterion.points)
    return any(point.credit != CREDIT.get(point.verdict) for point in points)


def by_hand_told(card: Scorecard, proposal: Scorecard | None) -> str:
    """Return that a person gave these verdicts, and how many of them differ from the proposal; nothing of a program."""
    if card.grader.kind in PROGRAMS:
        return ""
    if proposal is None:
        return "Scored by hand, without a proposal."
    count = len(list(changes(proposal, card, {})))
    changed = "no verdict" if not count else "1 verdict" if count == 1 else f"{count} verdicts"
    return f"Checked by hand: {changed} changed from what {_proposer(proposal)} proposed."


def _proposer(proposal: Scorecard) -> str:
    return "the offline grader" if proposal.grader.kind == "offline" else "the LLM"


def _explained(claim: Claim, proposed: Claim | None) -> Claim:
    if proposed is None:
        return claim
    if _is_changed(claim, proposed):
        return _with(claim, reason=f"Corrected by hand from {verdict_word(proposed)} to {verdict_word(claim)}.")
    return _with(claim, proposed.quote, proposed.reason)


def _is_changed(claim: Claim, proposed: Claim | None) -> bool:
    return proposed is not None and _with(claim) != _with(proposed)


def _with(claim: Claim, quote: str = "", reason: str = "") -> Claim:
    """Return the same verdict with these words beside it, and nothing else."""
    match claim:
        case PointJudgement():
            return PointJudgement(claim.verdict, quote, reason)
        case MisconceptionJudgement():
            return MisconceptionJudgement(claim.made, quote, reason)
        case LevelJudgement():
            return LevelJudgement(claim.score, quote, reason)
