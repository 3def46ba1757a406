"""Certificates that are no good, and one that is."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

DAY = timedelta(days=1)


class Certificates:
    """Makes the certificates of servers; the good ones are of `authority`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.authority = trustme.CA()
        self.bundle = directory / "authority.pem"
        self.authority.cert_pem.write_to_path(self.bundle)

    def context(self, kind: str, host: str) -> ssl.SSLContext:
        """What a server with a certificate of a kind listens with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if kind == "itself":
            context.load_cert_chain(self._of_itself())
        else:
            self._issue(kind, host).configure_cert(context)
        return context

    def _issue(self, kind: str, host: str) -> trustme.LeafCert:
        today = datetime.now(UTC)
        match kind:
            case "good":
                return self.authority.issue_cert(host)
            case "expired":
                return self.authority.issue_cert(
                    host, not_before=today - 9 * DAY, not_after=today - DAY
                )
            case "not yet":
                return self.authority.issue_cert(
                    host, not_before=today + DAY, not_after=today + 9 * DAY
                )
            case "other host":
                return self.authority.issue_cert("other.example")
            case "unknown":
                return trustme.CA().issue_cert(host)
        raise ValueError(kind)

    def _of_itself(self) -> Path:
        """A certificate that is its own authority."""
        own = trustme.CA()
        path = self._directory / "itself.pem"
        own.private_key_pem.write_to_path(path)
        own.cert_pem.write_to_path(path, append=True)
        return path
