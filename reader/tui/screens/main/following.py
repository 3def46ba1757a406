"""Follows a feed of an address, which a person chooses where there are several."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.content.address import public_address
from reader.tui.text import column, fit
from reader.tui.widgets.article_list.age import age

if TYPE_CHECKING:
    from reader.library.discovering import Found
    from reader.library.outcome import Outcome
    from reader.library.round import Got
    from reader.library.sources import Address
    from reader.tui.screens.main.screen import MainScreen

_LATEST = 3
"""How many articles of a feed are shown, so that one sees what it is about."""

_TITLE_CELLS, _LINE_CELLS = 52, 70


async def follow_one(screen: MainScreen, address: Address) -> Outcome | None:
    """Find the feeds at an address and follow one; None where nothing was chosen."""
    found = await _find(screen, address)
    got = await _choose(screen, found)
    if got is None:
        screen.tell("Nothing was added")
        return None
    return await screen.library.discovering.follow(found, got)


async def choose_address(screen: MainScreen, address: Address) -> str | None:
    """Find the feeds at an address, and have one chosen; None where none was."""
    got = await _choose(screen, await _find(screen, address))
    return None if got is None else got.address


async def _find(screen: MainScreen, address: Address) -> Found:
    from reader.net.fetch import Limits  # the network is not needed to read

    limits = Limits(seconds=screen.settings.refresh.timeout)
    screen.show_progress(f"Looking for feeds at {public_address(address.url)}")
    try:
        return await screen.library.discovering.find(
            address, limits, lambda url: screen.show_progress(f"Looking at {url}")
        )
    finally:
        screen.show_progress("")


async def _choose(screen: MainScreen, found: Found) -> Got | None:
    """Ask which of several feeds is meant, the main one being chosen already."""
    if len(found.feeds) == 1:
        return found.feeds[0]
    from reader.tui.screens.menu import MenuScreen

    titles = [_title(got) for got in found.feeds]
    details = [list(_details(got)) for got in found.feeds]
    menu = MenuScreen("Which feed of this site?", titles, 0, details)
    number = await screen.app.push_screen_wait(menu)
    return None if number is None else found.feeds[number]


def _title(got: Got) -> str:
    count = len(got.parsed.articles)
    articles = "article" if count == 1 else "articles"
    title = fit(got.parsed.title or got.shown_address, _TITLE_CELLS)
    return f"{title} ({got.parsed.kind}, {count:,} {articles})"


def _details(got: Got) -> Iterator[str]:
    """The address of a feed, and its latest articles with their age."""
    yield fit(got.shown_address, _LINE_CELLS)
    first = datetime.min.replace(tzinfo=UTC)
    articles = sorted(
        got.parsed.articles, key=lambda one: one.published or first, reverse=True
    )
    now = datetime.now(UTC).astimezone()
    for article in articles[:_LATEST]:
        when = age(article.published, now) if article.published else ""
        yield f"{column(when, 6)} {fit(article.title, _LINE_CELLS - 7)}"
