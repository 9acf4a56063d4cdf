import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Entity

GIVEN = {"phone": "920001234", "email": "care@example.test", "hours_ar": "من الأحد إلى الخميس", "hours_en": "Sunday"}


def test_an_administrator_says_how_people_reach_the_entity(world, recorded):
    actions.change_contact(by=world.admin.user, entity=world.entity, **GIVEN)
    entity = Entity.objects.get(pk=world.entity.pk)
    assert (entity.contact_phone, entity.contact_email) == ("920001234", "care@example.test")
    assert entity.has_contact
    assert recorded("change_contact").particulars == {}


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        actions.change_contact(by=stranger, entity=world.entity, **GIVEN)
    assert not Entity.objects.get(pk=world.entity.pk).has_contact


def test_the_page_changes_and_shows_it(world, as_admin):
    url = reverse("organization:change_contact")
    assert as_admin.post(url, GIVEN | {"phone": "٩٢٠٠٠١٢٣٤"}).status_code == 302
    assert Entity.objects.get(pk=world.entity.pk).contact_phone == "920001234"
    assert "care@example.test" in as_admin.get(url).content.decode()


@pytest.mark.parametrize("wrong", [{"phone": "call us"}, {"email": "not one"}])
def test_what_is_no_contact_is_not_taken_and_stays_typed(world, as_admin, wrong):
    answer = as_admin.post(reverse("organization:change_contact"), GIVEN | wrong)
    assert answer.status_code == 422
    assert next(iter(wrong.values())) in answer.content.decode()


def test_hours_are_said_in_the_other_language_where_one_has_none(world):
    entity = Entity(hours_en="Sunday to Thursday")
    assert entity.hours == "Sunday to Thursday"
