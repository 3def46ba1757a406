"""What the address of a site leads to, and what is asked of its server for it."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from reader.formats import known_sites
from reader.library.discovering import MOST_GUESSES, MOST_SHOWN, Found, common_paths
from reader.library.library import Library
from reader.library.outcome import Result
from reader.library.sources import Address
from reader.library.supplied import is_own_host, is_supplied, leads_inside, with_user
from reader.model.errors import FetchError, NotAFeed, UnreadableInput
from tests.library.making import add, rss, titles
from tests.library.serving import Site


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def page(*feeds: str) -> str:
    links = (
        f"<link rel=alternate type=application/rss+xml href={one}>" for one in feeds
    )
    return f"<!doctype html><html><head>{''.join(links)}</head><body>Hi</body></html>"


def two_feeds(site: Site) -> None:
    """Have a page name the feeds of trams and of buses."""
    site.gives |= {
        "/": page("/trams", "/buses"),
        "/trams": rss("A"),
        "/buses": rss("B"),
    }


async def find(library: Library, address: str) -> Found:
    return await library.discovering.find(Address(address))


def paths(site: Site, found: Found) -> list[str]:
    return [got.address.removeprefix(site.url) for got in found.feeds]


async def test_a_feed_is_found_at_its_own_address(library: Library, site: Site) -> None:
    site.gives["/news"] = rss("A")
    found = await find(library, site.at("/news"))
    assert (paths(site, found), found.is_feed, found.others) == (["news"], True, ())
    assert site.asked == ["/news"]


async def test_the_feeds_of_a_page_are_fetched_the_main_one_first(
    library: Library, site: Site
) -> None:
    site.gives |= {
        "/": page("/comments/feed", "/gone", "/trams", "/buses"),
        "/trams": rss("A", title="Trams"),
        "/buses": rss("B", "C", title="Buses"),
        "/comments/feed": rss("D", title="Comments"),
    }
    found = await find(library, site.url)
    titled = [(got.parsed.title, len(got.parsed.articles)) for got in found.feeds]
    assert titled == [("Trams", 1), ("Buses", 2), ("Comments", 1)]
    assert not found.is_feed
    assert site.asked == ["/", "/gone", "/trams", "/buses", "/comments/feed"]
    assert library.subscribing.feeds() == []


async def test_what_was_fetched_is_followed_without_asking_again(
    library: Library, site: Site
) -> None:
    site.gives |= {
        "/": page("/trams", "/buses"),
        "/trams": rss("A"),
        "/buses": rss("B"),
    }
    found = await find(library, site.url)
    site.asked.clear()
    outcome = await library.discovering.follow(found, found.feeds[1], ["city"])
    assert (outcome.result, outcome.url) == (Result.ADDED, site.at("/buses"))
    assert titles(library) == ["B"]
    assert library.subscribing.feeds()[0].tags == ("city",)
    assert site.asked == []


async def test_a_page_of_very_many_feeds_has_a_few_fetched(
    library: Library, site: Site
) -> None:
    site.gives["/"] = page(*(f"/feed{n}" for n in range(50)))
    site.gives |= {f"/feed{n}": rss("A", title=f"Feed {n}") for n in range(50)}
    found = await find(library, site.url)
    assert (len(found.feeds), len(site.asked)) == (MOST_SHOWN, MOST_SHOWN + 1)
    assert found.others[0].url == site.at(f"/feed{MOST_SHOWN}")


async def test_two_addresses_of_one_feed_are_one(library: Library, site: Site) -> None:
    moved = Response(status=301, headers={"Location": "/trams"})
    site.gives |= {"/": page("/old", "/trams"), "/old": moved, "/trams": rss("A")}
    found = await find(library, site.url)
    assert paths(site, found) == ["old"]


@pytest.mark.parametrize(
    ("start", "feed", "asked"),
    [
        ("/", "/atom.xml", ["/feed", "/rss", "/atom.xml"]),
        ("/blog", "/blog/feed", ["/blog/feed"]),
        (
            "/blog/",
            "/feed",
            ["/blog/feed", "/blog/rss", "/blog/atom.xml", "/blog/feed.xml", "/feed"],
        ),
    ],
)
async def test_common_paths_are_tried_where_a_page_names_none(
    library: Library, site: Site, start: str, feed: str, asked: list[str]
) -> None:
    site.gives |= {start: page(), feed: rss("A"), "/rss": page()}
    found = await find(library, site.at(start))
    assert paths(site, found) == [feed.removeprefix("/")]
    assert site.asked == [start, *asked]


def test_common_paths_are_few() -> None:
    for address in ("https://a.example", "https://a.example/b/c?d=e"):
        assert len(common_paths(address)) <= MOST_GUESSES


async def test_a_page_without_any_feed_tells_what_was_tried(
    library: Library, site: Site
) -> None:
    site.gives["/"] = page("/gone")
    with pytest.raises(NotAFeed) as caught:
        await find(library, site.url)
    assert caught.value.subject == site.url
    assert caught.value.hint.startswith("looked at /gone, /feed, /rss, ")
    assert len(site.asked) == len(set(site.asked)) == 9


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_is_too_busy_is_not_guessed_at(
    library: Library, site: Site, status: int
) -> None:
    site.gives |= {"/": page(), "/feed": Response(status=status)}
    with pytest.raises(NotAFeed):
        await find(library, site.url)
    assert site.asked == ["/", "/feed"]


async def test_a_named_feed_that_may_come_back_is_what_failed(
    library: Library, site: Site
) -> None:
    site.gives |= {"/": page("/trams"), "/trams": Response(status=500)}
    with pytest.raises(FetchError) as caught:
        await find(library, site.url)
    assert (caught.value.subject, caught.value.temporary) == (site.at("/trams"), True)
    assert site.asked == ["/", "/trams"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", NotAFeed),
        (b"\0\1\2", NotAFeed),
        (b"{}", NotAFeed),
        (b"<rss", UnreadableInput),
    ],
)
async def test_nothing_is_guessed_where_there_is_no_page(
    library: Library, site: Site, body: bytes, error: type[Exception]
) -> None:
    site.gives["/"] = body
    with pytest.raises(error):
        await find(library, site.url)
    assert site.asked == ["/"]


async def test_a_known_site_is_asked_for_its_feed_at_once(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = known_sites._rule(
        r"localhost/@(?P<name>\w+)", ("{name}", site.url + "{name}")
    )
    monkeypatch.setattr(known_sites, "_RULES", (rule,))
    site.gives |= {"/me": rss("A"), "/": page()}
    found = await find(library, "http://localhost/@me")
    assert (paths(site, found), site.asked) == (["me"], ["/me"])


async def test_adding_a_page_follows_its_main_feed_and_asks_no_other(
    library: Library, site: Site
) -> None:
    site.gives |= {
        "/": page("/trams", "/buses"),
        "/trams": rss("A"),
        "/buses": rss("B"),
    }
    (outcome,) = await add(library, site.url, tags=["city"])
    assert (outcome.subject, outcome.url) == (site.url, site.at("/trams"))
    assert [link.url for link in outcome.others] == [site.at("/buses")]
    assert outcome.notes == (
        f"its main feed is {site.at('/trams')}",
        f"also there: {site.at('/buses')}; add one by its address",
    )
    assert site.asked == ["/", "/trams"]
    assert titles(library) == ["A"]


# Addresses that a server chose


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("localhost", True),
        ("a.localhost", True),
        ("nas", True),
        ("nas.local", True),
        ("127.0.0.1", True),
        ("127.1", True),
        ("0x7f000001", True),
        ("2130706433", True),
        ("10.0.0.7", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:127.0.0.1", True),
        ("fd00::1", True),
        ("example.org", False),
        ("localhost.example", False),
        ("93.184.216.34", False),
        ("2606:4700::1111", False),
    ],
)
def test_hosts_of_ones_own_network_are_told(host: str, is_own: bool) -> None:
    assert is_own_host(host) is is_own


@pytest.mark.parametrize(
    ("address", "chosen", "supplied", "inside"),
    [
        ("https://a.example/feed", "https://a.example/", False, False),
        ("https://b.example/feed", "https://a.example/", True, False),
        ("http://127.0.0.1:80/", "https://a.example/", True, True),
        ("http://[::1]/", "https://a.example/", True, True),
        ("http://127.0.0.1:81/", "http://localhost/", False, False),
        ("http://192.168.0.2/", "http://nas.local/", False, False),
        ("http://[broken", "https://a.example/", True, True),
    ],
)
def test_what_a_page_may_lead_to(
    address: str, chosen: str, supplied: bool, inside: bool
) -> None:
    assert is_supplied(address, chosen) is supplied
    assert leads_inside(address, chosen) is inside


@pytest.mark.parametrize(
    ("address", "chosen", "asked"),
    [
        ("https://a.example/f", "https://a.example/", "https://a.example/f"),
        (
            "https://a.example/f",
            "https://me:pw@a.example/",
            "https://me:pw@a.example/f",
        ),
        ("https://b.example/f", "https://me:pw@a.example/", "https://b.example/f"),
        ("http://a.example/f", "https://me:pw@a.example/", "http://a.example/f"),
        ("https://a.example:8/f", "https://me:pw@a.example/", "https://a.example:8/f"),
        ("https://[broken", "https://me:pw@a.example/", "https://[broken"),
    ],
)
def test_a_login_goes_to_the_origin_it_was_typed_for(
    address: str, chosen: str, asked: str
) -> None:
    assert with_user(address, chosen) == asked


async def test_the_feed_of_a_page_behind_a_login_is_followed_with_it(
    library: Library, site: Site, httpserver: HTTPServer
) -> None:
    two_feeds(site)
    typed = site.url.replace("://", "://me:pw@")
    (outcome,) = await add(library, typed)
    assert (outcome.result, outcome.url) == (Result.ADDED, site.at("/trams"))
    logins = [request.authorization for request, _ in httpserver.log]
    assert [(one and one.password) for one in logins] == ["pw", "pw"]
    (state,) = library.refreshing.due()
    assert state.url == typed + "trams"
