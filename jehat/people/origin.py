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
    address = address_of(request)
    if address == _NOWHERE:
        return address
    prefix = 64 if isinstance(ip_address(address), IPv6Address) else 24
    return str(ip_network(f"{address}/{prefix}", strict=False))


def origin_of(request) -> dict[str, str]:
    """Address and browser, as a sign-in keeps them (encrypted)."""
    return {"address": address_of(request), "agent": request.META.get("HTTP_USER_AGENT", "")[:200]}
