"""The small parts: passwords, networks, the courier."""

import pytest
from django.core.exceptions import ValidationError

from jehat.people import agents, courier, origin, passwords


@pytest.mark.parametrize("password", ["nakhla-1448-safa", "نخلة صفا ١٤٤٨", "correct horse battery"])
def test_a_long_uncommon_password_is_one(password):
    passwords.check(password, own=["+966500000201", "1999900010", "sara@example.test"])


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("a1b2c3d", "password_too_short"),
        ("qwertyuiop", "password_too_common"),
        ("٩٨٧٦٥٤٣٢١٠٩٨", "password_entirely_numeric"),
        ("x" * 129, "long"),
        ("my-0500000201", "own"),
        ("me٥٠٠٠٠٠٢٠١me", "own"),
        ("SARA.q-and-more", "own"),
        ("id1999900010", "own"),
    ],
)
def test_why_a_password_is_none(password, code):
    own = ["+966500000201", "1999900010", "sara.q@example.test", "abc"]
    with pytest.raises(ValidationError) as refused:
        passwords.check(password, own=own)
    assert code in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("", "local"),
        ("unix:", "local"),
    ],
)
def test_a_network_is_what_one_guesser_moves_in(rf, address, network):
    request = rf.get("/", REMOTE_ADDR=address, headers={"X-Forwarded-For": "192.0.2.1"})
    assert origin.network_of(request) == network


def test_without_a_courier_nothing_is_lost_in_silence(monkeypatch):
    monkeypatch.setattr(courier, "_carriers", [])
    with pytest.raises(courier.NobodyCarries):
        courier.carry(channel="sms", recipient="+966500000201", subject="", body="")


def test_the_last_one_named_carries(monkeypatch):
    monkeypatch.setattr(courier, "_carriers", [])
    carried = []
    courier.carry_by(lambda **letter: carried.append("first"))
    courier.carry_by(lambda **letter: carried.append("second"))
    courier.carry(channel=courier.channel_of("mobile"), recipient="+966500000201", subject="", body="")
    assert carried == ["second"]
    assert (courier.channel_of("mobile"), courier.channel_of("email")) == ("sms", "email")


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", ("Edge", "Windows")),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122 Mobile",
            ("Samsung Internet", "Android"),
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", ("Chrome", "Linux")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1", ("Safari", "iOS")),
        ("Mozilla/5.0 (Macintosh) Gecko/20100101 Firefox/131.0", ("Firefox", "macOS")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_browser_is_called_by_its_own_name(agent, named):
    assert agents.named(agent) == named


def test_the_network_around_an_address_that_was_kept():
    assert origin.network_around("203.0.113.77") == "203.0.113.0/24"
    assert origin.network_around("local") == ""
