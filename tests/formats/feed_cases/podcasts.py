"""Episodes of podcasts: what iTunes and Podcasting 2.0 say of them."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, in_rss, whole
from tests.formats.feeds import rss

MP3 = '<enclosure url="https://h.example/1.mp3" length="1234" type="audio/mpeg"/>'
SOUND = Enclosure("https://h.example/1.mp3", "audio/mpeg", 1234)


def lasting(seconds: int | None) -> list[Enclosure]:
    """The sound of an episode, and how long it is."""
    return [SOUND._replace(duration=seconds)]


CASES = (
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
)
