from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import desktop
from reader.library.library import Library
from reader.model.errors import NotFound
from reader.model.feed_settings import FeedChange
from tests.library.making import refresh, rss
from tests.library.serving import Server
from tests.programs import Recorder, only_path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only directory in which programs are found."""
    directory = tmp_path / "bin"
    only_path(monkeypatch, directory)
    return directory


@pytest.fixture
def recorder(programs: Path) -> Recorder:
    return Recorder(programs, "notify-send")


async def brings(library: Library, server: Server, *titles: str) -> None:
    """Have the feed bring articles, and tell of those."""
    server.gives(rss(*titles))
    library.notifying.notify(await refresh(library))


def bodies(recorder: Recorder) -> list[str]:
    return [call[-1] for call in recorder.calls]


def watch(library: Library, feed_id: int) -> None:
    library.subscribing.change((feed_id,), FeedChange(notify=True))


async def test_what_a_chosen_feed_brings_is_told_once_a_round(
    library: Library, server: Server, followed: int, recorder: Recorder
) -> None:
    watch(library, followed)
    await brings(library, server, "old", "older")
    assert recorder.calls == []  # all of a new feed is new
    await brings(library, server, "old", "older")
    assert recorder.calls == []
    await brings(library, server, "a", "b", "old", "older")
    await brings(library, server, "c", "a", "b", "old")
    assert recorder.calls == [
        ["--app-name=newsleaf", "--", "newsleaf", "a\nb"],
        ["--app-name=newsleaf", "--", "newsleaf", "c"],
    ]


async def test_three_titles_are_named_and_the_others_counted(
    library: Library, server: Server, followed: int, recorder: Recorder
) -> None:
    watch(library, followed)
    await brings(library, server, "old")
    await brings(library, server, *(f"n{number}" for number in range(15)), "old")
    assert bodies(recorder) == ["n0\nn1\nn2\nand 12 more"]


async def test_only_what_a_chosen_smart_folder_finds_is_told(
    library: Library, server: Server, followed: int, recorder: Recorder
) -> None:
    trams = library.organizing.save("Trams", "title:tram")
    library.organizing.save("Boats", "title:boat")
    await brings(library, server, "tram-1")
    library.organizing.notify(trams, True)
    await brings(library, server, "tram-2", "boat-1", "tram-1")
    assert bodies(recorder) == ["tram-2"]
    watch(library, followed)
    await brings(library, server, "tram-3", "boat-2", "tram-2")
    assert bodies(recorder)[1:] == ["tram-3\nboat-2"]  # each of them once
    library.reading.undo()
    library.reading.undo()
    await brings(library, server, "tram-4", "boat-3")
    assert len(bodies(recorder)) == 2


async def test_nothing_is_told_of_feeds_and_folders_that_are_not_chosen(
    library: Library, server: Server, followed: int, recorder: Recorder
) -> None:
    library.organizing.save("Trams", "title:tram")
    await brings(library, server, "old")
    await brings(library, server, "tram", "old")
    assert recorder.calls == []
    assert library.notifying.wanted() == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("--help <b>A & B</b>", "--help &lt;b&gt;A &amp; B&lt;/b&gt;"),
        ("a\x1b[31m\u202eb\nc\x00", "a[31mb c"),
        ("x" * 500, "x" * 119 + "…"),
    ],
)
def test_foreign_text_is_inert(recorder: Recorder, line: str, shown: str) -> None:
    desktop.show("newsleaf", [line])
    assert recorder.calls == [["--app-name=newsleaf", "--", "newsleaf", shown]]


def test_without_the_program_nothing_happens(programs: Path) -> None:
    assert not desktop.is_there()
    desktop.show("newsleaf", ["a"])


def test_a_program_that_refuses_is_told(programs: Path) -> None:
    Recorder(programs, "notify-send", "sys.exit(1)")
    with pytest.raises(NotFound, match="could not be shown"):
        desktop.show("newsleaf", ["a"])
