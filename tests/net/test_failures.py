from __future__ import annotations

import errno
import socket
import ssl

import pytest

from reader.net.connections import NotConnected, ProxyRefused
from reader.net.failures import status_failure, transfer_failure


@pytest.mark.parametrize(
    ("status", "reason", "temporary"),
    [
        (503, "the server answered 503 Service Unavailable", True),
        (500, "the server answered 500 Internal Server Error", True),
        (599, "the server answered 599", True),
        (429, "the server answered 429 Too Many Requests", True),
        (408, "the server answered 408 Request Timeout", True),
        (404, "the server answered 404 Not Found", False),
        (410, "the server answered 410 Gone", False),
        (401, "the server answered 401 Unauthorized", False),
        (403, "the server answered 403 Forbidden", False),
        (204, "the server answered 204 No Content", False),
        (999, "the server answered 999", True),
    ],
)
def test_a_status_is_told_in_the_words_of_the_standard(
    status: int, reason: str, temporary: bool
) -> None:
    failure = status_failure(
        "http://a.example/", status, {"retry-after": "5"}, "a.example"
    )
    assert (failure.reason, failure.temporary) == (reason, temporary)
    assert (failure.status, failure.host) == (status, "a.example")
    assert failure.fields == {"retry-after": "5"}


def caused(cause: BaseException) -> NotConnected:
    try:
        raise NotConnected from cause
    except NotConnected as error:
        return error


@pytest.mark.parametrize(
    ("cause", "reason", "temporary"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), "no such host", True),
        (
            socket.gaierror(socket.EAI_AGAIN, ""),
            "the name of the host could not be looked up",
            True,
        ),
        (ConnectionRefusedError(), "the connection was refused", True),
        (
            ExceptionGroup("several", [ConnectionRefusedError()]),
            "the connection was refused",
            True,
        ),
        (OSError(errno.ENETUNREACH, ""), "the host cannot be reached", True),
        (OSError(errno.ETIMEDOUT, ""), "the host does not answer", True),
        (ConnectionResetError(), "the connection broke off", True),
        (UnicodeError("label too long"), "is not a web address", False),
        (ssl.SSLError("WRONG"), "no secure connection could be made", False),
    ],
)
def test_a_broken_transfer_is_told_by_its_root(
    cause: Exception, reason: str, temporary: bool
) -> None:
    failure = transfer_failure("http://a.example/", caused(cause))
    assert (failure.reason, failure.temporary) == (reason, temporary)


def expired() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate has expired")
    error.verify_code = 10
    return error


@pytest.mark.parametrize(
    ("cause", "connected"),
    [
        (ConnectionRefusedError(), False),
        (ssl.SSLError("WRONG"), False),
        (expired(), True),
    ],
)
def test_a_refused_certificate_came_over_a_connection(
    cause: Exception, connected: bool
) -> None:
    failure = transfer_failure("http://a.example/", caused(cause))
    assert failure.connected == connected


def test_a_proxy_that_refuses_is_told() -> None:
    failure = transfer_failure("http://a.example/", ProxyRefused())
    assert failure.reason == "the proxy did not let the request through"
