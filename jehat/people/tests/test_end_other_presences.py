import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions

from .test_end_presence import enter

pytestmark = pytest.mark.django_db


def test_only_this_one_stays(sara, layla, present):
    here, elsewhere, _third, strange = enter(sara), enter(sara), present(sara), present(layla)
    here.post(reverse("people:end_other_presences"))
    assert sara.sign_ins.current().get().session_key == here.session.kept_as
    assert elsewhere.get(reverse("people:account")).status_code == 302
    strange.refresh_from_db()
    assert strange.until is None
    assert Event.objects.get(verb="person.end_other_presences").particulars == {"count": 2}


def test_the_presence_of_another_is_no_place_to_stand(sara, layla, present):
    present(sara)
    with pytest.raises(Refused):
        actions.end_other_presences(by=sara, presence=present(layla))
    assert sara.sign_ins.current().exists()
