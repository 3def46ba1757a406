"""Older pages of feeds: where they lead, where they end, and what stays untouched."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from reader.library.library import Library
from reader.library.older import MOST_PAGES, OlderArticles
from reader.model.errors import FetchError, NotAFeed, NotFound, UnreadableInput
from reader.model.feed import Validators
from reader.store import older_pages
from tests.library.making import (
    add,
    assert_sound,
    kept,
    refresh,
    rss,
    subscribe,
    titles,
    validators,
)
from tests.library.serving import Site


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def page(
    *articles: str,
    older: str = "",
    rel: str = "prev-archive",
    title: str = "Trams",
    text: str = "Text",
) -> bytes:
    """A feed document that names an older one."""
    link = f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="{rel}" href="{older}"/>'
    body = rss(*articles, title=title, text=text)
    return body.replace(b"</channel>", link.encode() + b"</channel>") if older else body


async def follow(library: Library, site: Site) -> int:
    """Follow the feed of a site; its id."""
    (outcome,) = await add(library, site.at("/feed"))
    assert outcome.feed_id is not None
    site.asked.clear()
    return outcome.feed_id


async def fetch(library: Library, feed_id: int, pages: int = 1) -> OlderArticles:
    return await library.older.fetch(feed_id, pages)


def archived(site: Site) -> None:
    """Have a feed of three documents: "E", then "D" and "C", then "B" and "A"."""
    site.gives |= {
        "/feed": page("E", older="/2"),
        "/2": page("D", "C", older="/1"),
        "/1": page("B", "A"),
    }


async def test_each_call_fetches_one_page_until_the_last(
    library: Library, site: Site
) -> None:
    archived(site)
    feed_id = await follow(library, site)
    first = await fetch(library, feed_id)
    assert (len(first.new), first.pages, first.more) == (2, 1, True)
    assert titles(library) == ["E", "C", "D"]
    last = await fetch(library, feed_id)
    assert (last.more, last.told()) == (False, "that was the last page")
    assert titles(library) == ["E", "C", "D", "A", "B"]
    none = await fetch(library, feed_id)
    assert (none.pages, none.new) == (0, ())
    assert none.told() == "no older articles: its last page has been fetched"
    assert site.asked == ["/2", "/1"]
    assert not any(article.read for article in kept(library))
    assert_sound(library)


async def test_several_pages_are_fetched_at_one_go(
    library: Library, site: Site
) -> None:
    archived(site)
    feed_id = await follow(library, site)
    counted: list[int] = []
    older = await library.older.fetch(feed_id, 10, tell=counted.append)
    assert (len(older.new), older.pages, counted) == (4, 2, [1, 2])


async def test_what_is_known_of_the_feed_and_its_articles_stays(
    library: Library, site: Site
) -> None:
    site.gives |= {
        "/feed": Response(
            page("B", "C", older="/1", text="New"), headers={"ETag": '"x"'}
        ),
        "/1": page("A", "B", title="Archive of 1999", text="Old"),
    }
    feed_id = await follow(library, site)
    before = library.subscribing.feed(feed_id)
    sent = validators(library)
    assert sent.etag == '"x"'
    older = await fetch(library, feed_id)
    assert len(older.new) == 1
    after = library.subscribing.feed(feed_id)
    assert (after.title, after.last_fetched) == (before.title, before.last_fetched)
    assert validators(library) == sent
    texts = {article.title: article.text for article in kept(library)}
    assert texts == {"A": "Old of A", "B": "New of B", "C": "New of C"}
    (again,) = await refresh(library)
    assert (again.new, again.edited) == ((), ())


async def test_a_feed_without_older_pages_says_so(library: Library, site: Site) -> None:
    site.gives["/feed"] = rss("A")
    feed_id = await follow(library, site)
    older = await fetch(library, feed_id)
    assert older.told() == "no older articles: the feed names no older page"
    assert site.asked == []


async def test_a_feed_that_was_never_fetched_is_asked_first(
    library: Library, site: Site
) -> None:
    archived(site)
    (feed_id,) = subscribe(library, site.at("/feed"))
    older = await fetch(library, feed_id)
    assert (older.pages, site.asked) == (1, ["/feed", "/2"])
    assert titles(library) == ["C", "D"]
    assert validators(library) == Validators()


@pytest.mark.parametrize(
    "pages",
    [
        {"/2": page("B", older="/2", rel="next")},
        {"/2": page("B", older="/feed", rel="next"), "/feed": None},
        {"/2": page("B", older="/3"), "/3": page("A", older="/2")},
    ],
    ids=["itself", "the feed", "the one before"],
)
async def test_pages_that_lead_in_a_circle_end(
    library: Library, site: Site, pages: dict[str, bytes]
) -> None:
    site.gives |= pages | {"/feed": page("C", older="/2")}
    feed_id = await follow(library, site)
    older = await fetch(library, feed_id, MOST_PAGES)
    assert not older.more
    assert len(site.asked) == len(set(site.asked)) == older.pages <= 2
    assert (await fetch(library, feed_id)).pages == 0


async def test_pages_without_end_are_bounded(
    library: Library, httpserver: HTTPServer
) -> None:
    def answer(request: Request) -> Response:
        number = int(request.args.get("p", 0))
        return Response(page(f"N{number}", older=f"/feed?p={number + 1}", rel="next"))

    httpserver.expect_request("/feed").respond_with_handler(answer)
    (outcome,) = await add(library, httpserver.url_for("/feed"))
    older = await fetch(library, outcome.feed_id or 0, 1000)
    assert (older.pages, older.more) == (MOST_PAGES, True)


async def test_new_archives_come_before_one_goes_on(
    library: Library, site: Site
) -> None:
    archived(site)
    feed_id = await follow(library, site)
    await fetch(library, feed_id)
    site.gives |= {
        "/feed": page("H", older="/3"),
        "/3": page("G", "F", older="/2"),
    }
    await refresh(library)
    site.asked.clear()
    older = await fetch(library, feed_id, 10)
    assert (site.asked, older.more) == (["/3", "/1"], False)
    assert set(titles(library)) == set("ABCDEFGH")


@pytest.mark.parametrize(
    ("given", "error"),
    [(Response(status=503), FetchError), (b"<html><body>gone", NotAFeed)],
)
async def test_what_came_before_a_failure_stays_and_the_next_call_goes_on(
    library: Library, site: Site, given: Response | bytes, error: type[Exception]
) -> None:
    archived(site)
    site.gives["/1"] = given
    feed_id = await follow(library, site)
    older = await fetch(library, feed_id, 5)
    assert (len(older.new), older.pages, older.more) == (2, 1, True)
    assert isinstance(older.error, error)
    assert library.subscribing.feed(feed_id).last_error is None
    site.gives["/1"] = page("B", "A")
    assert len((await fetch(library, feed_id)).new) == 2


async def test_a_page_that_is_cut_is_asked_for_again(
    library: Library, site: Site
) -> None:
    archived(site)
    whole = page("D", "C", older="/1")
    site.gives["/2"] = whole[: whole.index(b"<item><title>C")]
    feed_id = await follow(library, site)
    cut = await fetch(library, feed_id, 5)
    assert isinstance(cut.error, UnreadableInput)
    assert (titles(library), cut.pages, cut.more) == (["E", "D"], 0, True)
    site.gives["/2"] = whole
    assert len((await fetch(library, feed_id, 5)).new) == 3


async def test_a_feed_that_is_followed_again_begins_anew(
    library: Library, site: Site
) -> None:
    archived(site)
    feed_id = await follow(library, site)
    await fetch(library, feed_id, 5)
    library.subscribing.remove(feed_id)
    with pytest.raises(NotFound):
        await fetch(library, feed_id)
    await add(library, site.at("/feed"))
    older = await fetch(library, feed_id, 5)
    assert (older.pages, len(older.new)) == (2, 4)


async def test_a_feed_leads_to_no_host_of_ones_own(
    library: Library, site: Site
) -> None:
    (feed_id,) = subscribe(library, "https://trams.example/feed")
    with library.database.writing() as connection:
        older_pages.note_first(connection, feed_id, site.at("/secret"))
    older = await fetch(library, feed_id)
    assert "is of your own network" in str(older.error)
    assert (site.asked, older.pages) == ([], 0)
