"""Knows where sites that hide their feeds keep them: a table of pure address rules.

A rule says for a page of a site which feeds are of it. Nothing is asked for it,
and whoever uses what it gives must still find out whether a feed is there. The
addresses are those of https://github.com/macieklamberski/feedscout (its page
docs/feeds/platform.md) where no other source stands beside the site.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

from reader.model.feed import FeedLink


class _Rule(NamedTuple):
    """What is known of one kind of page of one site.

    `page` matches host and path, without "www." and a slash at the end. `feeds`
    are titles and addresses, the main one first; a name in braces stands for a
    group of `page`, for the parameter `asks` of the query, or for the `host`.
    """

    page: re.Pattern[str]
    feeds: tuple[tuple[str, str], ...]
    asks: str = ""


def _rule(page: str, *feeds: tuple[str, str], asks: str = "") -> _Rule:
    return _Rule(re.compile(page), feeds, asks)


_NAME = r"(?P<name>[\w.~-]+)"
_PART = r"(?P<part>[\w.~%+-]+)"
_PROJECT = r"(?P<part>[\w.][\w.-]*(?:/[\w.][\w.-]*)+)"

# The first parts of addresses at which no person and no project is found.
_GITHUB_PAGES = (
    "about|apps|blog|codespaces|collections|contact|copilot|customer-stories|dashboard"
    "|enterprise|events|explore|features|issues|join|login|logout|marketplace|mobile"
    "|new|notifications|organizations|orgs|pricing|pulls|readme|resources|search"
    "|security|sessions|settings|signup|site|solutions|sponsors|stars|team|topics"
    "|trending|users|watching"
)
_REPOSITORY = rf"github\.com/(?!(?:{_GITHUB_PAGES})/){_NAME}"
_GITLAB_PAGES = "admin|dashboard|explore|groups|help|projects|search|snippets|users"
_FORGE_PAGES = "admin|api|assets|explore|issues|notifications|pulls|repo|user"
_MEDIUM_PAGES = (
    "m|me|p|about|search|explore-topics|feed|plans|policy|creators|new-story"
)
_DEV_PAGES = (
    "about|challenges|code-of-conduct|contact|enter|help|latest|new|pod|privacy"
    "|search|settings|tags|terms|top|videos"
)
_VIMEO_PAGES = (
    "about|blog|categories|channels|create|enterprise|event|features|groups|help"
    "|join|log_in|manage|ondemand|ott|settings|solutions|stock|upgrade|upload|watch"
)
_DEVIANT_PAGES = "about|core-membership|join|popular|search|settings|shop|tag|users"
_STACK_SITES = (
    r"(?:[\w-]+\.stackexchange|(?:meta\.)?(?:stackoverflow|serverfault|superuser"
    r"|askubuntu|stackapps))\.com|(?:meta\.)?mathoverflow\.net"
)
_REDDIT_HOST = r"(?:\w+\.)?reddit\.com"
_NO_MASTODON = r"(?:[\w-]+\.)*(?:youtube|tiktok|threads|substack|medium|flickr)\."

_VIDEOS = "https://www.youtube.com/feeds/videos.xml"
_REDDIT = "https://www.reddit.com"
_NEWS = "https://hnrss.org"
_GITHUB = "https://github.com/{name}/{part}"
_GITLAB = "https://gitlab.com/{part}"
_FORGE = "https://{host}/{name}/{part}"
_RULES = (
    # YouTube. A page of a handle (/@name) or a video names the channel's feed itself.
    _rule(
        r"(?:m\.)?youtube\.com/channel/(?P<name>UC[\w-]{22})(?:/.*)?",
        ("Videos", _VIDEOS + "?channel_id={name}"),
    ),
    _rule(
        r"(?:m\.|music\.)?youtube\.com/playlist",
        ("Playlist", _VIDEOS + "?playlist_id={list}"),
        asks="list",
    ),
    _rule(
        rf"(?:m\.)?youtube\.com/user/{_NAME}(?:/.*)?",
        ("Videos", _VIDEOS + "?user={name}"),
    ),
    # Reddit
    _rule(
        rf"{_REDDIT_HOST}/r/{_PART}/comments/(?P<name>\w+)(?:/.*)?",
        ("Comments", _REDDIT + "/r/{part}/comments/{name}/.rss"),
    ),
    _rule(
        rf"{_REDDIT_HOST}/r/{_PART}/(?P<name>hot|new|top|rising|controversial)",
        ("r/{part}, {name}", _REDDIT + "/r/{part}/{name}/.rss"),
    ),
    _rule(
        rf"{_REDDIT_HOST}/r/{_PART}/search",
        (
            "r/{part}: {q}",
            _REDDIT + "/r/{part}/search.rss?q={q}&restrict_sr=1&sort=new",
        ),
        asks="q",
    ),
    _rule(
        rf"{_REDDIT_HOST}/r/{_PART}",
        ("r/{part}", _REDDIT + "/r/{part}/.rss"),
        ("Comments of r/{part}", _REDDIT + "/r/{part}/comments/.rss"),
    ),
    _rule(
        rf"{_REDDIT_HOST}/(?:u|user)/{_NAME}/m/{_PART}",
        ("{part} of {name}", _REDDIT + "/user/{name}/m/{part}/.rss"),
    ),
    _rule(
        rf"{_REDDIT_HOST}/(?:u|user)/{_NAME}(?:/(?:submitted|overview))?",
        ("u/{name}", _REDDIT + "/user/{name}/.rss"),
    ),
    _rule(
        rf"{_REDDIT_HOST}/search",
        ("Reddit: {q}", _REDDIT + "/search.rss?q={q}&sort=new"),
        asks="q",
    ),
    _rule(rf"{_REDDIT_HOST}", ("Reddit", _REDDIT + "/.rss")),
    # GitHub
    _rule(
        rf"{_REPOSITORY}/{_PART}/commits/(?:refs/heads/)?(?P<branch>[\w./-]+)",
        ("Commits on {branch}", _GITHUB + "/commits/{branch}.atom"),
    ),
    _rule(rf"{_REPOSITORY}/{_PART}/commits", ("Commits", _GITHUB + "/commits.atom")),
    _rule(rf"{_REPOSITORY}/{_PART}/tags", ("Tags", _GITHUB + "/tags.atom")),
    _rule(
        rf"{_REPOSITORY}/{_PART}/discussions(?:/.*)?",
        ("Discussions", _GITHUB + "/discussions.atom"),
    ),
    _rule(
        rf"{_REPOSITORY}/(?P<part>[\w.-]+?)(?:\.git)?"
        r"(?:/(?:releases|tree|blob)(?:/.*)?)?",
        ("Releases", _GITHUB + "/releases.atom"),
        ("Tags", _GITHUB + "/tags.atom"),
        ("Commits", _GITHUB + "/commits.atom"),
    ),
    _rule(
        rf"github\.com/(?!(?:{_GITHUB_PAGES})$){_NAME}",
        ("Activity of {name}", "https://github.com/{name}.atom"),
    ),
    _rule(
        rf"gist\.github\.com/(?!(?:discover|search|starred)$){_NAME}",
        ("Gists of {name}", "https://gist.github.com/{name}.atom"),
    ),
    # GitLab
    _rule(
        rf"gitlab\.com/(?!(?:{_GITLAB_PAGES})/){_PROJECT}"
        r"/-/(?:commits|tree)/(?P<branch>[\w./-]+)",
        ("Commits on {branch}", _GITLAB + "/-/commits/{branch}?format=atom"),
    ),
    _rule(
        rf"gitlab\.com/(?!(?:{_GITLAB_PAGES})/){_PROJECT}"
        r"(?:/-(?:/.*)?)?",
        ("Releases", _GITLAB + "/-/releases.atom"),
        ("Tags", _GITLAB + "/-/tags?format=atom"),
        ("Activity", _GITLAB + ".atom"),
    ),
    _rule(
        rf"gitlab\.com/(?!(?:{_GITLAB_PAGES})$){_NAME}",
        ("Activity of {name}", "https://gitlab.com/{name}.atom"),
    ),
    # Forgejo and Gitea
    _rule(
        rf"(?:codeberg\.org|gitea\.com)/(?!(?:{_FORGE_PAGES})/){_NAME}/{_PART}"
        r"(?:/(?:releases|tags|src)(?:/.*)?)?",
        ("Releases", _FORGE + "/releases.rss"),
        ("Tags", _FORGE + "/tags.rss"),
        ("Activity", _FORGE + ".rss"),
    ),
    _rule(
        rf"(?:codeberg\.org|gitea\.com)/(?!(?:{_FORGE_PAGES})$){_NAME}",
        ("Activity of {name}", "https://{host}/{name}.rss"),
    ),
    # Bluesky: https://github.com/bluesky-social/social-app/issues/6192
    _rule(
        r"bsky\.app/profile/(?P<name>[\w.:-]+)(?:/rss)?",
        ("{name}", "https://bsky.app/profile/{name}/rss"),
    ),
    # arXiv: https://info.arxiv.org/help/rss.html and, for searches, its API's manual.
    _rule(
        r"arxiv\.org/(?:list|archive)/(?P<name>[a-z-]+(?:\.[A-Za-z-]+)?)(?:/\w+)?",
        ("{name}", "https://rss.arxiv.org/rss/{name}"),
    ),
    _rule(
        r"arxiv\.org/search(?:/\w+)?",
        (
            "arXiv: {query}",
            "https://export.arxiv.org/api/query?search_query=all:%22{query}%22"
            "&sortBy=submittedDate&sortOrder=descending",
        ),
        asks="query",
    ),
    # Substack and WordPress.com
    _rule(
        r"(?!open\.|support\.)[\w-]+\.substack\.com(?:/(?:archive|about|p/.*))?",
        ("Newsletter", "https://{host}/feed"),
    ),
    _rule(
        r"(?!en\.)[\w-]+\.wordpress\.com(?:/.*)?",
        ("Articles", "https://{host}/feed/"),
        ("Comments", "https://{host}/comments/feed/"),
    ),
    # Medium
    _rule(
        r"medium\.com/@(?P<name>[\w.-]+)",
        ("{name}", "https://medium.com/feed/@{name}"),
    ),
    _rule(
        rf"medium\.com/tag/{_PART}(?:/.*)?",
        ("{part}", "https://medium.com/feed/tag/{part}"),
    ),
    _rule(
        rf"medium\.com/(?!(?:{_MEDIUM_PAGES})/)(?P<name>[\w-]+)/tagged/{_PART}",
        ("{name}: {part}", "https://medium.com/feed/{name}/tagged/{part}"),
    ),
    _rule(
        rf"medium\.com/(?!(?:{_MEDIUM_PAGES})$)(?P<name>[\w-]+)",
        ("{name}", "https://medium.com/feed/{name}"),
    ),
    _rule(
        r"(?!help\.|policy\.|blog\.)(?P<name>[\w-]+)\.medium\.com",
        ("{name}", "https://{host}/feed"),
    ),
    # Hacker News has a feed of its front page only. The others are of
    # https://github.com/hnrss/hnrss, which is not of the site.
    _rule(
        r"news\.ycombinator\.com/item",
        ("Comments", _NEWS + "/item?id={id}"),
        asks="id",
    ),
    _rule(
        r"news\.ycombinator\.com/(?:user|submitted)",
        ("Links of {id}", _NEWS + "/submitted?id={id}"),
        ("Comments of {id}", _NEWS + "/threads?id={id}"),
        asks="id",
    ),
    _rule(
        r"news\.ycombinator\.com/threads",
        ("Comments of {id}", _NEWS + "/threads?id={id}"),
        asks="id",
    ),
    _rule(
        r"news\.ycombinator\.com/(?P<name>newest|ask|show|jobs|best)",
        ("Hacker News, {name}", _NEWS + "/{name}"),
    ),
    _rule(
        r"news\.ycombinator\.com(?:/(?:news|front))?",
        ("Hacker News", "https://news.ycombinator.com/rss"),
        ("Hacker News with comments", _NEWS + "/frontpage"),
    ),
    # Lobsters
    _rule(
        r"lobste\.rs/t/(?P<name>[\w,.+-]+)",
        ("{name}", "https://lobste.rs/t/{name}.rss"),
    ),
    _rule(
        r"lobste\.rs/(?:~|u/)(?P<name>[\w-]+)",
        ("{name}", "https://lobste.rs/~{name}/stories.rss"),
    ),
    _rule(r"lobste\.rs/newest", ("Newest", "https://lobste.rs/newest.rss")),
    # Stack Exchange: https://meta.stackexchange.com/questions/151519
    _rule(
        rf"(?:{_STACK_SITES})/questions/tagged/{_PART}",
        ("Questions about {part}", "https://{host}/feeds/tag/{part}"),
    ),
    _rule(
        rf"(?:{_STACK_SITES})/(?:questions|q)/(?P<name>\d+)(?:/.*)?",
        ("Question and answers", "https://{host}/feeds/question/{name}"),
    ),
    _rule(
        rf"(?:{_STACK_SITES})/users/(?P<name>\d+)(?:/.*)?",
        ("Activity", "https://{host}/feeds/user/{name}"),
    ),
    _rule(
        rf"(?:{_STACK_SITES})(?:/questions)?",
        ("Questions", "https://{host}/feeds"),
    ),
    # Vimeo
    _rule(
        r"vimeo\.com/(?P<part>(?:channels|groups)/[\w-]+)(?:/videos)?",
        ("Videos", "https://vimeo.com/{part}/videos/rss"),
    ),
    _rule(
        rf"vimeo\.com/(?!(?:{_VIMEO_PAGES}|\d+)(?:/|$)){_NAME}(?:/videos)?",
        ("Videos", "https://vimeo.com/{name}/videos/rss"),
    ),
    # Tumblr
    _rule(
        rf"(?!help\.|assets\.)[\w-]+\.tumblr\.com/tagged/{_PART}",
        ("{part}", "https://{host}/tagged/{part}/rss"),
    ),
    _rule(
        r"(?!help\.|assets\.)[\w-]+\.tumblr\.com",
        ("Articles", "https://{host}/rss"),
    ),
    # Blogger
    _rule(
        rf"[\w-]+\.blogspot\.[a-z.]+/search/label/{_PART}",
        ("{part}", "https://{host}/feeds/posts/default/-/{part}"),
    ),
    _rule(
        r"[\w-]+\.blogspot\.[a-z.]+(?:/.*)?",
        ("Articles", "https://{host}/feeds/posts/default"),
        ("Comments", "https://{host}/feeds/comments/default"),
    ),
    # The Python Package Index: its documentation, under api/feeds
    _rule(
        rf"pypi\.org/(?:project|p)/{_NAME}(?:/.*)?",
        ("Releases of {name}", "https://{host}/rss/project/{name}/releases.xml"),
    ),
    # DEV (Forem): https://github.com/forem/forem/discussions/19747
    _rule(
        rf"dev\.to/t/{_NAME}(?:/latest)?",
        ("{name}", "https://dev.to/feed/tag/{name}"),
    ),
    _rule(
        rf"dev\.to/(?!(?:{_DEV_PAGES})$)(?P<name>[\w-]+)",
        ("{name}", "https://dev.to/feed/{name}"),
    ),
    # Pinboard: https://pinboard.in/howto/#rss
    _rule(
        r"pinboard\.in/(?P<part>u:[\w-]+(?:/t:[\w.%+-]+)*|t:[\w.%+-]+)",
        ("{part}", "https://feeds.pinboard.in/rss/{part}/"),
    ),
    _rule(
        r"pinboard\.in/(?P<name>popular|recent)",
        ("Pinboard, {name}", "https://feeds.pinboard.in/rss/{name}/"),
    ),
    # DeviantArt
    _rule(
        rf"deviantart\.com/(?!(?:{_DEVIANT_PAGES})$)(?P<name>[\w-]+)"
        r"(?:/gallery(?:/all)?)?",
        (
            "{name}",
            "https://backend.deviantart.com/rss.xml?type=deviation"
            "&q=by%3A{name}+sort%3Atime+meta%3Aall",
        ),
    ),
    # Steam
    _rule(
        r"(?:store\.steampowered|steamcommunity)\.com/(?:news/)?app/(?P<name>\d+)(?:/.*)?",
        ("News", "https://store.steampowered.com/feeds/news/app/{name}/"),
    ),
    _rule(
        r"steamcommunity\.com/groups/(?P<name>[\w-]+)",
        ("{name}", "https://steamcommunity.com/groups/{name}/rss/"),
    ),
    # itch.io
    _rule(
        r"[\w-]+\.itch\.io/(?P<name>[\w-]+)(?:/devlog(?:/.*)?)?",
        ("Devlog", "https://{host}/{name}/devlog.rss"),
    ),
    # Mastodon, on whatever host: https://www.rssboard.org/news/211
    _rule(
        rf"(?!{_NO_MASTODON})(?:[\w-]+\.)+[\w-]+/@(?P<name>\w+)",
        ("{name}", "https://{host}/@{name}.rss"),
    ),
    _rule(
        rf"(?!{_NO_MASTODON})(?:mastodon|mstdn|fosstodon|hachyderm)[\w.-]+/tags/{_PART}",
        ("{part}", "https://{host}/tags/{part}.rss"),
    ),
)


def known_feeds(address: str) -> tuple[FeedLink, ...]:
    """The feeds of a page by its address alone, the main one first.

    Empty where no rule knows the address, as of a page that names its feeds.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        plain = parts.port is None and not parts.username
    except ValueError:
        return ()
    if parts.scheme not in ("http", "https") or not plain:
        return ()
    page = host.removeprefix("www.") + parts.path.rstrip("/")
    for rule in _RULES:
        found = rule.page.fullmatch(page)
        given = dict(parse_qsl(parts.query))
        if found is not None and (not rule.asks or given.get(rule.asks)):
            values = found.groupdict() | {"host": host}
            if rule.asks:
                values[rule.asks] = quote(given[rule.asks], safe="")
            return tuple(
                FeedLink(url.format(**values), title.format(**values))
                for title, url in rule.feeds
            )
    return ()
