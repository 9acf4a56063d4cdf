import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, passkeys

from .passkey_device import HOST, Device

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client, sara, rf):
    request = rf.get("/")
    request.session, request.user = client.session, sara
    return request


def offered(user, device=None, **change):
    """A question and the answer of a device to it, changed."""
    options, state = passkeys.offer(host=HOST, person=user.pk, label="Sara", known=[])
    given = {"host": HOST, "state": state, "answer": (device or Device()).create(options)}
    return passkeys.Reply(**given | change)


def enrol(request, presence, reply, **given):
    return actions.enrol_passkey(
        **{"by": request.user, "request": request, "presence": presence, "reply": reply} | given
    )


def test_a_passkey_is_kept_with_ten_backup_codes(here, sara, present, sent):
    presence = present(sara)
    assert len(enrol(here, presence, offered(sara), name="Chrome · Android")) == 10
    factor = sara.second_factors.passkeys().get()
    assert factor.sealed["name"] == "Chrome · Android"
    presence.refresh_from_db()
    assert presence.means == "passkey"
    assert Event.objects.get(verb="person.enrol_passkey").particulars == {"factor": str(factor.pk)}
    assert len(sent) == 1


def test_several_passkeys_may_stand_side_by_side(here, sara, present, sent):
    enrol(here, present(sara), offered(sara))
    assert enrol(here, present(sara), offered(sara)) == []
    assert sara.second_factors.passkeys().count() == 2


def test_one_is_not_made_without_the_person(here, sara, present):
    for device in (Device(flags=0x01), Device(origin="https://evil.example"), Device(host="evil.example")):
        with pytest.raises(passkeys.NoAnswer):
            enrol(here, present(sara), offered(sara, device))
    assert not sara.second_factors.exists()


def test_the_answer_to_another_question_is_none(here, sara, present):
    _options, other = passkeys.offer(host=HOST, person=sara.pk, label="Sara", known=[])
    with pytest.raises(passkeys.NoAnswer):
        enrol(here, present(sara), offered(sara, state=other))


@pytest.mark.parametrize("answer", [{}, {"rawId": 5}, {"id": "x", "rawId": "x", "response": {}}])
def test_nonsense_is_none(here, sara, present, answer):
    with pytest.raises(passkeys.NoAnswer):
        enrol(here, present(sara), offered(sara, answer=answer))


def test_who_was_proved_a_while_ago_is_refused(here, sara, present):
    with pytest.raises(Refused):
        enrol(here, present(sara, minutes=6), offered(sara))


def test_the_presence_of_another_is_refused(here, sara, layla, present):
    with pytest.raises(Refused):
        enrol(here, present(layla), offered(sara))


def test_a_bare_number_is_no_place_for_passkeys():
    assert not passkeys.works_at("127.0.0.1:8000") and not passkeys.works_at("[::1]:8000")
    assert passkeys.works_at("localhost:8000") and passkeys.works_at("jehat.test")
