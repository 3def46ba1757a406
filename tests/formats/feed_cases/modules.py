"""Dublin Core, and the modules that stand beside an article and change nothing."""

from __future__ import annotations

from tests.formats.feed_cases.case import Said, in_atom, in_rss, whole
from tests.formats.feeds import atom, rss

CASES = (
    # Dublin Core.
    in_rss(
        "a creator of Dublin Core",
        "<title>One</title><dc:creator>Ida Falk</dc:creator>",
        authors=["Ida Falk"],
    ),
    in_rss(
        "a creator in a CDATA section",
        "<title>One</title><dc:creator><![CDATA[Ida Falk]]></dc:creator>",
        authors=["Ida Falk"],
    ),
    in_rss(
        "three creators",
        "<title>One</title><dc:creator>Ida Falk</dc:creator><dc:creator>Bo Chen"
        "</dc:creator><dc:creator>Ann Lee</dc:creator>",
        authors=["Ida Falk", "Bo Chen", "Ann Lee"],
    ),
    in_rss(
        "a creator of one word",
        "<title>One</title><dc:creator>admin</dc:creator>",
        authors=["admin"],
    ),
    in_rss(
        "a creator that is an address",
        "<title>One</title><dc:creator>ida@h.example</dc:creator>",
        authors=["ida@h.example"],
    ),
    in_rss(
        "a creator with a letter that needs a reference",
        "<title>One</title><dc:creator>O&amp;#8217;Hara</dc:creator>",
        authors=["O’Hara"],
    ),
    in_rss(
        "a creator and an author who are one",
        "<title>One</title><author>ida@h.example (Ida Falk)</author><dc:creator>Ida "
        "Falk</dc:creator>",
        authors=["Ida Falk"],
    ),
    in_rss(
        "a contributor of Dublin Core is no author",
        "<title>One</title><dc:creator>Ida Falk</dc:creator><dc:contributor>Bo Chen"
        "</dc:contributor>",
        authors=["Ida Falk"],
    ),
    in_rss(
        "a date of Dublin Core",
        "<title>One</title><dc:date>2026-11-24T10:00:00+01:00</dc:date>",
        published="2026-11-24T09:00:00Z",
        updated=None,
    ),
    in_rss(
        "a date of Dublin Core to the minute",
        "<title>One</title><dc:date>2026-11-24T10:00Z</dc:date>",
        published="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "a date of Dublin Core to the day",
        "<title>One</title><dc:date>2026-11-24</dc:date>",
        published="2026-11-24T00:00:00Z",
    ),
    in_rss(
        "dates of issue and change in Dublin Core's terms",
        "<title>One</title><dcterms:issued>2026-11-23T10:00:00Z</dcterms:issued>"
        "<dcterms:modified>2026-11-24T10:00:00Z</dcterms:modified>",
        published="2026-11-23T10:00:00Z",
        updated="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "a date of creation in Dublin Core's terms",
        "<title>One</title><dcterms:created>2026-11-23T10:00:00Z</dcterms:created>",
        published="2026-11-23T10:00:00Z",
    ),
    in_rss(
        "a title of Dublin Core",
        "<dc:title>One</dc:title><link>https://h.example/1</link>",
        title="One",
    ),
    in_rss(
        "a title of Dublin Core that repeats the title",
        "<title>One</title><dc:title>One</dc:title>",
        title="One",
    ),
    in_rss(
        "a description of Dublin Core",
        "<title>One</title><dc:description>Fog.</dc:description>",
        text="Fog.",
    ),
    in_rss(
        "subjects of Dublin Core",
        "<title>One</title><dc:subject>Fog</dc:subject><dc:subject>Horns</dc:subject>",
        tags=["Fog", "Horns"],
    ),
    in_rss(
        "a language of Dublin Core",
        "<title>One</title><dc:language>nl</dc:language>",
        language="nl",
    ),
    in_rss(
        "a publisher, rights, type and source of Dublin Core",
        "<title>One</title><dc:publisher>Harbour</dc:publisher><dc:rights>2026"
        "</dc:rights><dc:type>text</dc:type><dc:source>Elsewhere</dc:source>"
        "<dc:format>text/html</dc:format><dc:identifier>doi:10.1000/1</dc:identifier>",
        title="One",
        authors=[],
        tags=[],
        url=None,
    ),
    in_rss(
        "Dublin Core under another prefix",
        '<title>One</title><d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Ida '
        "Falk</d:creator>",
        authors=["Ida Falk"],
    ),
    in_atom(
        "Dublin Core in Atom",
        "<title>One</title><dc:creator>Ida Falk</dc:creator><dc:subject>Fog"
        "</dc:subject>",
        authors=["Ida Falk"],
        tags=["Fog"],
    ),
    whole(
        "a language of Dublin Core for the whole feed",
        rss(
            "<item><title>One</title></item>",
            "<title>Harbour</title><dc:language>pt-br</dc:language>",
        ),
        Said(language="pt-BR"),
        feed={"language": "pt-BR"},
    ),
    # The content module and its relatives.
    in_rss(
        "content under another prefix",
        "<title>One</title><c:encoded "
        'xmlns:c="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Fog.&lt;/p&gt;'
        "</c:encoded>",
        text="Fog.",
    ),
    in_rss(
        "content of which none is HTML",
        "<title>One</title><content:encoded>Just fog.</content:encoded>",
        text="Just fog.",
    ),
    in_rss(
        "content that is not escaped",
        "<title>One</title><content:encoded><p>Fog <b>lay</b>.</p></content:encoded>",
        text="Fog lay.",
    ),
    in_rss(
        "an article of Atom's content in RSS",
        '<title>One</title><atom:content type="html">&lt;p&gt;Fog.&lt;/p&gt;'
        "</atom:content>",
        text="Fog.",
    ),
    in_rss(
        "an article of Atom's summary in RSS",
        "<title>One</title><atom:summary>Fog.</atom:summary>",
        text="Fog.",
    ),
    in_rss(
        "when Atom says an article of RSS changed",
        "<title>One</title><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>"
        "<atom:updated>2026-11-24T10:00:00Z</atom:updated>",
        published="2026-11-23T10:00:00Z",
        updated="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "an author of Atom in RSS",
        "<title>One</title><atom:author><atom:name>Ida Falk</atom:name></atom:author>",
        authors=["Ida Falk"],
    ),
    # What changes nothing of an article.
    in_rss(
        "places",
        "<title>One</title><link>https://h.example/1</link><georss:point>45.2 -71.9"
        "</georss:point><georss:featurename>Harbour</georss:featurename><geo:lat "
        "xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#'>45.2</geo:lat>",
        title="One",
        url="https://h.example/1",
        tags=[],
    ),
    in_rss(
        "comments and how many they are",
        "<title>One</title><link>https://h.example/1</link><comments>"
        "https://h.example/1#comments</comments><slash:comments>7</slash:comments>"
        "<wfw:commentRss>https://h.example/1/feed</wfw:commentRss><thr:total>7"
        "</thr:total>",
        url="https://h.example/1",
        title="One",
    ),
    in_atom(
        "an answer and what it answers",
        "<title>Re: One</title><link href='https://t.example/2'/><thr:in-reply-to "
        "ref='urn:1' href='https://t.example/1' type='text/html'/><link "
        "rel='replies' type='application/atom+xml' "
        "href='https://t.example/2/replies' thr:count='3'/><thr:total>3</thr:total>",
        title="Re: One",
        url="https://t.example/2",
        guid=None,
    ),
    in_rss(
        "a licence",
        "<title>One</title><c:license "
        "xmlns:c='http://backend.userland.com/creativeCommonsRssModule'>"
        "https://c.example/by</c:license>",
        title="One",
        url=None,
    ),
    in_rss(
        "trackbacks and pingbacks",
        "<title>One</title><t:ping "
        "xmlns:t='http://madskills.com/public/xml/rss/module/trackback/'>"
        "https://h.example/ping</t:ping><p:server "
        "xmlns:p='http://hacks.benhammersley.com/rss/pingback/'>https://h.example/p"
        "</p:server>",
        title="One",
        url=None,
    ),
    in_rss(
        "an element nobody knows, with a title and a link in it",
        "<title>One</title><link>https://h.example/1</link><x:related "
        "xmlns:x='https://x.example/ns'><x:title>Two</x:title><x:link>"
        "https://h.example/2</x:link></x:related>",
        title="One",
        url="https://h.example/1",
    ),
    in_rss(
        "an element nobody knows that comes first",
        "<x:related xmlns:x='https://x.example/ns'><x:title>Two</x:title><x:link>"
        "https://h.example/2</x:link></x:related><title>One</title><link>"
        "https://h.example/1</link>",
        title="One",
        url="https://h.example/1",
    ),
    whole(
        "pages of an archive (RFC 5005)",
        atom(
            "<entry><title>One</title><link href='https://t.example/1'/></entry>",
            "<title>Tide Log</title><link href='https://t.example/'/><link "
            "rel='self' href='https://t.example/feed?p=2'/><link rel='first' "
            "href='https://t.example/feed'/><link rel='next' "
            "href='https://t.example/feed?p=3'/><link rel='previous' "
            "href='https://t.example/feed'/><link rel='prev-archive' "
            "href='https://t.example/2025'/><fh:archive "
            "xmlns:fh='http://purl.org/syndication/history/1.0'/>",
        ),
        Said(title="One", url="https://t.example/1"),
        feed={"site_url": "https://t.example/"},
    ),
    whole(
        "the numbers of a search (OpenSearch)",
        atom(
            "<entry><title>One</title></entry>",
            "<title>Found</title><o:totalResults "
            "xmlns:o='http://a9.com/-/spec/opensearch/1.1/'>7</o:totalResults>",
        ),
        Said(title="One"),
        feed={"title": "Found"},
    ),
    whole(
        "a hub, and when to come back",
        rss(
            "<item><title>One</title></item>",
            "<title>Harbour</title><atom:link rel='hub' href='https://hub.example/'/>"
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1"
            "</sy:updateFrequency><sy:updateBase>2000-01-01T12:00+00:00"
            "</sy:updateBase>",
        ),
        Said(title="One", published=None),
        feed={"title": "Harbour", "site_url": None},
    ),
)
