"""An address that somebody typed is called only if it leads out, and only where it was judged to lead."""

import socket

import pytest

from jehat.core import outbound

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1",
]  # fmt: skip


@pytest.fixture
def named(monkeypatch):
    """`named(ip, …)`: every name means these addresses."""

    def named(*ips):
        found = [(socket.AF_INET6 if ":" in ip else socket.AF_INET, 1, 6, "", (ip, 443)) for ip in ips]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **given: found)

    return named


@pytest.mark.parametrize("ip", INSIDE)
def test_an_address_inside_is_none(named, settings, ip):
    settings.MAY_CALL_ITSELF = False
    named(ip)
    with pytest.raises(outbound.NotPublic):
        outbound.reachable("https://hook.example.sa/")


def test_one_address_inside_spoils_the_name(named):
    named("93.184.216.34", "10.0.0.1")
    with pytest.raises(outbound.NotPublic):
        outbound.reachable("https://hook.example.sa/")


@pytest.mark.parametrize(
    "address",
    [
        "http://hook.example.sa/",
        "ftp://hook.example.sa/",
        "https://",
        "https://a:b@hook.example.sa/",
        "https://x:99999/",
    ],
)
def test_only_encrypted_and_only_where_it_says(named, address):
    named("93.184.216.34")
    with pytest.raises(outbound.NotPublic):
        outbound.reachable(address)


def test_a_public_address_is_called_at_the_address_that_was_judged(named):
    named("93.184.216.34")
    parts, ip = outbound.reachable("https://hook.example.sa:8443/path?x=1")
    assert (parts.hostname, parts.port, ip) == ("hook.example.sa", 8443, "93.184.216.34")


def test_a_name_nobody_knows(monkeypatch):
    def unknown(*asked, **given):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(outbound.NoAnswer):
        outbound.post("https://hook.example.sa/", b"", {})


def test_a_machine_on_trial_may_call_itself(settings):
    settings.MAY_CALL_ITSELF = True
    assert outbound.reachable("http://127.0.0.1:9/")[1] == "127.0.0.1"
    with pytest.raises(outbound.NoAnswer):
        outbound.post("http://127.0.0.1:9/", b"x", {})


def test_a_secure_call_checks_the_certificate_against_the_name(settings):
    """Nothing listens there, so what is tried is the connection itself."""
    settings.MAY_CALL_ITSELF = True
    with pytest.raises(outbound.NoAnswer):
        outbound.post("https://127.0.0.1:9/", b"x", {})
