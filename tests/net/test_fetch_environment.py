from __future__ import annotations

import asyncio
import ssl
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from reader.model.errors import FetchError
from reader.net.fetch import Client, Limits, Request, fetch, open_client
from tests.net.servers import always, fields, ok, serve

LIMITS = Limits(seconds=10)


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """A certificate authority that this machine trusts during the test."""
    authority = trustme.CA()
    bundle = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    return authority


async def test_a_trusted_certificate_is_good(authority: trustme.CA) -> None:
    tls = server_context(authority.issue_cert("127.0.0.1"))
    async with serve(always(ok(b"feed")), tls) as server, open_client() as client:
        response = await fetch(client, Request(server.url), LIMITS)
    assert response.body == b"feed"


async def test_a_certificate_nobody_vouches_for_is_told(client: Client) -> None:
    tls = server_context(trustme.CA().issue_cert("127.0.0.1"))
    async with serve(always(ok(b"feed")), tls) as server:
        with pytest.raises(FetchError, match="signed by someone unknown") as caught:
            await fetch(client, Request(server.url), LIMITS)
    assert not caught.value.temporary
    assert server.heads == []


async def test_a_certificate_for_another_host_is_told(authority: trustme.CA) -> None:
    tls = server_context(authority.issue_cert("other.example"))
    async with serve(always(ok(b"feed")), tls) as server, open_client() as client:
        with pytest.raises(FetchError, match="certificate is for another host"):
            await fetch(client, Request(server.url), LIMITS)


async def test_an_expired_certificate_is_told(authority: trustme.CA) -> None:
    past = datetime(2001, 1, 2, tzinfo=UTC)
    expired = authority.issue_cert(
        "127.0.0.1", not_before=datetime(2001, 1, 1, tzinfo=UTC), not_after=past
    )
    tls = server_context(expired)
    async with serve(always(ok(b"feed")), tls) as server, open_client() as client:
        with pytest.raises(FetchError, match="certificate has expired"):
            await fetch(client, Request(server.url), LIMITS)


async def test_an_open_server_at_a_secure_address_is_told(client: Client) -> None:
    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(FetchError, match="no secure connection") as caught:
            await fetch(client, Request(f"https://127.0.0.1:{port}/"), LIMITS)
    assert not caught.value.temporary


async def test_the_proxy_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with serve(always(ok(b"by proxy"))) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        async with open_client() as client:
            response = await fetch(client, Request("http://feed.example/x"), LIMITS)
    assert response.body == b"by proxy"
    assert proxy.heads[0].startswith(b"GET http://feed.example/x HTTP/1.1\r\n")


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "gopher://127.0.0.1:1"])
async def test_a_proxy_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    with pytest.raises(FetchError, match="proxy"):
        async with open_client():
            pass


async def test_passwords_of_the_netrc_file_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    async with serve(always(ok(b"feed"))) as server, open_client() as client:
        await fetch(client, Request(server.url), LIMITS)
    assert b"authorization" not in fields(server.heads[0])


def test_nothing_of_it_is_loaded_before_the_first_request() -> None:
    code = (
        "import sys, reader.net.fetch; assert not {'httptools', 'ssl'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
