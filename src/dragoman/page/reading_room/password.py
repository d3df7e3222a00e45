"""A password kept as a hash: scrypt (RFC 7914) at the cost that OWASP's cheat sheet gives."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_COST = {"n": 2**15, "r": 8, "p": 3, "maxmem": 64 * 2**20}
_NAME = "scrypt"
SHORTEST = 8


def hashed(password: str) -> str:
    """One line to keep instead of the password: ``scrypt$salt$digest``, in hexadecimal."""
    salt = secrets.token_bytes(16)
    return f"{_NAME}${salt.hex()}${_digest(password, salt).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether the password is the one that was hashed."""
    _, salt, digest = kept.split("$")
    return hmac.compare_digest(_digest(password, bytes.fromhex(salt)), bytes.fromhex(digest))


def is_hash(line: str) -> bool:
    """Whether a line is what ``hashed`` gives."""
    parts = line.split("$")
    return len(parts) == 3 and parts[0] == _NAME and all(set(p) <= set("0123456789abcdef") and p for p in parts[1:])


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_COST)
