"""A page in a real headless Chromium: what its own script sees there, what is printed, what is complained of."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60
LOOK = Path(__file__).with_name("look.js").read_text("utf-8")

Scheme = Literal["light", "dark"]
_SCHEMES: dict[Scheme, str] = {"dark": "0", "light": "1"}
_SEEN = re.compile(r'<script type="application/json" id="seen">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page was like: the answers of ``look.js``, and what Chromium wrote on its console."""

    report: dict[str, Any]
    console: list[str]


def find_chromium() -> str | None:
    """Return the Chromium on the path, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def look(page: str, scheme: Scheme, folder: Path, width: int = 1200) -> Seen:
    """Return what `page` is like in Chromium; all that is changed of it is that one script of ours may run."""
    sha256 = base64.b64encode(hashlib.sha256(LOOK.encode()).digest()).decode()
    policy = "default-src &#x27;none&#x27;;"
    watched = page.replace(policy, f"{policy} script-src &#x27;sha256-{sha256}&#x27;;", 1)
    watched = watched.replace("</body>", f"<script>{LOOK}</script></body>")
    file = folder / f"watched-{scheme}.html"
    file.write_text(watched, "utf-8")
    done = _run(
        folder,
        f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}",
        f"--window-size={width},900",
        "--dump-dom",
        file,
    )
    found = _SEEN.search(done.stdout)
    assert found, f"the page was not looked at: {done.stderr}"
    return Seen(json.loads(found[1]), [line for line in done.stderr.splitlines() if "CONSOLE" in line])


def print_page(page: str, folder: Path) -> bytes:
    """Return `page` as it is printed."""
    file, printed = folder / "printed.html", folder / "printed.pdf"
    file.write_text(page, "utf-8")
    _run(folder, "--no-pdf-header-footer", f"--print-to-pdf={printed}", file)
    return printed.read_bytes()


def _run(folder: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    chromium = find_chromium()
    assert chromium is not None
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []  # root can have none
    command = [
        chromium,
        "--headless",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={folder / 'profile'}",
    ]
    *flags, file = options
    assert isinstance(file, Path)
    return subprocess.run(
        [*command, *sandbox, *flags, file.as_uri()],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=True,
    )
