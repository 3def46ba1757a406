"""Enclosures, Media RSS, iTunes and Podcasting 2.0."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, in_atom, in_rss, whole
from tests.formats.feeds import rss

MP3 = '<enclosure url="https://h.example/1.mp3" length="1234" type="audio/mpeg"/>'
SOUND = Enclosure("https://h.example/1.mp3", "audio/mpeg", 1234)


def lasting(seconds: int | None) -> list[Enclosure]:
    """The sound of an episode, and how long it is."""
    return [SOUND._replace(duration=seconds)]


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
    # iTunes (the namespace of Apple's podcasts).
    in_rss(
        "an episode of 75 seconds",
        f"{MP3}<itunes:duration>75</itunes:duration>",
        enclosures=lasting(75),
    ),
    in_rss(
        "an episode of minutes and seconds",
        f"{MP3}<itunes:duration>1:15</itunes:duration>",
        enclosures=lasting(75),
    ),
    in_rss(
        "an episode of hours",
        f"{MP3}<itunes:duration>01:02:03</itunes:duration>",
        enclosures=lasting(3723),
    ),
    in_rss(
        "an episode of many minutes",
        f"{MP3}<itunes:duration>90:00</itunes:duration>",
        enclosures=lasting(5400),
    ),
    in_rss(
        "an episode with a fraction of a second",
        f"{MP3}<itunes:duration>75.6</itunes:duration>",
        enclosures=lasting(75),
    ),
    in_rss(
        "an episode with white space around its time",
        f"{MP3}<itunes:duration>\n 1:15 \n</itunes:duration>",
        enclosures=lasting(75),
    ),
    in_rss(
        "an episode whose duration is nothing",
        f"{MP3}<itunes:duration></itunes:duration>",
        enclosures=lasting(None),
    ),
    in_rss(
        "an episode whose duration is in words",
        f"{MP3}<itunes:duration>half an hour</itunes:duration>",
        enclosures=lasting(None),
    ),
    in_rss(
        "an episode without a type",
        "<enclosure url='https://h.example/1.mp3'/>"
        "<itunes:duration>75</itunes:duration>",
        enclosures=[Enclosure("https://h.example/1.mp3", duration=75)],
    ),
    in_rss(
        "an episode of bytes",
        "<enclosure url='https://h.example/1.mp3' type='application/octet-stream'/>"
        "<itunes:duration>75</itunes:duration>",
        enclosures=[
            Enclosure(
                "https://h.example/1.mp3", "application/octet-stream", duration=75
            )
        ],
    ),
    in_rss(
        "an episode after its picture",
        "<enclosure url='https://h.example/1.jpg' type='image/jpeg'/>"
        f"{MP3}<itunes:duration>75</itunes:duration>",
        enclosures=[Enclosure("https://h.example/1.jpg", "image/jpeg"), *lasting(75)],
    ),
    in_rss(
        "an episode with all that Apple asks for",
        f"<title>Fog</title><itunes:title>Fog (short)</itunes:title><itunes:author>"
        f"Ida Falk</itunes:author><itunes:episode>7</itunes:episode><itunes:season>2"
        f"</itunes:season><itunes:episodeType>full</itunes:episodeType>"
        f"<itunes:explicit>false</itunes:explicit><itunes:image "
        f"href='https://h.example/i.jpg'/><itunes:summary>All about fog."
        f"</itunes:summary><itunes:duration>1:15</itunes:duration>{MP3}<guid "
        f"isPermaLink='false'>ep-7</guid>",
        title="Fog",
        authors=["Ida Falk"],
        guid="ep-7",
        text="All about fog.",
        enclosures=lasting(75),
    ),
    in_rss(
        "an episode with an Apple title before its own",
        "<itunes:title>Fog (short)</itunes:title><title>S2E7: Fog</title>",
        title="S2E7: Fog",
    ),
    in_rss(
        "an episode with an Apple title after its own",
        "<title>S2E7: Fog</title><itunes:title>Fog (short)</itunes:title>",
        title="S2E7: Fog",
    ),
    in_rss(
        "an episode with an Apple title alone",
        "<itunes:title>Fog</itunes:title>",
        title="Fog",
    ),
    in_rss(
        "show notes before their summary",
        "<description><![CDATA[<p>Notes with <a href='https://h.example/'>links</a> "
        "to all that was said.</p>]]></description><itunes:summary>Notes without."
        "</itunes:summary>",
        text="Notes with links to all that was said.",
    ),
    in_rss(
        "show notes after their summary",
        "<itunes:summary>Notes without.</itunes:summary><description><![CDATA[<p>"
        "Notes with <a href='https://h.example/'>links</a> to all that was said.</p>"
        "]]></description>",
        text="Notes with links to all that was said.",
    ),
    in_rss(
        "show notes in full content, with a description and a summary",
        "<description>In one line.</description><content:encoded><![CDATA[<p>The "
        "notes, as long as they are.</p>]]></content:encoded><itunes:summary>In one "
        "line.</itunes:summary>",
        text="The notes, as long as they are.",
        summary="In one line.",
    ),
    in_rss(
        "the subtitle of an episode introduces it",
        "<itunes:subtitle>Why it sounds.</itunes:subtitle><description>The horn, and "
        "who built it.</description>",
        text="The horn, and who built it.",
        summary="Why it sounds.",
    ),
    in_rss(
        "the keywords of an episode",
        "<title>Fog</title><itunes:keywords>fog, horn,  sea</itunes:keywords>",
        tags=["fog", "horn", "sea"],
    ),
    in_rss(
        "the category of an episode",
        '<title>Fog</title><itunes:category text="Nature"/>',
        tags=["Nature"],
    ),
    in_rss(
        "the owner of a podcast is no author of its episodes",
        f"<title>Fog</title>{MP3}",
        "<itunes:owner><itunes:name>Harbour Ltd</itunes:name><itunes:email>"
        "o@h.example</itunes:email></itunes:owner>",
        authors=[],
    ),
    whole(
        "a podcast tells of itself",
        rss(
            f"<item><title>Fog</title>{MP3}</item>",
            "<title>Foghorn</title><link>https://h.example/</link><language>de-AT"
            "</language><itunes:author>Ida Falk</itunes:author><description>A horn a "
            "week</description><itunes:image href='https://h.example/i.jpg'/>"
            "<itunes:category text='Arts'><itunes:category text='Books'/>"
            "</itunes:category>",
        ),
        Said(title="Fog", enclosures=[SOUND], tags=[], language="de-AT"),
        feed={
            "title": "Foghorn",
            "site_url": "https://h.example/",
            "description": "A horn a week",
            "language": "de-AT",
        },
    ),
    in_rss(
        "Google's names for the same",
        f"{MP3}<googleplay:author>Ida Falk</googleplay:author>"
        f"<googleplay:description>Unheard.</googleplay:description><description>All "
        f"about fog.</description>",
        text="All about fog.",
        enclosures=[SOUND],
    ),
    # Podcasting 2.0.
    in_rss(
        "a transcript, chapters and people of an episode",
        f"<title>Fog</title>{MP3}<podcast:transcript url='https://h.example/t.vtt' "
        f"type='text/vtt'/><podcast:chapters url='https://h.example/c.json' "
        f"type='application/json+chapters'/><podcast:person role='host' "
        f"href='https://h.example/ida'>Ida Falk</podcast:person><podcast:season "
        f"name='Sea'>2</podcast:season>",
        title="Fog",
        enclosures=[SOUND],
        url=None,
    ),
    in_rss(
        "a sound in other bit rates",
        f"{MP3}<podcast:alternateEnclosure type='audio/opus' length='9' "
        f"bitrate='32000' title='Low'><podcast:source "
        f"uri='https://h.example/1.opus'/></podcast:alternateEnclosure>",
        enclosures=[SOUND],
    ),
    in_rss(
        "the value, place and licence of an episode",
        f"<title>Fog</title>{MP3}<podcast:value type='lightning' method='keysend'>"
        f"<podcast:valueRecipient name='Ida' type='node' address='0' split='99'/>"
        f"</podcast:value><podcast:location geo='geo:1,2'>The pier</podcast:location>"
        f"<podcast:license>cc-by-4.0</podcast:license><podcast:soundbite "
        f"startTime='1' duration='2'>Listen</podcast:soundbite>",
        title="Fog",
        authors=[],
        enclosures=[SOUND],
    ),
    in_rss(
        "simple chapters",
        f"<title>Fog</title>{MP3}<psc:chapters "
        f"xmlns:psc='http://podlove.org/simple-chapters' version='1.2'><psc:chapter "
        f"start='0' title='Hello' href='https://h.example/hello'/></psc:chapters>"
        f"<link>https://h.example/1</link>",
        title="Fog",
        url="https://h.example/1",
        enclosures=[SOUND],
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
