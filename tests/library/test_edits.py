"""Articles that publishers edit: what was there is kept, and what changed is told."""

from __future__ import annotations

from pathlib import Path

from reader.library.edits import changes_of, edits_of
from reader.library.library import Library
from tests.library.making import Clock, add, assert_sound, kept, refresh, rss
from tests.library.serving import Server


async def fetch(library: Library, server: Server, text: str) -> None:
    """Have the feed's only article say something, and fetch it."""
    server.gives(rss("Trams", text=text))
    await refresh(library)


def told(library: Library) -> list[tuple[int, int]]:
    """How many words each edit brought and took, the last one first."""
    (article,) = kept(library)
    edits = edits_of(article, library.reading.revisions(article.id))
    changes = map(changes_of, edits)
    return [(one.added, one.removed) for one in changes]


async def test_each_edit_tells_what_it_changed(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    await fetch(library, server, "The river is low.")
    assert (told(library), kept(library)[0].edited) == ([], None)
    clock.now += 60
    await fetch(library, server, "The river is very high.")
    assert told(library) == [(2, 1)]
    clock.now += 60
    await fetch(library, server, "The   river \n is very high.")
    assert told(library) == [(2, 1)]
    clock.now += 60
    await fetch(library, server, "The river is high.")
    assert told(library) == [(0, 1), (2, 1)]
    (article,) = kept(library)
    first, second = library.reading.revisions(article.id)
    assert (first.text, second.text) == (
        "The river is low. of Trams",
        "The river is very high. of Trams",
    )
    assert article.edited == second.until
    assert int(second.until.timestamp()) == clock.now


async def test_unsubscribing_takes_the_texts_along_and_undo_brings_them_back(
    library: Library, server: Server, followed: int
) -> None:
    for number in range(12):
        await fetch(library, server, f"Text {number}")
    (article,) = kept(library)
    before = library.reading.revisions(article.id)
    assert [one.text for one in before] == [
        "Text 0 of Trams",
        *(f"Text {number} of Trams" for number in range(2, 11)),
    ]
    library.subscribing.remove(followed)
    assert library.reading.revisions(article.id) == []
    library.reading.undo()
    assert library.reading.revisions(article.id) == before
    assert kept(library) == [article]
    assert_sound(library)


async def test_a_file_that_is_read_again_keeps_what_it_said(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "note.md"
    for text in ("# Note\n\nOne two.", "# Note\n\nOne  two.", "# Note\n\nOne three."):
        file.write_text(text)
        await add(library, file)
    assert told(library) == [(1, 1)]
    (revision,) = library.reading.revisions(kept(library)[0].id)
    assert revision.text == "One two."
