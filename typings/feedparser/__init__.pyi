"""The part of feedparser 6 that newsleaf uses; feedparser ships no types."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

class FeedParserDict(dict[str, Any]): ...

def parse(
    url_file_stream_or_string: BytesIO,
    *,
    response_headers: Mapping[str, str] | None = ...,
    resolve_relative_uris: bool | None = ...,
    sanitize_html: bool | None = ...,
) -> FeedParserDict: ...
