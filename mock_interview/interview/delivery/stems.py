"""A light stem: enough to hear that `scale`, `scaled` and `scaling` are one word said three times."""

# Longest first; what is left must keep at least three letters.
_ENDINGS = (
    "isations izations isation ization ations ation ingly edly ments ment ness ings ing ities ity ions ion "
    "ies ied ers er ors or ed es ly s e"
).split()
_SHORTEST = 3


def light_stem(word: str) -> str:
    """Return the stem of a folded English word."""
    word = word.removesuffix("'s")
    if word.endswith(("ss", "us", "is")):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _tidied(word.removesuffix(ending), ending)
    return word


def _tidied(stem: str, ending: str) -> str:
    if ending in ("ies", "ied"):
        return stem + "y"
    if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem
