"""A line is written by one statement of our own, and is then what the model says it is."""

import pytest

from jehat.audit.models import Event
from jehat.audit.record import record

pytestmark = pytest.mark.django_db


def test_what_is_told_is_what_stands_there(world, django_assert_num_queries):
    record("person.sign_in", None, by=None)  # which opens the key
    with django_assert_num_queries(1):
        told = record("case.open", world.sara, by=world.sara, acting_for=world.imran, first=True, days=3)
    stands = Event.objects.get(pk=told.pk)
    for field in Event._meta.concrete_fields:
        said, found = getattr(told, field.attname), getattr(stands, field.attname)
        assert bytes(said) == bytes(found) if field.name == "mac" else said == found, field.name


def test_a_line_of_nobody_about_nothing(world):
    stands = Event.objects.get(pk=record("case.open", None, by=None).pk)
    assert (stands.by, stands.acting_for, stands.entity_id, stands.subject_id) == (None,) * 4
    assert (stands.subject_type, stands.particulars) == ("", {})
