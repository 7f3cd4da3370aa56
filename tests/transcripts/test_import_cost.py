import subprocess
import sys

SCRIPT = """
import sys
import mock_interview.transcripts.history, mock_interview.transcripts.interviews, mock_interview.transcripts.importing
import mock_interview.transcripts.exporting.document, mock_interview.transcripts.exporting.html.page
import mock_interview.transcripts.backup.restoring
import mock_interview.transcripts.consent, mock_interview.transcripts.drafts
print([name for name in ("pydantic", "openai", "textual", "mock_interview.rubric.models") if name in sys.modules])
"""


def test_the_store_is_loaded_without_pydantic_openai_or_the_rubric_models() -> None:
    printed = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout
    assert printed == "[]\n"
