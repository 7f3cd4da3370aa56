import subprocess
import sys
from pathlib import Path

import pytest

import mock_interview.graders.offline as package

FOLDER = Path(package.__file__).parent


def test_the_grader_takes_less_than_five_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 5_000_000


@pytest.mark.parametrize("module", ["numpy", "openai", "textual"])
def test_grading_does_not_load(module: str) -> None:
    program = f"import sys, mock_interview.graders.offline.grader; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=FOLDER.parents[2], check=False).returncode == 0
