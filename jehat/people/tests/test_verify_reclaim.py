from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions

from .test_warn_of_reclaim import begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(add):
    return add(username="clerk.test")


def test_who_saw_it_and_when_is_kept_and_the_number_is_proved(sent, sara, clerk):
    sara.identifiers.filter(kind="national_id").update(proved_at=None)
    verified = actions.verify_reclaim(by=clerk, reclaim=begun(sent))
    assert verified.verified_by == clerk and verified.done_at is None
    assert sara.identifiers.get(kind="national_id").proved_at is not None
    assert Event.objects.get(verb="person.verify_reclaim").by == clerk


def test_before_the_time_is_over_nothing_changes_hands(sent, sara, clerk):
    actions.verify_reclaim(by=clerk, reclaim=begun(sent))
    assert sara.identifiers.get(kind="mobile").value == "+966500000201"


def test_after_the_time_the_account_follows_at_once(sent, sara, clerk):
    late = timezone.now() + timedelta(hours=73)
    actions.verify_reclaim(by=clerk, reclaim=begun(sent), now=late)
    assert sara.identifiers.get(kind="mobile").value == "+966500000399"


def test_it_is_refused_to_the_owner_and_twice_and_after_an_objection(sent, sara, clerk):
    asked = begun(sent)
    with pytest.raises(Refused, match="own account"):
        actions.verify_reclaim(by=sara, reclaim=asked)
    actions.verify_reclaim(by=clerk, reclaim=asked)
    with pytest.raises(Refused, match="already"):
        actions.verify_reclaim(by=clerk, reclaim=asked)
    second = begun(sent, mobile="+966500000398")
    second.ended_at = timezone.now()
    second.save()
    with pytest.raises(Refused, match="closed"):
        actions.verify_reclaim(by=clerk, reclaim=second)


def test_a_number_that_another_has_proved_stays_a_claim(sent, sara, clerk, add):
    sara.identifiers.filter(kind="national_id").update(proved_at=None)
    add(national_id="1999900010")
    actions.verify_reclaim(by=clerk, reclaim=begun(sent))
    assert sara.identifiers.get(kind="national_id").proved_at is None
