"""What Atom calls text constructs and content (RFC 4287, sections 3.1 and 4.1.3)."""

from __future__ import annotations

from tests.formats.feed_cases.case import in_atom

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'

CASES = (
    # Titles and other text constructs (section 3.1).
    in_atom(
        "an Atom title that is text",
        "<title>1 &lt; 2 &amp; 3</title>",
        title="1 < 2 & 3",
    ),
    in_atom(
        "an Atom title that is text and looks like HTML",
        '<title type="text">The &lt;b&gt; tag &amp;amp; more</title>',
        title="The <b> tag &amp; more",
    ),
    in_atom(
        "an Atom title in HTML",
        '<title type="html">&lt;b&gt;Low&lt;/b&gt; &amp;amp; high</title>',
        title="Low & high",
    ),
    in_atom(
        "an Atom title in HTML and a CDATA section",
        '<title type="html"><![CDATA[Low &mdash; <i>high</i>]]></title>',
        title="Low — high",
    ),
    in_atom(
        "an Atom title in XHTML",
        f'<title type="xhtml"><div {XHTML}>Low <em>and</em> high</div></title>',
        title="Low and high",
    ),
    in_atom(
        "an Atom title in XHTML with signs",
        f'<title type="xhtml"><div {XHTML}>a &lt; b &amp; c</div></title>',
        title="a < b & c",
    ),
    in_atom(
        "an Atom title with a media type for its kind",
        '<title type="text/html">&lt;b&gt;Low&lt;/b&gt;</title>',
        title="Low",
    ),
    in_atom(
        "an Atom title over two lines",
        "<title>\n  Low\n  water\n</title>",
        title="Low water",
    ),
    in_atom(
        "an empty Atom title",
        "<title/><content>Low water at nine.</content>",
        title="Low water at nine.",
    ),
    in_atom(
        "no Atom title",
        "<id>urn:1</id><summary>Low water.</summary>",
        title="Low water.",
    ),
    in_atom(
        "an Atom summary in XHTML beside content",
        f'<summary type="xhtml"><div {XHTML}><p>Why <b>now</b>?</p></div></summary>'
        "<content>Because the moon is new.</content>",
        summary="Why now?",
        text="Because the moon is new.",
    ),
    in_atom(
        "an Atom summary in HTML alone",
        '<summary type="html">&lt;p&gt;All there is.&lt;/p&gt;</summary>',
        text="All there is.",
        summary="",
    ),
    # Content (section 4.1.3).
    in_atom(
        "Atom content that is text",
        "<content>Low &lt;b&gt; &amp;amp;</content>",
        text="Low <b> &amp;",
    ),
    in_atom(
        "Atom content in HTML",
        '<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>',
        text="One.\n\nTwo.",
    ),
    in_atom(
        "Atom content in HTML and a CDATA section",
        '<content type="html"><![CDATA[<p>One &amp; <b>two</b></p>]]></content>',
        text="One & two",
    ),
    in_atom(
        "Atom content in XHTML",
        f'<content type="xhtml"><div {XHTML}><p>One <b>two</b>.</p>'
        "<ul><li>a</li><li>b</li></ul></div></content>",
        text="One two.\n\n- a\n- b",
    ),
    in_atom(
        "Atom content in XHTML with no namespace of its own",
        '<content type="xhtml"><div><p>One <b>two</b>.</p></div></content>',
        text="One two.",
    ),
    in_atom(
        "Atom content in XHTML without its div",
        f'<content type="xhtml"><p {XHTML}>One.</p><p {XHTML}>Two.</p></content>',
        text="One.\n\nTwo.",
    ),
    in_atom(
        "Atom content in XHTML with a picture in MathML",
        f'<content type="xhtml"><div {XHTML}><p>Let <math xmlns="http://www.w3.org/'
        '1998/Math/MathML"><mi>x</mi></math> be low.</p></div></content>',
        text="Let x be low.",
    ),
    in_atom(
        "Atom content in XHTML that needs its signs escaped",
        f'<content type="xhtml"><div {XHTML}><pre>a &lt; b &amp;&amp; c</pre></div>'
        "</content>",
        text="a < b && c",
    ),
    in_atom(
        "Atom content in XHTML with empty elements",
        f'<content type="xhtml"><div {XHTML}>One<br/>two<p/>three</div></content>',
        text="One\ntwo\n\nthree",
    ),
    in_atom(
        "Atom content of a text type",
        '<content type="text/plain">One\n\nTwo</content>',
        text="One\n\nTwo",
    ),
    in_atom(
        "Atom content in HTML by its media type",
        '<content type="text/html">&lt;p&gt;One.&lt;/p&gt;</content>',
        text="One.",
    ),
    in_atom(
        "Atom content of an XML type is no text to read",
        '<title>Chart</title><content type="image/svg+xml"><svg xmlns="http://www.w3.'
        'org/2000/svg"><text>no</text></svg></content><summary>A chart.</summary>',
        title="Chart",
        text="A chart.",
    ),
    in_atom(
        "Atom content that is elsewhere",
        '<title>One</title><content type="text/html" src="https://t.example/1.html"/>'
        "<summary>In short.</summary>",
        text="In short.",
    ),
    in_atom(
        "Atom content shorter than its summary",
        '<content type="html">&lt;p&gt;Short.&lt;/p&gt;</content>'
        '<summary type="html">&lt;p&gt;The whole of a long text.&lt;/p&gt;</summary>',
        text="The whole of a long text.",
    ),
    in_atom(
        "empty Atom content beside a summary",
        '<content type="html"></content><summary>What there is.</summary>',
        text="What there is.",
    ),
)
