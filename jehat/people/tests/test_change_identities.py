import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.queries import known_as

pytestmark = pytest.mark.django_db

ID, OTHER = "1999900010", "1999900028"


def numbers(user):
    return {one.kind: one.value for one in user.identifiers.exclude(kind__in=["mobile", "email", "username"])}


def change(user, present, **given):
    return actions.change_identities(by=user, presence=present(user), given=given)


def test_a_number_is_kept_as_a_claim(layla, present):
    assert change(layla, present, national_id=ID, passport="A1234567") == ["national_id", "passport"]
    assert numbers(layla) == {"national_id": ID, "passport": "A1234567"}
    assert not layla.identifiers.filter(kind="national_id", proved_at__isnull=False).exists()
    assert known_as(ID) == layla
    particulars = Event.objects.get(verb="person.change_identities").particulars
    assert particulars == {"kinds": ["national_id", "passport"]}


def test_it_is_replaced_and_taken_back_and_the_rest_stays(layla, present):
    change(layla, present, national_id=ID, border="3000000001")
    change(layla, present, national_id=OTHER)
    assert numbers(layla) == {"national_id": OTHER, "border": "3000000001"}
    assert known_as(ID) is None
    change(layla, present, national_id=None)
    assert numbers(layla) == {"border": "3000000001"}


def test_a_proved_number_stays(sara, present):
    with pytest.raises(Refused, match="proved by the document"):
        change(sara, present, national_id=OTHER)
    with pytest.raises(Refused):
        change(sara, present, national_id=None)
    assert change(sara, present, national_id=ID) == []


def test_the_number_of_another_is_only_a_claim_and_tells_nothing(sara, layla, present):
    change(layla, present, national_id=ID)
    assert known_as(ID) == sara


def test_the_password_is_asked_again(layla, present):
    with pytest.raises(Refused, match="confirm first"):
        actions.change_identities(by=layla, presence=present(layla, minutes=6), given={"national_id": ID})


def test_saving_the_masked_form_leaves_the_real_numbers_untouched(client, layla, present):
    change(layla, present, national_id=ID, passport="A1234567")
    client.force_login(layla)
    form = client.get(reverse("people:profile")).context["forms"]["identities"]
    shown = {name: form[name].value() for name in ("national_id", "iqama", "passport", "border")}
    assert shown == {"national_id": "1•••••••10", "iqama": "", "passport": "A•••••67", "border": ""}
    client.post(reverse("people:profile"), {"part": "identities", **shown})
    assert numbers(layla) == {"national_id": ID, "passport": "A1234567"}
    client.post(reverse("people:profile"), {"part": "identities", **shown, "passport": "", "iqama": "2999900018"})
    assert numbers(layla) == {"national_id": ID, "iqama": "2999900018"}


def test_a_half_changed_mask_is_an_error_and_the_number_stays(client, layla, present):
    change(layla, present, national_id=ID)
    client.force_login(layla)
    response = client.post(reverse("people:profile"), {"part": "identities", "national_id": "1•••••••28"})
    assert response.status_code == 422 and "1•••••••28" in response.content.decode()
    assert numbers(layla) == {"national_id": ID}


def test_the_page_cannot_change_what_is_proved(client, sara):
    client.force_login(sara)
    client.post(reverse("people:profile"), {"part": "identities", "national_id": OTHER})
    assert numbers(sara) == {"national_id": ID}
