"""Where a request comes from: its address, its network, its browser. What a client says of itself is not believed."""

from ipaddress import IPv6Address, ip_address, ip_network

_NOWHERE = "local"


def address_of(request) -> str:
    """The address of the other end; forwarded headers are ignored, since anybody can send them."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return _NOWHERE
    return str(getattr(address, "ipv4_mapped", None) or address)


def network_of(request) -> str:
    """The /24 or /64 of the other end: what one guesser can easily move in."""
    return network_around(address_of(request)) or _NOWHERE


def network_around(address: str) -> str:
    """The network of an address that was kept: the region is as coarse as that."""
    try:
        number = ip_address(address)
    except ValueError:
        return ""
    prefix = 64 if isinstance(number, IPv6Address) else 24
    return str(ip_network(f"{address}/{prefix}", strict=False))


def origin_of(request) -> dict[str, str]:
    """Address and browser, as a sign-in keeps them (encrypted)."""
    return {"address": address_of(request), "agent": request.META.get("HTTP_USER_AGENT", "")[:200]}
