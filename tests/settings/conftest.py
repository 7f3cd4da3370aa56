from pathlib import Path

import pytest

from tests.settings.homes import Home


@pytest.fixture
def settings_home(tmp_path: Path) -> Home:
    return Home(tmp_path)
