from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.config.paths import (
    config_path,
    data_directory,
    library_path,
)


def test_the_option_comes_before_the_environment() -> None:
    environ = {"NEWSLEAF_LIBRARY": "/two.db"}
    assert library_path(Path("/one.db"), environ) == Path("/one.db")
    assert library_path(None, environ) == Path("/two.db")


@pytest.mark.parametrize("environ", [{}, {"NEWSLEAF_LIBRARY": ""}])
def test_the_library_is_in_the_data_directory(environ: dict[str, str]) -> None:
    assert library_path(None, environ) == data_directory() / "library.db"


def test_the_configuration_may_be_named() -> None:
    assert config_path({"NEWSLEAF_CONFIG": "/other.toml"}) == Path("/other.toml")
    assert config_path({}).parts[-2:] == ("newsleaf", "config.toml")


def test_a_tilde_is_the_home_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reader of news")
    home = Path("/home/reader of news")
    assert library_path(Path("~/a.db"), {}) == home / "a.db"
    assert library_path(None, {"NEWSLEAF_LIBRARY": "~/b.db"}) == home / "b.db"
    assert config_path({"NEWSLEAF_CONFIG": "~/c.toml"}) == home / "c.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is the custom of Linux")
def test_directories_follow_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert library_path(None, {}) == tmp_path / "DATA" / "newsleaf" / "library.db"
    assert config_path({}) == tmp_path / "CONFIG" / "newsleaf" / "config.toml"


def test_asking_for_a_place_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("DATA", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    library_path(None, {})
    config_path({})
    assert list(tmp_path.iterdir()) == []


def test_platformdirs_is_not_loaded_for_a_named_library() -> None:
    code = (
        "import sys; from pathlib import Path; from reader.config import paths;"
        "paths.library_path(Path('a.db'), {}); assert 'platformdirs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
