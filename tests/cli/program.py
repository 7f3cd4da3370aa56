"""The program as a process of its own, from the sources under test."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


def run_program(*arguments: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, with pipes for a terminal."""
    return subprocess.run(
        _command(arguments),
        cwd=ROOT,
        env={**os.environ, **variables},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def start_program(
    *arguments: str, stdin: IO[str] | None = None, stderr: int = subprocess.PIPE, **variables: str
) -> subprocess.Popen[str]:
    """Start the program and return at once."""
    return subprocess.Popen(
        _command(arguments),
        cwd=ROOT,
        env={**os.environ, **variables},
        stdin=stdin or subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
    )


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "mock_interview", *arguments]
