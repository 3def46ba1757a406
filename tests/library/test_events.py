from __future__ import annotations

import threading

from reader.library.events import Events
from reader.library.library import Library
from reader.model.article import State
from reader.model.change import Changed
from reader.store.database import Database
from tests.library.making import add, subscribe, titles
from tests.store.factories import add_article


def test_every_listener_is_told_in_turn() -> None:
    events = Events()
    told: list[tuple[str, Changed]] = []
    events.listen(lambda changed: told.append(("first", changed)))
    events.listen(lambda changed: told.append(("second", changed)))
    changed = Changed(lists=True)
    events.publish(changed)
    assert told == [("first", changed), ("second", changed)]


def test_a_listener_may_bring_another(library: Library) -> None:
    events = Events()
    told: list[Changed] = []
    events.listen(lambda _: events.listen(told.append))
    events.publish(Changed())
    assert told == []
    events.publish(Changed())
    assert told == [Changed()]


async def test_what_is_told_is_on_the_disk(library: Library) -> None:
    """Another connection, as another program has, sees it already."""
    seen: list[tuple[int, int]] = []

    def look(_: Changed) -> None:
        other = Database(library.path)
        with other.reading() as connection:
            row = connection.execute(
                "SELECT count(*), count(starred_at) FROM article"
            ).fetchone()
        other.close()
        seen.append(tuple(row))

    library.events.listen(look)
    await add(library, "-", stdin=b"A title\n\nAnd a text.\n")
    library.reading.set_state([1], State.STARRED)
    library.reading.undo()
    assert seen == [(1, 0), (1, 1), (1, 0)]


def test_every_action_tells_what_it_changed(
    library: Library, told: list[Changed]
) -> None:
    with library.database.writing() as connection:
        one, two = add_article(connection), add_article(connection)
    reading, subscribing = library.reading, library.subscribing
    reading.set_state([one, two], State.READ)
    reading.tag([one], "x")
    reading.untag([one], "x")
    reading.undo()
    reading.redo()
    (feed_id,) = subscribe(library, "https://tram.example/")
    subscribing.rename(feed_id, "Trams")
    subscribing.move(feed_id, "News")
    subscribing.remove(feed_id)
    assert told == [
        Changed(frozenset({one, two}), places=True),
        Changed(frozenset({one}), places=True),
        Changed(frozenset({one}), places=True),
        Changed(frozenset({one}), lists=True, places=True),
        Changed(frozenset({one}), lists=True, places=True),
        Changed(places=True),
        Changed(lists=True, places=True),
        Changed(places=True),
        Changed(lists=True, places=True),
    ]


def test_what_changes_nothing_is_not_told(
    library: Library, told: list[Changed]
) -> None:
    with library.database.writing() as connection:
        one = add_article(connection)
    subscribe(library, "https://tram.example/")
    told.clear()
    library.reading.set_state([one], State.READ, given=False)
    library.reading.tag([99], "x")
    library.reading.tag([one], " ")
    library.reading.undo()
    library.reading.redo()
    subscribe(library, "https://tram.example/")
    assert told == []


def test_events_come_in_the_thread_that_wrote(library: Library) -> None:
    with library.database.writing() as connection:
        ids = [add_article(connection) for _ in range(4)]
    threads: list[tuple[int, frozenset[int]]] = []
    library.events.listen(
        lambda changed: threads.append((threading.get_ident(), changed.articles))
    )
    writers = {
        article_id: threading.Thread(
            target=library.reading.set_state, args=([article_id], State.LATER)
        )
        for article_id in ids
    }
    for writer in writers.values():
        writer.start()
    for writer in writers.values():
        writer.join()
    assert sorted(threads, key=lambda one: min(one[1])) == [
        (writers[article_id].ident, frozenset({article_id})) for article_id in ids
    ]
    assert len(titles(library)) == 4
