"""One transfer over httpx2: the deadline, the hops, the caps and the body."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx2

from reader import __version__
from reader.model.errors import FetchError
from reader.model.feed import Validators
from reader.net.failures import status_failure, transfer_failure
from reader.net.fetch import Headers, Limits, Request, Response
from reader.net.redirects import (
    PERMANENT,
    REDIRECTS,
    next_hop,
    parse_url,
    without_credentials,
)

USER_AGENT = f"newsleaf/{__version__}"
CODINGS = ("gzip", "br", "zstd")


class TooLarge(Exception):
    """The body is larger than the cap."""


class CappedStream(httpx2.AsyncByteStream):
    """The bytes of a body as they come, up to a cap.

    The cap on unpacked bytes alone does not hold: bytes after the end of a
    packed stream are kept by the unpacker and give nothing to count.
    """

    def __init__(self, stream: httpx2.AsyncByteStream, cap: int) -> None:
        self._stream = stream
        self._cap = cap

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._cap
        chunks = aiter(self._stream)
        try:
            async for chunk in chunks:
                left -= len(chunk)
                if left < 0:
                    raise TooLarge
                yield chunk
        finally:
            if isinstance(chunks, AsyncGenerator):
                await chunks.aclose()

    async def aclose(self) -> None:
        """Give the connection back, or close it when the body is not read up."""
        await self._stream.aclose()


IDLE_CONNECTIONS = 20
"""Connections kept open for a next request to the same server."""


def new_http_client() -> httpx2.AsyncClient:
    """Make the httpx2 client with newsleaf's manners.

    It has no limit of connections of its own: who calls it decides how many
    transfers run at once.

    Raises:
        FetchError: the environment names a proxy that cannot be used.
    """
    try:
        return httpx2.AsyncClient(
            headers={
                "User-Agent": USER_AGENT,
                "Accept-Encoding": ", ".join(CODINGS),
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # Each request looks at every idle connection, so that few are kept.
            limits=httpx2.Limits(
                max_connections=None, max_keepalive_connections=IDLE_CONNECTIONS
            ),
        )
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        raise FetchError(
            "the proxy that the environment names",
            "cannot be used",
            hint="newsleaf knows http:// and https:// proxies",
            temporary=False,
        ) from error


async def transfer(
    http: httpx2.AsyncClient, request: Request, limits: Limits
) -> Response:
    """Do what `reader.net.fetch.fetch` promises."""
    url = parse_url(request.url)
    address = without_credentials(url)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(http, request, url, limits)
    except TimeoutError as error:
        reason = f"took longer than {limits.seconds:g} seconds"
        raise FetchError(address, reason) from error
    except TooLarge as error:
        reason = f"the answer is larger than {_megabytes(limits.bytes)}"
        raise FetchError(address, reason, temporary=False) from error
    except httpx2.ConnectTimeout as error:
        reason = f"no connection within {limits.connect_seconds:.3g} seconds"
        raise FetchError(address, reason, connected=False) from error
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError) as error:
        raise transfer_failure(address, error) from error


async def _follow(
    http: httpx2.AsyncClient, request: Request, url: httpx2.URL, limits: Limits
) -> Response:
    path = [url]
    permanent = True
    # httpcore2 closes the socket of a stuck TLS handshake at its own time-out,
    # but leaves it open when the task is cancelled, as the deadline does.
    timeout = httpx2.Timeout(None, connect=limits.connect_seconds)
    while True:
        fields = _fields(request, path)
        message = http.build_request("GET", path[-1], headers=fields, timeout=timeout)
        answer = await http.send(message, stream=True)
        try:
            if answer.status_code not in REDIRECTS:
                response = await _read(answer, request, path, limits)
                moved = len(path) > 1 and permanent
                return replace(response, permanent_url=str(path[-1]) if moved else None)
            permanent = permanent and answer.status_code in PERMANENT
            path.append(next_hop(path, _raw(answer, b"location"), limits.hops))
        finally:
            await answer.aclose()


def _valid_here(request: Request, path: Sequence[httpx2.URL]) -> Validators:
    """The validators that mean something at the address that is asked now.

    One address says nothing of another: a page that is older than a feed would
    answer that the feed is unchanged.
    """
    here = without_credentials(path[-1])
    if here == (request.validators.given_by or without_credentials(path[0])):
        return request.validators
    return Validators()


def _fields(request: Request, path: Sequence[httpx2.URL]) -> list[tuple[bytes, bytes]]:
    fields = [(b"Accept", request.accept.encode("latin-1"))]
    validators = _valid_here(request, path)
    if validators.etag is not None:
        fields.append((b"If-None-Match", validators.etag.encode("latin-1")))
        # Only what is new may come back, as 226 (RFC 3229); nothing is taken away.
        fields.append((b"A-IM", b"feed"))
    if validators.last_modified is not None:
        since = validators.last_modified.encode("latin-1")
        fields.append((b"If-Modified-Since", since))
    return fields


async def _read(
    answer: httpx2.Response, request: Request, path: list[httpx2.URL], limits: Limits
) -> Response:
    address = without_credentials(path[0])
    status = answer.status_code
    sent = _valid_here(request, path)
    if status not in (200, 226) and not (status == 304 and sent != Validators()):
        raise status_failure(address, status, _headers(answer))
    body = b"" if status == 304 else await _body(answer, address, limits)
    etag = _text(_raw(answer, b"etag"))
    modified = _text(_raw(answer, b"last-modified"))
    if status == 304:
        etag, modified = etag or sent.etag, modified or sent.last_modified
    is_given = (etag, modified) != (None, None) and path[-1] != path[0]
    given_by = without_credentials(path[-1]) if is_given else None
    return Response(
        url=without_credentials(path[-1]),
        requested=request.url,
        status=status,
        headers=_headers(answer),
        body=body,
        validators=Validators(etag, modified, given_by),
    )


async def _body(answer: httpx2.Response, address: str, limits: Limits) -> bytes:
    """Read and unpack the body; httpx2 unpacks in pieces of at most 1 MiB."""
    codings = answer.headers.get_list("content-encoding", split_commas=True)
    packed = [coding for coding in codings if coding.strip().lower() != "identity"]
    if len(packed) > 1:
        raise FetchError(address, "the answer is packed twice", temporary=False)
    if packed and packed[0].strip().lower() not in CODINGS:
        reason = "the answer is packed in a way that was not asked for"
        raise FetchError(address, reason, temporary=False)
    assert isinstance(answer.stream, httpx2.AsyncByteStream)
    answer.stream = CappedStream(answer.stream, limits.bytes)
    body = bytearray()
    async for chunk in answer.aiter_bytes():
        body += chunk
        if len(body) > limits.bytes:
            raise TooLarge
    if packed and not body:
        # The unpackers do not complain of a packed stream that breaks off.
        coding = packed[0].strip().lower()
        reason = f"the answer, packed as {coding}, unpacks to nothing"
        raise FetchError(address, reason, temporary=False)
    return bytes(body)


def _headers(answer: httpx2.Response) -> Headers:
    return Headers(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in answer.headers.raw
    )


def _raw(answer: httpx2.Response, name: bytes) -> bytes | None:
    for field, value in answer.headers.raw:
        if field.lower() == name:
            return value
    return None


def _text(value: bytes | None) -> str | None:
    return value.decode("latin-1") if value else None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
