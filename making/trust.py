"""Which certificates the programs that fetch packages shall trust: the system's.

uv, Node.js and the like carry a list of their own and then fail where a university's or a
company's network shows a certificate that only the system's list knows.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from pathlib import Path

BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # openSUSE
)

ASKED_FOR = ("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")
"""The variables by which uv and Python, and Node.js, are told of a bundle."""


def system_bundle() -> str | None:
    """The file with the system's certificates, None where there is no such file."""
    candidates = (ssl.get_default_verify_paths().cafile, *BUNDLES)
    return next((path for path in candidates if path and Path(path).is_file()), None)


def trusting(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment, with the system's certificates named where nothing else is named."""
    bundle = system_bundle()
    named = dict.fromkeys(ASKED_FOR, bundle) if bundle else {}
    return {name: path for name, path in named.items() if path} | dict(environment)
