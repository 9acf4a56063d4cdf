import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.people import actions

pytestmark = pytest.mark.django_db


def test_who_has_the_contact_sees_that_it_fails(client, layla):
    assert actions.flag_contact(kind="mobile", value="+966500000301") == 1
    assert layla.identifiers.get(kind="mobile").unreachable_since is not None
    assert Event.objects.get(verb="person.flag_contact").subject_id == layla.pk
    client.force_login(layla)
    assert b"do not arrive since" in client.get(reverse("people:contacts")).content
    assert b"do not arrive" in client.get(reverse("people:account")).content


def test_twice_is_once_and_the_first_time_stands(layla):
    actions.flag_contact(kind="mobile", value="+966500000301")
    since = layla.identifiers.get(kind="mobile").unreachable_since
    assert actions.flag_contact(kind="mobile", value="+966500000301") == 0
    assert layla.identifiers.get(kind="mobile").unreachable_since == since


def test_a_contact_nobody_has_is_nothing(layla):
    assert actions.flag_contact(kind="email", value="nobody@example.test") == 0
