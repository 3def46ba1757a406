"""Sites that hide their feeds: what each rule gives, and that near misses give none."""

from __future__ import annotations

import pytest

from reader.formats.known_sites import known_feeds

CHANNEL = "UCXuqSBlHAE6Xw-yeJA0Tunw"

MAIN = [
    *(
        (address, f"https://www.youtube.com/feeds/videos.xml?{query}")
        for address, query in (
            (
                f"https://www.youtube.com/channel/{CHANNEL}",
                f"channel_id={CHANNEL}",
            ),
            (f"http://youtube.com/channel/{CHANNEL}/videos", f"channel_id={CHANNEL}"),
            ("https://www.youtube.com/playlist?list=PL12_3-4", "playlist_id=PL12_3-4"),
            ("https://www.youtube.com/user/nasa/", "user=nasa"),
        )
    ),
    *(
        (f"https://{host}.reddit.com{page}", f"https://www.reddit.com{feed}")
        for host, page, feed in (
            ("www", "", "/.rss"),
            ("www", "/r/rss/", "/r/rss/.rss"),
            ("old", "/r/rss", "/r/rss/.rss"),
            ("www", "/r/a+b", "/r/a+b/.rss"),
            ("www", "/r/rss/top?t=week", "/r/rss/top/.rss"),
            ("www", "/r/rss/comments/1a2b/some_title/", "/r/rss/comments/1a2b/.rss"),
            ("www", "/user/spez/", "/user/spez/.rss"),
            ("www", "/u/spez/submitted", "/user/spez/.rss"),
            ("www", "/user/spez/m/news", "/user/spez/m/news/.rss"),
            ("www", "/search/?q=tram+line&t=day", "/search.rss?q=tram%20line&sort=new"),
            (
                "www",
                "/r/rss/search/?q=a%26b",
                "/r/rss/search.rss?q=a%26b&restrict_sr=1&sort=new",
            ),
        )
    ),
    *(
        (f"https://github.com/{page}", f"https://github.com/{feed}.atom")
        for page, feed in (
            ("torvalds", "torvalds"),
            ("a/b", "a/b/releases"),
            ("a/b.js", "a/b.js/releases"),
            ("a/b.git", "a/b/releases"),
            ("a/b/releases/tag/v1", "a/b/releases"),
            ("a/b/tree/main/docs", "a/b/releases"),
            ("a/b/tags", "a/b/tags"),
            ("a/b/commits", "a/b/commits"),
            ("a/b/commits/main/", "a/b/commits/main"),
            ("a/b/commits/fix/it", "a/b/commits/fix/it"),
            ("a/b/discussions/42", "a/b/discussions"),
        )
    ),
    ("https://gist.github.com/a", "https://gist.github.com/a.atom"),
    ("https://gitlab.com/a", "https://gitlab.com/a.atom"),
    ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/releases.atom"),
    ("https://gitlab.com/a/b/c", "https://gitlab.com/a/b/c/-/releases.atom"),
    (
        "https://gitlab.com/a/b/-/merge_requests/4",
        "https://gitlab.com/a/b/-/releases.atom",
    ),
    (
        "https://gitlab.com/a/b/-/tree/main",
        "https://gitlab.com/a/b/-/commits/main?format=atom",
    ),
    ("https://codeberg.org/a", "https://codeberg.org/a.rss"),
    ("https://codeberg.org/a/b/src/branch/x", "https://codeberg.org/a/b/releases.rss"),
    ("https://bsky.app/profile/a.bsky.social", "https://bsky.app/profile/a.bsky.social/rss"),
    ("https://bsky.app/profile/did:plc:x2y", "https://bsky.app/profile/did:plc:x2y/rss"),
    ("https://arxiv.org/list/cs.LG/recent", "https://rss.arxiv.org/rss/cs.LG"),
    ("https://arxiv.org/list/astro-ph/new", "https://rss.arxiv.org/rss/astro-ph"),
    ("https://arxiv.org/archive/math", "https://rss.arxiv.org/rss/math"),
    (
        "https://arxiv.org/search/?query=dark+matter&searchtype=all",
        "https://export.arxiv.org/api/query?search_query=all:%22dark%20matter%22"
        "&sortBy=submittedDate&sortOrder=descending",
    ),
    ("https://trams.substack.com/", "https://trams.substack.com/feed"),
    ("https://trams.substack.com/p/lines", "https://trams.substack.com/feed"),
    ("https://trams.wordpress.com/2024/01/", "https://trams.wordpress.com/feed/"),
    ("https://medium.com/@some.one", "https://medium.com/feed/@some.one"),
    ("https://medium.com/tag/trams", "https://medium.com/feed/tag/trams"),
    ("https://medium.com/the-trams", "https://medium.com/feed/the-trams"),
    (
        "https://medium.com/the-trams/tagged/night",
        "https://medium.com/feed/the-trams/tagged/night",
    ),
    ("https://some.medium.com", "https://some.medium.com/feed"),
    ("https://news.ycombinator.com/", "https://news.ycombinator.com/rss"),
    ("https://news.ycombinator.com/item?id=12", "https://hnrss.org/item?id=12"),
    ("https://news.ycombinator.com/user?id=pg", "https://hnrss.org/submitted?id=pg"),
    ("https://news.ycombinator.com/threads?id=pg", "https://hnrss.org/threads?id=pg"),
    ("https://news.ycombinator.com/newest", "https://hnrss.org/newest"),
    ("https://lobste.rs/t/python,rust", "https://lobste.rs/t/python,rust.rss"),
    ("https://lobste.rs/~jcs", "https://lobste.rs/~jcs/stories.rss"),
    ("https://lobste.rs/newest", "https://lobste.rs/newest.rss"),
    *(
        (f"https://{host}{page}", f"https://{host}/feeds{feed}")
        for host in ("stackoverflow.com", "unix.stackexchange.com", "mathoverflow.net")
        for page, feed in (
            ("", ""),
            ("/questions/tagged/a+b", "/tag/a+b"),
            ("/questions/12/how-to", "/question/12"),
            ("/users/3/who", "/user/3"),
        )
    ),
    ("https://vimeo.com/trams", "https://vimeo.com/trams/videos/rss"),
    (
        "https://vimeo.com/channels/staffpicks",
        "https://vimeo.com/channels/staffpicks/videos/rss",
    ),
    ("https://trams.tumblr.com", "https://trams.tumblr.com/rss"),
    (
        "https://trams.tumblr.com/tagged/night",
        "https://trams.tumblr.com/tagged/night/rss",
    ),
    (
        "https://trams.blogspot.com/2024/01/a.html",
        "https://trams.blogspot.com/feeds/posts/default",
    ),
    (
        "https://trams.blogspot.co.uk/search/label/Night",
        "https://trams.blogspot.co.uk/feeds/posts/default/-/Night",
    ),
    ("https://dev.to/ben", "https://dev.to/feed/ben"),
    ("https://dev.to/t/python", "https://dev.to/feed/tag/python"),
    ("https://pinboard.in/u:a", "https://feeds.pinboard.in/rss/u:a/"),
    ("https://pinboard.in/u:a/t:b/", "https://feeds.pinboard.in/rss/u:a/t:b/"),
    ("https://pinboard.in/popular/", "https://feeds.pinboard.in/rss/popular/"),
    (
        "https://www.deviantart.com/some/gallery",
        "https://backend.deviantart.com/rss.xml?type=deviation"
        "&q=by%3Asome+sort%3Atime+meta%3Aall",
    ),
    (
        "https://store.steampowered.com/app/620/Portal_2/",
        "https://store.steampowered.com/feeds/news/app/620/",
    ),
    (
        "https://steamcommunity.com/groups/trams",
        "https://steamcommunity.com/groups/trams/rss/",
    ),
    ("https://some.itch.io/game/devlog", "https://some.itch.io/game/devlog.rss"),
    ("https://mastodon.social/@Gargron", "https://mastodon.social/@Gargron.rss"),
    ("https://a.b.example/@me/", "https://a.b.example/@me.rss"),
    ("https://www.example.org/@me", "https://www.example.org/@me.rss"),
    ("https://mastodon.social/tags/trams", "https://mastodon.social/tags/trams.rss"),
]  # fmt: skip

NONE = [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/@nasa",
    "https://www.youtube.com/channel/short",
    "https://www.youtube.com/playlist",
    "https://youtube.com.evil.example/channel/" + CHANNEL,
    "https://www.reddit.com/settings/profile",
    "https://www.reddit.com/search",
    "https://notreddit.com/r/rss",
    "https://github.com/",
    "https://github.com/features",
    "https://github.com/features/actions",
    "https://github.com/topics/rss",
    "https://github.com/a/b/commit/0a1b2c",
    "https://github.com/a/b/pull/3",
    "https://gitlab.com/explore/projects",
    "https://codeberg.org/explore/repos",
    "https://bsky.app/profile/a.bsky.social/post/3k",
    "https://bsky.app/",
    "https://arxiv.org/abs/2401.00001",
    "https://arxiv.org/search/",
    "https://substack.com/",
    "https://wordpress.com/",
    "https://medium.com/",
    "https://medium.com/about",
    "https://medium.com/@some/a-text-0a1b",
    "https://news.ycombinator.com/item",
    "https://news.ycombinator.com/login",
    "https://lobste.rs/about",
    "https://stackoverflow.com/tags",
    "https://vimeo.com/123456",
    "https://vimeo.com/features",
    "https://www.tumblr.com/explore",
    "https://dev.to/about",
    "https://dev.to/ben/a-text-1a2b",
    "https://pinboard.in/tour/",
    "https://itch.io/games",
    "https://www.tiktok.com/@me",
    "https://mastodon.social/@me/123",
    "https://mastodon.social/@me@other.example",
    "https://example.org/",
    "https://user:secret@github.com/a/b",
    "https://github.com:8443/a/b",
    "ftp://github.com/a/b",
    "https://[broken",
    "github.com/a/b",
]


@pytest.mark.parametrize(("address", "feed"), MAIN)
def test_the_main_feed_of_a_known_page(address: str, feed: str) -> None:
    assert known_feeds(address)[0].url == feed


@pytest.mark.parametrize("address", NONE)
def test_what_only_looks_alike_is_left_to_its_page(address: str) -> None:
    assert known_feeds(address) == ()


def test_a_repository_has_several_feeds_with_titles() -> None:
    assert [
        (link.title, link.url.rpartition("/")[2])
        for link in known_feeds("https://github.com/a/b")
    ] == [
        ("Releases", "releases.atom"),
        ("Tags", "tags.atom"),
        ("Commits", "commits.atom"),
    ]


def test_a_project_of_the_package_index_has_its_releases() -> None:
    host = "pypi" + ".org"  # a name that no other file of ours may hold
    (link,) = known_feeds(f"https://{host}/project/newsleaf/1.0/")
    assert link == (
        f"https://{host}/rss/project/newsleaf/releases.xml",
        "Releases of newsleaf",
    )
