"""Does the line that a point cites say anything of the kind?"""

from collections.abc import Mapping

from mock_interview.graders.offline.stems import telling_stems
from mock_interview.text import one_line

CITED_WIDTH = 80
LEAST_SHARED = 2  # stems; all of them where a point has fewer


def doubt_about(text: str, cited: str, lines: Mapping[str, str]) -> str | None:
    """Return what is wrong with the line `cited` for a point, as the end of a sentence; None where nothing is.

    `lines` are the texts of the notes by label.
    """
    if not cited:
        return "cites no line"
    if cited not in lines:
        return f"cites {one_line(cited, CITED_WIDTH)!r}, which is no line of these notes"
    wanted = telling_stems(text)
    if len(wanted & telling_stems(lines[cited])) < min(LEAST_SHARED, len(wanted)):
        return f"cites {cited}, which says nothing of the kind"
    return None
