from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.sources import (
    LARGEST_FILE,
    Address,
    File,
    Missing,
    Other,
    Source,
    find_sources,
    read_file,
)
from reader.model.errors import NotFound, RefusedAddress, UnreadableInput


def find(what: str | Path) -> list[Source]:
    return list(find_sources(str(what)))


@pytest.mark.parametrize(
    ("what", "url"),
    [
        ("https://tram.example/feed", "https://tram.example/feed"),
        ("HTTP://tram.example/feed", "HTTP://tram.example/feed"),
        ("feed:https://tram.example/feed", "https://tram.example/feed"),
        ("feed:http://tram.example/feed", "http://tram.example/feed"),
    ],
)
def test_addresses(what: str, url: str) -> None:
    assert find(what) == [Address(url)]


@pytest.mark.parametrize(
    ("what", "rest"),
    [
        ("feed://tram.example/feed", "tram.example/feed"),
        ("feed:tram.example/feed", "tram.example/feed"),
        ("FEED:tram.example", "tram.example"),
    ],
)
def test_the_feed_scheme_leaves_open_how_to_connect(what: str, rest: str) -> None:
    assert find(what) == [Address(f"https://{rest}", f"http://{rest}")]


def test_a_file_is_itself_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / ".notes"
    path.touch()
    assert find(path) == [File(path)]


def test_the_home_directory_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").touch()
    assert find("~/a.txt") == [File(tmp_path / "a.txt")]


@pytest.mark.parametrize(
    "what", ["nowhere.txt", "", "a/b/c", "~nobody-of-this-name/a.txt", "a\0b"]
)
def test_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    make(tmp_path, "here.txt")
    monkeypatch.chdir(tmp_path)
    (missing,) = find(what)
    assert isinstance(missing, Missing)
    assert isinstance(missing.error, NotFound)
    assert missing.subject == missing.error.subject == what


@pytest.mark.parametrize(
    ("what", "hint"),
    [("ftp://tram.example/a", ""), ("FILE:///a.txt", "give the path of the file")],
)
def test_addresses_of_other_kinds_are_refused(what: str, hint: str) -> None:
    (missing,) = find(what)
    assert isinstance(missing, Missing)
    assert isinstance(missing.error, RefusedAddress)
    assert missing.error.hint == hint


def test_an_address_without_its_scheme_gets_a_hint() -> None:
    (missing,) = find("tram.example/feed")
    assert isinstance(missing, Missing)
    assert missing.error.hint == "write https:// before an address"


def test_a_name_that_is_too_long_is_told() -> None:
    (missing,) = find("a" * 5000)
    assert isinstance(missing, Missing)
    assert "cannot be read" in missing.error.reason


def make(directory: Path, *names: str) -> None:
    for name in names:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_a_directory_is_all_it_holds_by_name(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a.md",
        "C.HTML",
        "sub/deep/z.rss",
        "sub/y.opml",
        "x.pdf",
        "no-suffix",
        ".hidden.txt",
        ".git/config.txt",
        "sub/.cache/a.txt",
    )
    found = [str(one.path.relative_to(tmp_path)) for one in files(tmp_path)]
    assert found == ["C.HTML", "a.md", "b.txt", "sub/y.opml", "sub/deep/z.rss"]
    assert not any(one.named for one in files(tmp_path))


def test_files_of_other_kinds_in_a_directory_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.jpg", "no-suffix", "sub/urls", ".hidden.jpg")
    others = [one.path.name for one in find(tmp_path) if isinstance(one, Other)]
    assert others == ["b.jpg", "no-suffix"]
    assert [one.path.name for one in files(tmp_path)] == ["a.txt", "urls"]


def files(what: Path) -> list[File]:
    return [one for one in find(what) if isinstance(one, File)]


def test_a_hidden_directory_that_is_named_is_meant(tmp_path: Path) -> None:
    make(tmp_path, ".saved/a.txt")
    assert len(files(tmp_path / ".saved")) == 1


def test_links_to_files_are_followed_and_circles_are_not(tmp_path: Path) -> None:
    make(tmp_path, "real/a.txt", "inside/b.txt")
    (tmp_path / "inside" / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "inside" / "circle").symlink_to(tmp_path / "inside")
    (tmp_path / "inside" / "away").symlink_to(tmp_path / "real")
    assert [one.path.name for one in files(tmp_path / "inside")] == [
        "b.txt",
        "link.txt",
    ]
    (tmp_path / "named").symlink_to(tmp_path / "real")
    assert [one.path.name for one in files(tmp_path / "named")] == ["a.txt"]


def test_an_empty_directory_is_nothing(tmp_path: Path) -> None:
    assert find(tmp_path) == []


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user may enter."""
    directory = Path(tempfile.mkdtemp())
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody whom permissions bind; root is not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_directory_that_cannot_be_read_costs_one_line(open_directory: Path) -> None:
    make(open_directory, "a.txt", "locked/b.txt", "z.txt")
    (open_directory / "locked").chmod(0o000)
    with as_nobody():
        found = find(open_directory)
    (open_directory / "locked").chmod(0o700)
    assert found[:2] == [
        File(open_directory / name, named=False) for name in ("a.txt", "z.txt")
    ]
    (missing,) = found[2:]
    assert isinstance(missing, Missing)
    assert missing.subject == str(open_directory / "locked")
    assert "Permission denied" in missing.error.reason


def test_a_path_behind_a_locked_directory_is_told(open_directory: Path) -> None:
    make(open_directory, "locked/b.txt")
    (open_directory / "locked").chmod(0o000)
    with as_nobody():
        (missing,) = find(open_directory / "locked" / "b.txt")
        with pytest.raises(UnreadableInput, match="Permission denied"):
            read_file(open_directory / "locked" / "b.txt")
    (open_directory / "locked").chmod(0o700)
    assert isinstance(missing, Missing)
    assert "Permission denied" in missing.error.reason


def test_a_file_that_cannot_be_read_is_told(open_directory: Path) -> None:
    make(open_directory, "a.txt")
    (open_directory / "a.txt").chmod(0o000)
    with as_nobody(), pytest.raises(UnreadableInput, match="Permission denied"):
        read_file(open_directory / "a.txt")


def test_only_regular_files_of_some_size_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path, tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(UnreadableInput, match="no regular file"):
            read_file(path)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(UnreadableInput, match="larger than 50 MB"):
        read_file(large)
    with pytest.raises(NotFound):
        read_file(tmp_path / "nowhere")
