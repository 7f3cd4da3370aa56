"""The house keeps its floors, has no cycles, and loads late what is dear to load."""

import json
import os
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from mock_interview.transcripts.database import Database
from tests.builders import write_pack

ROOT = Path(__file__).resolve().parents[1]
DEAR = ("pydantic", "openai", "textual")
SCRIPT = """
import json, sys
from mock_interview.cli import main
try:
    main()
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    print(json.dumps(sorted(loaded)), file=sys.stderr)
"""


def dear_modules_of(*arguments: str) -> set[str]:
    """Run a command in a fresh process and return which of the dear modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    loaded: list[str] = json.loads(done.stderr.splitlines()[-1])
    return {name for name in DEAR if name in loaded}


def test_every_room_imports_only_from_the_floors_below() -> None:
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_module_imports_itself_by_a_detour_not_even_late() -> None:
    graph = grimp.build_graph("mock_interview", exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(imports).static_order())) == len(graph.modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("paths",),
        ("practice", "--help"),
        ("transcripts", "--help"),
        ("transcripts", "list"),
        ("transcripts", "show"),
        ("transcripts", "search", "gradient"),
        ("transcripts", "export"),
        ("transcripts", "export", "--format", "html"),
        ("transcripts", "export", "--schema"),
        ("transcripts", "backup"),
    ],
)
def test_what_needs_the_store_alone_loads_nothing_dear(home: Path, arguments: tuple[str, ...]) -> None:
    db = Database(home / "data" / "transcripts.db")
    with db.reading():
        pass
    db.close()
    assert dear_modules_of(*arguments) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("rubrics", "list"),
        ("rubrics", "new", "--help"),
        ("rubrics", "install", "--help"),
        ("rubrics", "prompt", "ml-engineer/feature-scaling"),
        ("rubrics", "bench", "--help"),
        ("rubrics", "disagreements", "ml-engineer/feature-scaling"),
        ("grade", "--help"),
        ("transcripts", "pending"),
    ],
)
def test_what_sends_nothing_to_a_model_does_not_load_openai(arguments: tuple[str, ...]) -> None:
    assert dear_modules_of(*arguments) == {"pydantic"}


def test_grading_offline_does_not_load_openai(home: Path, tmp_path: Path) -> None:
    write_pack(home / "data" / "rubrics" / "demo", "scaling")
    answer = tmp_path / "answer.txt"
    answer.write_text("Descent crawls where ranges differ.", "utf-8")
    assert dear_modules_of("grade", "demo/scaling", str(answer), "--grader", "offline") == {"pydantic"}
