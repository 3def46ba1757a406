from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest

from reader.formats.opml import parse_opml, write_opml
from reader.model.errors import UnreadableInput
from reader.model.feed import Feed, ParsedSubscriptions, Subscription

FEED = Feed(
    id=1,
    url="https://h.example/rss?a=1&b=2",
    title="Harbour <News>",
    folder="",
    site_url="https://h.example/",
    hidden=False,
    articles=0,
    unread=0,
    tags=(),
    last_fetched=None,
    last_error=None,
)
NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def parsed(body: str, head: str = "", names: str = "") -> ParsedSubscriptions:
    text = f'<opml version="2.0"{names}><head>{head}</head><body>{body}</body></opml>'
    return parse_opml(text.encode())


def one(body: str, names: str = "") -> Subscription:
    [subscription] = parsed(body, names=names).subscriptions
    return subscription


def test_a_list_has_a_title_and_feeds() -> None:
    found = parsed(
        '<outline text="Harbour" type="rss" xmlUrl="https://h.example/rss"'
        ' htmlUrl="https://h.example/" description="All of it"/>',
        "<title>My &amp; feeds</title><ownerName>Ida</ownerName>",
    )
    assert found.title == "My & feeds"
    assert found.subscriptions == (
        Subscription(
            url="https://h.example/rss",
            title="Harbour",
            site_url="https://h.example/",
            description="All of it",
        ),
    )


def test_opml_1_0_in_capitals_and_without_a_head_is_read() -> None:
    data = b'<OPML version="1.0"><body><outline XMLURL="https://h.example/"/></body></OPML>'
    assert [s.url for s in parse_opml(data).subscriptions] == ["https://h.example/"]


@pytest.mark.parametrize(
    ("labels", "title"),
    [
        ('text="A" title="B"', "A"),
        ('title="B"', "B"),
        ('text="" title="B"', "B"),
        ("", ""),
        ('text="https://h.example/rss"', ""),
        ('text=" two&#10; lines "', "two lines"),
        ('text="[/] [@click=app.quit]x"', "[/] [@click=app.quit]x"),
    ],
)
def test_the_title_of_a_feed(labels: str, title: str) -> None:
    assert one(f'<outline {labels} xmlUrl="https://h.example/rss"/>').title == title


def test_nested_outlines_are_folders() -> None:
    found = parsed(
        '<outline text="Sea"><outline title="Ports"><outline text="Deep">'
        '<outline text="a" xmlUrl="https://a.example/"/></outline></outline>'
        '<outline text="b" xmlUrl="https://b.example/"/></outline>'
        '<outline text="c" xmlUrl="https://c.example/"/>'
    )
    folders = [subscription.folder for subscription in found.subscriptions]
    assert folders == ["Sea/Ports/Deep", "Sea", ""]


def test_a_folder_without_a_name_is_none() -> None:
    assert one('<outline><outline xmlUrl="https://a.example/"/></outline>').folder == ""


def test_outlines_within_a_feed_are_beside_it() -> None:
    found = parsed(
        '<outline text="Sea"><outline text="a" xmlUrl="https://a.example/">'
        '<outline text="b" xmlUrl="https://b.example/"/></outline></outline>'
    )
    assert [s.folder for s in found.subscriptions] == ["Sea", "Sea"]


def test_an_empty_address_is_a_folder_and_other_types_are_feeds() -> None:
    found = parsed(
        '<outline text="Sea" xmlUrl=""><outline type="HTML+XPath" url="https://a.example/"/>'
        "</outline>"
    )
    assert [(s.url, s.folder) for s in found.subscriptions] == [
        ("https://a.example/", "Sea")
    ]


@pytest.mark.parametrize(
    ("category", "folder", "tags"),
    [
        ("fog,gulls", "", ("fog", "gulls")),
        ("/Boston/Weather", "Boston/Weather", ()),
        ("Boston/Weather, fog", "Boston/Weather", ("fog",)),
        ("/a/b,/c/d", "a/b", ("c/d",)),
        ("fog,,Fog, ", "", ("fog",)),
        ("", "", ()),
    ],
)
def test_categories_are_tags_and_one_with_a_slash_a_folder(
    category: str, folder: str, tags: tuple[str, ...]
) -> None:
    found = one(f'<outline xmlUrl="https://a.example/" category="{category}"/>')
    assert (found.folder, found.tags) == (folder, tags)


def test_within_a_folder_all_categories_are_tags() -> None:
    found = one(
        '<outline text="Sea">'
        '<outline xmlUrl="https://a.example/" category="/a/b,fog"/></outline>'
    )
    assert (found.folder, found.tags) == ("Sea", ("a/b", "fog"))


@pytest.mark.parametrize(
    ("attributes", "why"),
    [
        ('xmlUrl="|date &gt; /tmp/x"', "command"),
        ('xmlUrl=" | date"', "command"),
        ('xmlUrl="exec:date"', "command"),
        ('xmlUrl="EXEC:date"', "command"),
        ('xmlUrl="filter:date:https://a.example/"', "command"),
        ('xmlUrl="https://a.example/" filtercmd="date"', "command"),
        ('xmlUrl="file:///etc/passwd"', "file"),
        ('xmlUrl="javascript:alert(1)"', "http"),
        ('xmlUrl="gopher://a.example/"', "http"),
        ('xmlUrl="a.example/feed"', "http"),
        ('xmlUrl="mailto:a@a.example"', "http"),
    ],
)
def test_what_is_no_feed_on_the_web_is_left_out_and_told(
    attributes: str, why: str
) -> None:
    found = parsed(
        f'<outline text="Evil" {attributes}/><outline xmlUrl="https://b.example/"/>'
    )
    assert [s.url for s in found.subscriptions] == ["https://b.example/"]
    [line] = found.dropped
    assert line.startswith("Evil: ") and why in line


def test_a_line_about_what_was_left_out_is_clean_and_short() -> None:
    [line] = parsed(f'<outline text="a&#10;\u202eb" xmlUrl="|{"x" * 999}"/>').dropped
    assert len(line) < 500
    assert "\n" not in line and "\u202e" not in line


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed://a.example/rss", "https://a.example/rss"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        (" https://a.example/rss ", "https://a.example/rss"),
    ],
)
def test_an_address_in_another_spelling(address: str, url: str) -> None:
    assert one(f'<outline xmlUrl="{address}"/>').url == url


def test_a_feed_that_is_there_twice_is_one() -> None:
    found = one(
        '<outline text="Sea">'
        '<outline xmlUrl="https://a.example/" category="x"/></outline>'
        '<outline text="Land">'
        '<outline text="A" xmlUrl="https://a.example/" category="y"/></outline>'
    )
    assert (found.title, found.folder) == ("A", "Sea")
    assert found.tags == ("x", "y", "Land")


def test_what_miniflux_hides_is_hidden() -> None:
    names = ' xmlns:miniflux="https://miniflux.app/opml"'
    outline = '<outline xmlUrl="https://a.example/" miniflux:hideGlobally="true"/>'
    assert one(outline, names).hidden


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE opml SYSTEM "opml.dtd"><opml><body/></opml>',
        b'<!doctype opml [<!ENTITY a "b">]><opml><body/></opml>',
        '<!DOCTYPE opml [<!ENTITY a "b">]><opml/>'.encode("utf-16"),
    ],
)
def test_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="document type"):
        parse_opml(data)


def test_a_chain_of_entities_never_reaches_the_parser() -> None:
    chain = "".join(f'<!ENTITY e{n} "&e{n - 1};">' for n in range(1, 50_000))
    data = f'<!DOCTYPE opml [<!ENTITY e0 "x">{chain}]><opml t="&e49999;"/>'
    with pytest.raises(UnreadableInput):
        parse_opml(data.encode())


def test_broken_xml_names_its_line() -> None:
    with pytest.raises(UnreadableInput, match="line 3"):
        parse_opml(b'<?xml version="1.0"?>\n<opml>\n<body></opml>')


@pytest.mark.parametrize("data", [b"", b"text", b"<rss/>", b"\xff\xd8\xff\xe0 JFIF"])
def test_what_is_no_opml_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        parse_opml(data)


def test_the_declared_charset_is_read() -> None:
    text = '<outline text="Порт" xmlUrl="https://a.example/"/>'
    data = (
        f'<?xml version="1.0" encoding="windows-1251"?><opml><body>{text}</body></opml>'
    )
    [found] = parse_opml(data.encode("cp1251")).subscriptions
    assert found.title == "Порт"


def test_control_characters_do_not_cost_the_list() -> None:
    found = one('<outline text="a\x1b&#27;b" xmlUrl="https://a.example/"/>')
    assert found.title == "ab"


def test_deep_nesting_is_cut_to_a_folder_one_can_show() -> None:
    depth = 20_000
    found = one(
        '<outline text="f">' * depth
        + '<outline xmlUrl="https://a.example/"/>'
        + "</outline>" * depth
    )
    assert found.folder == "/".join(["f"] * 32)


def test_feeds_are_written_in_their_folders() -> None:
    feeds = [
        FEED._replace(folder="Sea/Ports"),
        FEED._replace(url="https://b.example/", folder="Sea"),
        FEED._replace(url="https://c.example/", folder="Sea/Ports"),
        FEED._replace(url="https://d.example/"),
    ]
    root = ElementTree.fromstring(write_opml(feeds, "Mine", NOW))
    body = root[1]
    assert [outline.get("text") for outline in body] == ["Sea", "Harbour <News>"]
    assert [outline.get("text") for outline in body[0]] == ["Ports", "Harbour <News>"]
    assert len(body[0][0]) == 2


def test_the_head_has_the_title_and_the_date_of_rfc_822() -> None:
    later = NOW.astimezone(timezone(timedelta(hours=5)))
    root = ElementTree.fromstring(write_opml([], "Mine & yours", later))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [element.text for element in root[0]] == [
        "Mine & yours",
        "Wed, 04 Mar 2026 05:06:07 GMT",
    ]


def test_an_outline_names_what_other_readers_look_for() -> None:
    root = ElementTree.fromstring(write_opml([FEED._replace(tags=("fog",))], "x", NOW))
    assert root[1][0].attrib == {
        "type": "rss",
        "text": "Harbour <News>",
        "title": "Harbour <News>",
        "xmlUrl": "https://h.example/rss?a=1&b=2",
        "htmlUrl": "https://h.example/",
        "category": "fog",
    }


@pytest.mark.parametrize(
    "feed",
    [
        FEED,
        FEED._replace(folder="Sea/Ports", tags=("fog", "gulls")),
        FEED._replace(hidden=True, site_url=None),
        FEED._replace(title="Überfähre 港 [/] &amp;"),
        FEED._replace(tags=("sea/ports", "salt, rope", "/x")),
        FEED._replace(folder="Sea", tags=("sea/ports",)),
    ],
)
def test_nothing_is_lost_in_a_round_trip(feed: Feed) -> None:
    [found] = parse_opml(write_opml([feed], "Mine", NOW)).subscriptions
    assert found == Subscription(
        url=feed.url,
        title=feed.title,
        folder=feed.folder,
        tags=tuple(tag.strip("/") for tag in feed.tags),
        site_url=feed.site_url,
        hidden=feed.hidden,
    )


def test_a_feed_called_by_its_address_has_no_title_after_a_round_trip() -> None:
    feed = FEED._replace(title=FEED.url)
    [found] = parse_opml(write_opml([feed], "Mine", NOW)).subscriptions
    assert found.title == ""
