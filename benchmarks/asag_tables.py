"""Build the tables that the offline grader ships; run it again only to change them.

    python -m benchmarks.asag_tables --wordsegment wordsegment-1.3.1-py2.py3-none-any.whl

Source and licence stand in mock_interview/graders/offline/data/SOURCES.md.
"""

import argparse
import codecs
import math
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from mock_interview.graders.offline.order import word_class
from mock_interview.graders.offline.stems import stem

DATA = Path(__file__).parents[1] / "mock_interview" / "graders" / "offline" / "data"

_WEB_WORDS = 1_024_908_267_229.0
_COMMON_WORDS = 60_000
_RAREST_ZIPF = 3.0

# Stems of vulgar and pornographic words, which the web uses a lot and nobody wants to come across; in rot13.
_LEFT_OUT = frozenset(
    codecs.decode(
        """
        navznyfrk nff nffshpx nffuby nffjbeq onatohf oneronpx oqfz orfgvny ovgpu oybjwbo obaqnt obbo obbov
        ohxxnx ohyyfuvg ohfgv pyvg pbpx pbpxfhpx penc penccv pernzcv phpxbyq phz phzsvrfgn phzfubg phag
        qrrcguebng qvpx qvyqb qbtfrk rwnphy rebg rebgvpn rebgvpb rebgvx srgvfu sbbgwbo shpx shpxre shpxva
        tnatonat unaqwbo uneqpbe uragnv ubeav vaprfg wvmm xvaxv ynqlobl yrfovnan yvirfrk ybyvgn znfgheo zvys
        zvysuhag zvysfrrx zhfpuv anhtugv avttn avccy ahqvfg betnfz betv cnagv cvff cbea cbeab cbeabtencu
        cbeabtencuv cbeafgne cergrra chffv frffb frkpnz frkpung frkv frkvrfg frkxbagnxg frkb furzny fuvg
        fyhg fyhggv fcnax fdhveg fdhvegre fgencba fgevccre fhpx fhpxre fjvatre gryrsbafrk gtc guerrfbz
        guhzomvyyn gvg gvggra gvggv gbcyrff genaav gjvax hcfxveg iblrhe iblrhejro jnax juber jbeyqfrk kakk
        kcnff kkk kkkk mbbcuvyvn
        """,
        "rot13",
    ).split()
)

_SMOOTHING = 1e6
_LARGEST_LOG_RATIO = 2.0


def main() -> None:
    """Read the sources named on the command line and write every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordsegment", type=Path, required=True)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wordsegment) as wheel:
        write_frequencies(_counts(wheel, "wordsegment/unigrams.txt"))
        write_order(_counts(wheel, "wordsegment/bigrams.txt"))


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
    for name in _LEFT_OUT:
        del counts[name]
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


def _write(name: str, about: str, lines: list[str]) -> None:
    text = "\n".join([f"# {about} See SOURCES.md.", *lines]) + "\n"
    (DATA / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
