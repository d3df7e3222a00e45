"""Web addresses: which may be opened at all, which lead into somebody's own network, and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import parse_qsl, urlencode

import httpx

DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 2_000

# Global unicast is all that IANA has given out of IPv6; whatever lies outside is local, reserved or multicast.
_GLOBAL_UNICAST = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
# Public by number, private by use: relays that carry IPv4 inside IPv6 (6to4, Teredo), and the address on which a large
# cloud serves its machines' secrets.
_NEVER = tuple(
    ip_network(block) for block in ("2002::/16", "2001::/32", "3fff::/20", "192.88.99.0/24", "168.63.129.16/32")
)
_CREDENTIALS = re.compile(r"//[^/?#\s]*@")
_TRACKING = re.compile(r"utm_\w+|at_\w+|xtor|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_ga|cmpid|wt_mc")


def parse(address: str, base: str | None = None) -> httpx.URL:
    """The address, joined to ``base`` when it is relative, without its fragment.

    Raises ``ValueError`` with the half sentence that says what is wrong: not http or https, no host, a user name or a
    password in it, too long, or no address at all.
    """
    try:
        url = httpx.URL(base).join(address.strip()) if base else httpx.URL(address.strip())
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise ValueError("no address that can be opened") from error
    if url.scheme not in DEFAULT_PORTS:
        raise ValueError(
            f"an address of the kind «{shown(url.scheme or 'none')}:», where http and https alone are opened"
        )
    if not url.host:
        raise ValueError("an address without a host")
    if url.userinfo:
        raise ValueError("a user name or a password in the address")
    if len(str(url)) > MAX_LENGTH:
        raise ValueError(f"an address of more than {MAX_LENGTH:,} characters")
    return url.copy_with(fragment=None)


def host_of(url: httpx.URL) -> str:
    """The host in lower case ASCII, without a trailing dot."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def port_of(url: httpx.URL) -> int:
    """The port that the address leads to, stated or not."""
    return DEFAULT_PORTS[url.scheme] if url.port is None else url.port


def is_allowed(url: httpx.URL, allowed: Iterable[str]) -> bool:
    """Whether ``host`` or ``host:port`` is among the names allowed; a bare host stands for its usual ports."""
    host, port = host_of(url), port_of(url)
    names = {name.lower() for name in allowed}
    return f"{host}:{port}" in names or f"[{host}]:{port}" in names or (host in names and _is_usual(port))


def _is_usual(port: int) -> bool:
    return port in DEFAULT_PORTS.values()


def has_usual_port(url: httpx.URL) -> bool:
    """Whether the address leads to port 80 or 443, where web servers answer and nothing else does."""
    return _is_usual(port_of(url))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet.

    False for loopback, link-local, private, shared, reserved, documentation and multicast addresses of both families
    (IANA's special-purpose registries, as ``ipaddress`` knows them), and for IPv6 addresses that stand for such an IPv4
    one (IPv4-mapped, NAT64) or tunnel to any (6to4, Teredo).
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _inside(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip not in _GLOBAL_UNICAST:
            return False
    refused = ip.is_multicast or ip.is_reserved or any(ip in block for block in _NEVER if block.version == ip.version)
    return ip.is_global and not refused


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    return ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)


def canonical(address: str) -> str:
    """One writing for all addresses of an article: no fragment, no tracking parameters, no «www.», scheme left out.

    It is a key to compare, not an address to open. Raises ``ValueError`` as ``parse`` does.
    """
    url = parse(address)
    # «amp» or a sorted query would merge pages that are not the same on some sites; tracking never changes a page.
    # Latin-1 keeps every byte of a query apart, whatever the site encodes it in.
    fields = parse_qsl(url.query.decode("ascii"), keep_blank_values=True, encoding="latin-1")
    query = urlencode([(name, value) for name, value in fields if not _is_tracking(name)], encoding="latin-1")
    port = "" if has_usual_port(url) else f":{url.port}"
    path = url.raw_path.decode("ascii").partition("?")[0].rstrip("/")
    return site(url) + port + path + (f"?{query}" if query else "")


def site(url: httpx.URL) -> str:
    """The host without «www.», so that both writings are one site."""
    return host_of(url).removeprefix("www.")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are on one site; false for what is no address."""
    try:
        return site(parse(one)) == site(parse(other))
    except ValueError:
        return False


def _is_tracking(name: str) -> bool:
    return _TRACKING.fullmatch(name.lower()) is not None


def shown(text: str, most: int = 200) -> str:
    """The text as it may stand in a sentence or a log.

    One line, no control characters, cut when it is long, and without the names and passwords of addresses.
    """
    line = "".join(c if c.isprintable() else " " for c in text)
    line = _CREDENTIALS.sub("//…@", " ".join(line.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"
