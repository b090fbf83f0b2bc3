"""Makes the HTTP libraries of Python trust the simulator's certificate."""

from __future__ import annotations

import os
import re
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Mapping

if TYPE_CHECKING:
    import requests

_CERTIFICATES = re.compile(r"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?")


def ssl_context(ca: str) -> ssl.SSLContext:
    """Returns a TLS context that trusts only a CA (PEM) and checks host names."""
    return ssl.create_default_context(cadata=ca)


def trusting_session(ca_file: str) -> requests.Session:
    """Returns a ``requests`` session that trusts only the CA in a file, and uses no proxy, whatever the environment says."""
    import requests

    session = requests.Session()
    # Otherwise REQUESTS_CA_BUNDLE overrides the `verify` of the session.
    session.trust_env = False
    session.verify = ca_file
    return session


def trusting_environment(ca: str, folder: Path, host: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Returns the variables with which requests, httpx, urllib and curl trust a CA in addition to the CAs that they trust already.

    Args:
        ca: the CA certificate, as PEM.
        folder: a folder for the files that the variables name.
        host: the host name of the gateway, which is reached without a proxy.
        environ: the present environment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    requests_bundle = environ.get("REQUESTS_CA_BUNDLE") or environ.get("CURL_CA_BUNDLE") or _find_requests_bundle()
    python_bundle = environ.get("SSL_CERT_FILE") or _find_python_bundle()
    bundle = _write_bundle(folder / "requests.pem", requests_bundle, ca)
    no_proxy = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    excluded = ",".join(dict.fromkeys([*filter(None, no_proxy.split(",")), host, "localhost", "127.0.0.1"]))
    return {
        "REQUESTS_CA_BUNDLE": bundle,
        "CURL_CA_BUNDLE": bundle,
        "SSL_CERT_FILE": _write_bundle(folder / "python.pem", python_bundle, ca),
        "NO_PROXY": excluded,
        "no_proxy": excluded,
    }


def _write_bundle(file: Path, base: str | None, ca: str) -> str:
    certificates = [] if base is None else _read_certificates(base)
    file.write_text("".join(dict.fromkeys([*certificates, ca])))
    return str(file)


def _read_certificates(path: str) -> list[str]:
    """Returns the certificates in a file, or in all files of a folder; those that cannot be read are left out."""
    files = sorted(Path(path).iterdir()) if os.path.isdir(path) else [Path(path)]
    certificates: list[str] = []
    for file in files:
        try:
            certificates += _CERTIFICATES.findall(file.read_text(errors="replace"))
        except OSError:
            continue
    return certificates


def _find_requests_bundle() -> str | None:
    try:
        import certifi
    except ImportError:
        return _find_python_bundle()
    return certifi.where()


def _find_python_bundle() -> str | None:
    defaults = ssl.get_default_verify_paths()
    return defaults.cafile or defaults.capath
