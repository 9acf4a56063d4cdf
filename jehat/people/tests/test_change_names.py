import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import User

pytestmark = pytest.mark.django_db

NAMES = {"first_ar": "ليلى", "family_ar": "الحربي", "first_en": "Layla", "family_en": "Alharbi"}
ADDRESS = "people:profile"


def test_the_names_are_kept_and_what_is_missing_is_empty(layla):
    actions.change_names(by=layla, names=NAMES)
    layla = User.objects.get(pk=layla.pk)
    assert (layla.first_ar, layla.father_ar, layla.family_en) == ("ليلى", "", "Alharbi")
    assert Event.objects.get(verb="person.change_names").particulars == {}


def test_the_names_of_a_proved_identity_stay(sara):
    with pytest.raises(Refused, match="proved"):
        actions.change_names(by=sara, names=NAMES)


def test_a_claim_locks_nothing(sara):
    sara.identifiers.filter(kind="national_id").update(proved_at=None)
    actions.change_names(by=sara, names=NAMES)
    assert User.objects.get(pk=sara.pk).first_en == "Layla"


def test_the_page_keeps_them_and_says_what_is_missing(client, layla):
    client.force_login(layla)
    response = client.post(reverse(ADDRESS), {"part": "names", "family_ar": "الحربي"})
    assert response.status_code == 422 and "الحربي" in response.content.decode()
    assert client.post(reverse(ADDRESS), {"part": "names", **NAMES}).url == reverse(ADDRESS)
    assert User.objects.get(pk=layla.pk).family_en == "Alharbi"


def test_the_page_shows_locked_names_with_the_reason(client, sara):
    client.force_login(sara)
    actions.set_preferences(by=sara, language="en")
    body = client.get(reverse(ADDRESS)).content.decode()
    assert 'name="first_ar"' not in body and "stay as on the document" in body
    assert client.post(reverse(ADDRESS), {"part": "names", **NAMES}).status_code == 422


def test_a_part_that_is_none_changes_nothing(client, layla):
    client.force_login(layla)
    assert client.post(reverse(ADDRESS), {"part": "everything", **NAMES}).status_code == 200
    assert User.objects.get(pk=layla.pk).first_en == ""
