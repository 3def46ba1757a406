"""Events of any thread become one message that has gathered them all."""

from __future__ import annotations

import threading

from textual import on
from textual.app import App

from reader.library.library import Library
from reader.model.change import Changed
from reader.tui.bridge import Bridge, LibraryChanged
from tests.tui.support import until


class Listener(App[None]):
    """Keeps what it was told, and looks when it is let."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.bridge = Bridge(library, self)
        self.messages = 0
        self.taken: list[Changed] = []
        self.looks = True

    @on(LibraryChanged)
    def _library_changed(self) -> None:
        self.messages += 1
        if self.looks:
            self.taken.append(self.bridge.take())


async def test_an_event_becomes_a_message(library: Library) -> None:
    app = Listener(library)
    async with app.run_test() as pilot:
        library.events.publish(Changed(frozenset({1}), places=True))
        await until(pilot, lambda: bool(app.taken), "a message")
        library.events.publish(Changed(lists=True))
        await until(pilot, lambda: len(app.taken) == 2, "another")
    assert app.taken == [Changed(frozenset({1}), places=True), Changed(lists=True)]


async def test_events_are_gathered_until_somebody_looks(library: Library) -> None:
    app = Listener(library)
    app.looks = False
    async with app.run_test() as pilot:
        library.events.publish(Changed(frozenset({1})))
        library.events.publish(Changed(frozenset({2}), lists=True))
        library.events.publish(Changed(frozenset({1, 3}), places=True))
        await until(pilot, lambda: app.messages == 1, "a message")
        assert app.bridge.take() == Changed(frozenset({1, 2, 3}), True, True)
        assert app.bridge.take() == Changed()
        library.events.publish(Changed(lists=True))
        await until(pilot, lambda: app.messages == 2, "the next message")


async def test_no_event_of_many_threads_is_lost(library: Library) -> None:
    app = Listener(library)

    def publish(first: int) -> None:
        for number in range(first, first + 200):
            library.events.publish(Changed(frozenset({number})))

    async with app.run_test() as pilot:
        threads = [threading.Thread(target=publish, args=(n * 200,)) for n in range(5)]
        for thread in threads:
            thread.start()
        await until(
            pilot,
            lambda: (
                len(frozenset().union(*(one.articles for one in app.taken))) == 1000
            ),
            "every event",
        )
        for thread in threads:
            thread.join()
    assert app.messages <= 1000


async def test_events_after_the_end_are_harmless(library: Library) -> None:
    app = Listener(library)
    async with app.run_test():
        pass
    library.events.publish(Changed(lists=True))
    assert app.bridge.take() == Changed(lists=True)
