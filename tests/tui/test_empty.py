"""An empty list says why it is empty, and the key that does something about it."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from reader.config.settings import KeyBinding, Settings
from reader.library.library import Library
from reader.model.feed import Subscription
from reader.model.view import Scope, View
from reader.tui.commands.registry import commands
from reader.tui.empty import empty_text
from reader.tui.keys import key_of
from tests.tui.app_support import NARROW, add_feed, newspaper, parsed, reading

ALL = commands()


def subscribe(library: Library, *urls: str, folder: str = "") -> None:
    """Follow feeds without fetching them."""
    library.subscribing.subscribe([Subscription(url, folder=folder) for url in urls])


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.TAG])
def test_every_text_is_whole(scope: Scope) -> None:
    text = empty_text(View(scope, "1"), "Here", (), lambda name: key_of(ALL, name))
    assert not set(text) & set("{}")
    assert text.endswith(".")


async def test_feeds_not_fetched_yet_say_the_key_that_is_configured(
    library: Library,
) -> None:
    subscribe(library, "https://a.example/f", "https://b.example/f", folder="News")
    keys = (KeyBinding("feed.refresh-all", ("f5",), 1),)
    async with reading(library, Settings(keys=keys), NARROW) as reader:
        await reader.sees("2 feeds are not fetched yet.", "Press f5 to fetch")
        for place in ("unread", "folder:News"):
            reader.screen.lists.go_place(place)
            await reader.sees("2 feeds are not fetched yet.", "Press f5 to fetch")
        reader.screen.lists.go_place("feed:1")
        await reader.sees("This feed is not fetched yet.", "Press r to fetch it.")


async def test_a_text_follows_what_is_subscribed(library: Library) -> None:
    async with reading(library, size=NARROW) as reader:
        await reader.press("escape")
        await reader.sees("No articles yet.")
        await reader.screen.write(subscribe, library, "https://a.example/f")
        await reader.sees("One feed is not fetched yet.", "Press R to fetch")


async def test_a_feed_that_failed_says_why(
    library: Library, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/f").respond_with_data("", 404)
    subscribe(library, httpserver.url_for("/f"))
    async with reading(library, size=NARROW) as reader:
        reader.screen.lists.go_place("feed:1")
        await reader.press("r")
        await reader.sees("Could not be fetched: ", "Press r to try again.")
        reason = reader.feed(1).last_error
        assert reason
        await reader.sees(f"Could not be fetched: {reason}"[:50])
        reader.screen.lists.go_place("all")
        await reader.sees("No feed could be fetched.", "Press R to try again.")


async def test_a_search_without_a_hit_says_where_it_searched(
    library: Library,
) -> None:
    add_feed(library, "Trams", [parsed("Tram", 1)])
    feed_id = newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("/", *"tram")
        await reader.until(lambda: reader.titles == ["Tram"], "the hit")
        await reader.press("escape")
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("F", "/", *"tram")
        await reader.sees("No article matches “tram”.", "Press escape to leave the")
        await reader.until(
            lambda: (
                "This searches only unread articles of “The Daily Leaf”;"
                " escape, g a and / search everywhere."
                in str(reader.screen.article_list.empty_text)
            ),
            "where it searched",
        )
        await reader.press("escape", "g", "a", "/", *"tram")
        await reader.until(lambda: reader.titles == ["Tram"], "the hit")
        await reader.type("x")
        await reader.sees("No article matches “tramx”.")
        await reader.sees_no("searches only")
