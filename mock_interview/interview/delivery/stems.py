"""A light stem: enough to hear that `scale`, `scaled` and `scaling` are one word said three times."""

# Longest first.
_ENDINGS = tuple(
    "ations ation ating ingly ates ated edly ments ment ness ings ing ities ity ions ion "
    "ies ied ate ers er ors or ed es ly s e".split()
)
_SHORTEST_STEM = 3
# `modell` in `modelling` is longer than `fall` in `falling`.
_SHORTEST_DOUBLED_L = 6


def light_stem(word: str) -> str:
    """Return the stem of a folded English word."""
    word = word.removesuffix("'s")
    if not word.endswith(_ENDINGS) or word.endswith(("ss", "us", "is", "ias")):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _tidied(word.removesuffix(ending), ending)
    return word


def _tidied(stem: str, ending: str) -> str:
    if ending in ("ies", "ied"):
        return stem + "y"
    return stem[:-1] if _has_doubled_end(stem) else stem


def _has_doubled_end(stem: str) -> bool:
    if len(stem) <= _SHORTEST_STEM or stem[-1] != stem[-2] or stem[-1] in "se":
        return False
    return len(stem) >= _SHORTEST_DOUBLED_L or stem[-1] != "l"
