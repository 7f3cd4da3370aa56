"""How many tokens grading takes: instructions, each shipped rubric with its anchors, and a full reply.

    python -m benchmarks.prompt_size

Counts with the o200k table of bpe-openai where that package is installed, else characters / 4.
Ends with 1 where a limit is passed.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from mock_interview.graders.llm_anchors import anchors_for
from mock_interview.graders.llm_messages import INSTRUCTIONS, messages
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said

INSTRUCTIONS_LIMIT, REPLY_LIMIT = 450, 500
PARTS, MISCONCEPTIONS_MADE = 9, 1  # points and scales together
QUOTE_WORDS, REASON_WORDS, SENTENCE_WORDS = 10, 5, 12  # as the instructions have them
CHARS_PER_TOKEN = 4
CONVERSATION = (Said("interviewer", "question", "Why?"), Said("candidate", "answer", "Because."))

Count = Callable[[str], int]


def main() -> int:
    """Print the table and return the exit code."""
    name, count = tokenizer()
    print(f"Tokens, counted with {name}\n")
    instructions = count(INSTRUCTIONS)
    print(f"{'fixed instructions':40}{instructions:>8}  limit {INSTRUCTIONS_LIMIT}\n")
    print(f"{'':40}{'rubric':>8}{'anchors':>9}{'full reply to 9 parts':>25}")
    replies = [_print_row(rubric, count) for rubric in shipped()]
    print(f"\n{'longest reply':40}{max(replies):>8}  limit {REPLY_LIMIT}")
    return int(instructions > INSTRUCTIONS_LIMIT or max(replies) > REPLY_LIMIT)


def tokenizer() -> tuple[str, Count]:
    """Return the name of what counts, and what counts."""
    try:
        encoding = importlib.import_module("bpe_openai").get_encoding("o200k_base")
    except ImportError:
        return f"characters / {CHARS_PER_TOKEN}", lambda text: len(text) // CHARS_PER_TOKEN
    return "o200k_base of bpe-openai", lambda text: len(encoding.encode(text))


def shipped() -> Iterator[Rubric]:
    """Yield the rubrics that come with the program."""
    for path in sorted(builtin_rubrics().glob("*/*.json")):
        if path.name != "pack.json":
            yield Rubric.model_validate_json(path.read_bytes())


def full_reply(rubric: Rubric) -> str:
    """Return a reply as long as the instructions allow, as if `rubric` had nine points and scales at least."""
    spoken = cycle(" ".join(example.answer for example in rubric.examples).split())

    def said(words: int) -> str:
        return " ".join(islice(spoken, words))

    def item(id_: str, *, quoted: bool, **verdict: object) -> dict[str, Any]:
        return {"id": id_, "quote": said(QUOTE_WORDS) if quoted else "", "reason": said(REASON_WORDS), **verdict}

    made = list(rubric.misconceptions)[:MISCONCEPTIONS_MADE]
    points = islice(cycle(rubric.points), max(len(rubric.points), PARTS - len(rubric.scales)))
    return json.dumps(
        {
            "points": [item(id_, quoted=True, verdict="met") for id_ in points],
            "misconceptions": [item(id_, quoted=id_ in made, made=id_ in made) for id_ in rubric.misconceptions],
            "levels": [item(scale.id, quoted=True, level=2) for scale in rubric.scales],
            "strength": said(SENTENCE_WORDS),
            "fix": said(SENTENCE_WORDS),
            "steering_attempt": False,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _print_row(rubric: Rubric, count: Count) -> int:
    _, judged, *anchors, _ = messages(rubric, CONVERSATION, {}, anchors_for(rubric, CONVERSATION))
    reply = count(full_reply(rubric))
    in_anchors = sum(count(message.content) for message in anchors)
    print(f"{rubric.id:40}{count(judged.content):>8}{in_anchors:>9}{reply:>25}")
    return reply


if __name__ == "__main__":
    sys.exit(main())
