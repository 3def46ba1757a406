"""What went wrong on the network, in plain words."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from reader.model.errors import FetchError
from reader.net.connections import NotConnected, ProxyRefused
from reader.net.exchange import (
    MAX_HEAD,
    BrokenAnswer,
    LargeHead,
    NotHttp,
    Unanswered,
)
from reader.net.unpacking import BrokenPacking

# Codes of X509_V_ERR_*, openssl/x509_vfy.h.
_CERTIFICATE_REASONS = {
    9: "the server's certificate is not valid yet",
    10: "the server's certificate has expired",
    18: "the server's certificate is signed by the server itself",
    19: "the server's certificate is signed by someone unknown",
    20: "the server's certificate is signed by someone unknown",
    62: "the server's certificate is for another host",
    64: "the server's certificate is for another host",
}
# The first that fits; the last is the kind that the others are of.
_BROKEN_REASONS = {
    Unanswered: "the server ended the connection without an answer",
    NotHttp: "what the server sent is not HTTP",
    LargeHead: f"the head of the answer is larger than {MAX_HEAD // 1000} kB",
    BrokenAnswer: "the server broke off its answer",
}
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL})
_WHO = "it asks who you are: `newsleaf feed follow` and `feed set` take a login"

_TEMPORARY_STATUS = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)


def status_failure(
    address: str, status: int, fields: Mapping[str, str], host: str
) -> FetchError:
    """Tell of an answer that gives nothing; the phrase is the standard's."""
    try:
        words = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = str(status)
    return FetchError(
        address,
        f"the server answered {words}",
        _WHO if status == HTTPStatus.UNAUTHORIZED else "",
        temporary=status >= 500 or status in _TEMPORARY_STATUS,
        status=status,
        fields=fields,
        host=host,
    )


def transfer_failure(address: str, error: Exception) -> FetchError:
    """Tell of a transfer that broke, by what stands at the root of it."""
    connected = not _never_connected(error)
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            reason = _tls_reason(cause)
            return FetchError(address, reason, temporary=False, connected=connected)
        if isinstance(cause, UnicodeError):
            return FetchError(address, "is not a web address", temporary=False)
        if reason := _socket_reason(cause):
            return FetchError(address, reason, connected=connected)
    if isinstance(error, BrokenPacking):
        return FetchError(address, "the answer cannot be unpacked", temporary=False)
    return FetchError(address, _protocol_reason(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Go down to the roots of an error; connecting tries several addresses."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _causes(part)
    below = error.__cause__ or error.__context__
    if below is not None:
        yield from _causes(below)


def _never_connected(error: Exception) -> bool:
    """Whether no connection was made.

    One whose certificate is refused was, and nothing less safe may replace it.
    """
    return isinstance(error, NotConnected) and not any(
        isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)
    )


def _tls_reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        fallback = "the server's certificate cannot be trusted"
        return _CERTIFICATE_REASONS.get(error.verify_code, fallback)
    return "no secure connection could be made"


def _socket_reason(error: BaseException) -> str:
    if isinstance(error, socket.gaierror):
        if error.errno == socket.EAI_AGAIN:
            return "the name of the host could not be looked up"
        return "no such host"
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return "the host cannot be reached"
    if isinstance(error, OSError) and error.errno == errno.ETIMEDOUT:
        return "the host does not answer"
    return ""


def _protocol_reason(error: Exception) -> str:
    if isinstance(error, ProxyRefused):
        return "the proxy did not let the request through"
    for kind, reason in _BROKEN_REASONS.items():
        if isinstance(error, kind):
            return reason
    return "the connection broke off"
