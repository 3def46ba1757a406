"""Enclosures of RSS, and Media RSS."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import in_atom, in_rss
from tests.formats.feed_cases.podcasts import MP3, SOUND, lasting

CASES = (
    # Enclosures of RSS.
    in_rss("an enclosure", MP3, enclosures=[SOUND]),
    in_rss(
        "two enclosures",
        MP3 + MP3.replace("1.mp3", "2.mp3"),
        enclosures=[SOUND, SOUND._replace(url="https://h.example/2.mp3")],
    ),
    in_rss(
        "an enclosure without length and type",
        '<enclosure url="https://h.example/1.mp3"/>',
        enclosures=[Enclosure("https://h.example/1.mp3")],
    ),
    in_rss(
        "an enclosure with a length in words",
        '<enclosure url="https://h.example/1.mp3" length="12 MB"/>',
        enclosures=[Enclosure("https://h.example/1.mp3")],
    ),
    in_rss(
        "an enclosure without an address",
        '<title>One</title><enclosure length="1" type="audio/mpeg"/>',
        enclosures=[],
    ),
    in_rss(
        "an enclosure with an empty address",
        '<title>One</title><enclosure url="" type="audio/mpeg"/>',
        enclosures=[],
    ),
    in_rss(
        "an enclosure with a relative address",
        '<enclosure url="/a/1.mp3" type="audio/mpeg"/>',
        "<link>https://h.example/x/</link>",
        enclosures=[Enclosure("https://h.example/a/1.mp3", "audio/mpeg")],
    ),
    in_rss(
        "an enclosure with tracking in its address",
        '<enclosure url="https://r.example/e/h.example/1.mp3?a=1&amp;b=2" '
        'type="audio/mpeg"/>',
        enclosures=[
            Enclosure("https://r.example/e/h.example/1.mp3?a=1&b=2", "audio/mpeg")
        ],
    ),
    in_rss(
        "an enclosure over magnet is left out",
        '<title>One</title><enclosure url="magnet:?xt=urn:btih:1" '
        'type="application/x-bittorrent"/>',
        enclosures=[],
    ),
    in_rss(
        "an enclosure that is a picture",
        '<title>One</title><enclosure url="https://h.example/1.jpg" length="9" '
        'type="image/jpeg"/>',
        title="One",
        enclosures=[Enclosure("https://h.example/1.jpg", "image/jpeg", 9)],
    ),
    in_rss("an enclosure and nothing else", MP3, enclosures=[SOUND], text="", url=None),
    in_rss(
        "an enclosure spelt in capitals",
        '<title>One</title><Enclosure url="https://h.example/1.mp3" '
        'Type="audio/mpeg"/>',
        enclosures=[Enclosure("https://h.example/1.mp3", "audio/mpeg")],
    ),
    in_rss(
        "an enclosure with a parameter in its type",
        '<enclosure url="https://h.example/1.ogg" type="audio/ogg; codecs=opus"/>',
        enclosures=[Enclosure("https://h.example/1.ogg", "audio/ogg; codecs=opus")],
    ),
    # Media RSS.
    in_rss(
        "a medium",
        '<media:content url="https://h.example/1.mp4" type="video/mp4" fileSize="99" '
        'duration="61"/>',
        enclosures=[Enclosure("https://h.example/1.mp4", "video/mp4", 99, "", 61)],
    ),
    in_rss(
        "a medium known by its kind only",
        '<title>One</title><media:content url="https://h.example/1" medium="audio"/>',
        enclosures=[Enclosure("https://h.example/1")],
    ),
    in_rss(
        "a picture in three sizes is one",
        "".join(
            f'<media:content url="https://h.example/{w}.jpg" type="image/jpeg" '
            f'width="{w}"/>'
            for w in (200, 800, 400)
        ),
        enclosures=[Enclosure("https://h.example/800.jpg", "image/jpeg")],
    ),
    in_rss(
        "a picture without sizes is the first",
        '<media:content url="https://h.example/a.jpg" medium="image"/><media:content '
        'url="https://h.example/b.jpg" medium="image"/>',
        enclosures=[Enclosure("https://h.example/a.jpg")],
    ),
    in_rss(
        "a group of media",
        '<media:group><media:content url="https://h.example/1.mp4" type="video/mp4"/>'
        '<media:content url="https://h.example/1.webm" type="video/webm"/>'
        "</media:group>",
        enclosures=[
            Enclosure("https://h.example/1.mp4", "video/mp4"),
            Enclosure("https://h.example/1.webm", "video/webm"),
        ],
    ),
    in_rss(
        "a medium that is the enclosure too",
        f'{MP3}<media:content url="https://h.example/1.mp3" type="audio/mpeg" '
        f'duration="75"/>',
        enclosures=lasting(None),
    ),
    in_rss(
        "a thumbnail is no enclosure",
        '<title>One</title><media:thumbnail url="https://h.example/t.jpg" width="75"/>',
        enclosures=[],
    ),
    in_rss(
        "a thumbnail within a medium",
        '<title>One</title><media:content url="https://h.example/1.mp4" '
        'type="video/mp4"><media:thumbnail url="https://h.example/t.jpg"/>'
        "</media:content>",
        enclosures=[Enclosure("https://h.example/1.mp4", "video/mp4")],
    ),
    in_rss(
        "a medium that only a player shows",
        '<title>One</title><media:content medium="video"><media:player '
        'url="https://h.example/play"/></media:content>',
        enclosures=[],
    ),
    in_rss(
        "the title and caption of a picture are not those of the article",
        "<title>Ours</title><description>Fog.</description><media:content "
        'url="https://h.example/p.jpg" medium="image"><media:title>Theirs'
        "</media:title><media:description>A long caption about the picture of that "
        'pier.</media:description><media:credit role="photographer">Bo Chen'
        "</media:credit></media:content>",
        title="Ours",
        text="Fog.",
        authors=[],
    ),
    in_rss(
        "the title and caption of a picture that stands first",
        '<media:content url="https://h.example/p.jpg" medium="image"><media:title>'
        "Theirs</media:title><media:description>A long caption about the picture of "
        "that pier.</media:description></media:content><title>Ours</title>"
        "<description>Fog.</description>",
        title="Ours",
        text="Fog.",
    ),
    in_rss("a title of Media RSS alone", "<media:title>Fog</media:title>", title="Fog"),
    in_rss(
        "a title of Media RSS beside that of the article",
        "<title>Fog</title><media:title>Mist</media:title>",
        title="Fog",
    ),
    in_rss(
        "a description of Media RSS alone",
        "<title>One</title><media:description type='plain'>Fog.</media:description>",
        text="Fog.",
    ),
    in_rss(
        "a description of Media RSS in HTML",
        "<title>One</title><media:description type='html'>&lt;p&gt;Fog "
        "&lt;b&gt;lay&lt;/b&gt;.&lt;/p&gt;</media:description>",
        text="Fog lay.",
    ),
    in_rss(
        "the keywords of Media RSS",
        "<title>One</title><media:keywords>fog, horn</media:keywords>",
        tags=["fog", "horn"],
    ),
    in_rss(
        "the category of Media RSS",
        "<title>One</title><media:category scheme='https://h.example/c'>Nature"
        "</media:category>",
        tags=["Nature"],
    ),
    in_rss(
        "the rating, community and rights of a medium",
        "<title>One</title><media:rating>nonadult</media:rating><media:community>"
        "<media:starRating average='3.5' count='20'/></media:community>"
        "<media:copyright>2026 Harbour</media:copyright><media:license "
        "type='text/html' href='https://c.example/'>CC</media:license>",
        title="One",
        enclosures=[],
        url=None,
    ),
    in_rss(
        "Media RSS in its old namespace",
        '<title>One</title><m:content xmlns:m="http://search.yahoo.com/mrss" '
        'url="https://h.example/1.mp4" type="video/mp4"/>',
        enclosures=[Enclosure("https://h.example/1.mp4", "video/mp4")],
    ),
    in_rss(
        "a player of Flash is left out",
        '<title>One</title><media:content url="https://h.example/p.swf" '
        'type="application/x-shockwave-flash"/>',
        enclosures=[],
    ),
    in_atom(
        "a video in Atom with its group",
        "<title>Locks</title><link href='https://v.example/watch?v=1'/><media:group>"
        "<media:title>Locks</media:title><media:content "
        "url='https://v.example/1.mp4' type='video/mp4' duration='120'/>"
        "<media:thumbnail url='https://v.example/1.jpg' width='480'/>"
        "<media:description>How locks work.</media:description><media:community>"
        "<media:statistics views='7'/></media:community></media:group>",
        title="Locks",
        url="https://v.example/watch?v=1",
        text="How locks work.",
        enclosures=[Enclosure("https://v.example/1.mp4", "video/mp4", None, "", 120)],
    ),
    in_atom(
        "a duration beside an Atom enclosure",
        "<title>Fog</title><link rel='enclosure' type='audio/mpeg' length='1234' "
        "href='https://h.example/1.mp3'/><i:duration "
        "xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'>1:15</i:duration>",
        enclosures=lasting(75),
    ),
)
