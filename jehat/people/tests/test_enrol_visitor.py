import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import User
from jehat.people.queries import holder_of, known_as

from .conftest import PASSWORD, code_in
from .test_register import ASKED

pytestmark = pytest.mark.django_db

ID = ("national_id", "1999900028")
NAMES = {"first_ar": "ليلى", "family_ar": "الحربي"}
MOBILE = "+966500000301"


@pytest.fixture
def clerk(add):
    return add(username="clerk.test")


@pytest.fixture
def visitor(clerk):
    return actions.enrol_visitor(by=clerk, identity=ID, names=NAMES, mobile=MOBILE)


def register(sent, **details):
    details = ASKED["details"] | NAMES | details
    waiting = actions.register(**ASKED | {"details": details, "contact_kind": "mobile", "contact": MOBILE})
    return actions.prove_contact(registration=waiting, code=code_in(sent[-1]))


def test_the_smallest_account(visitor, clerk):
    assert holder_of(*ID) == visitor and visitor.first_ar == "ليلى"
    assert not visitor.has_usable_password()
    proved = {one.kind: one.proved_at is not None for one in visitor.identifiers.all()}
    assert proved == {"national_id": True, "mobile": False}
    event = Event.objects.get(verb="person.enrol_visitor")
    assert (event.by, event.particulars) == (clerk, {"identity": "national_id"})


def test_who_is_known_already_is_not_enrolled(visitor, clerk):
    with pytest.raises(Refused, match="already"):
        actions.enrol_visitor(by=clerk, identity=ID, names=NAMES)


def test_the_visitor_registers_and_has_the_same_account(visitor, sent):
    assert register(sent) == visitor
    visitor = User.objects.get(pk=visitor.pk)
    assert visitor.check_password(PASSWORD)
    assert visitor.identifiers.get(kind="mobile").proved_at is not None
    assert known_as("0500000301") == visitor


def test_the_identity_number_is_enough_with_other_names(visitor, sent):
    assert register(sent, first_ar="لَيلى", family_ar="حربي", identifiers={"national_id": ID[1]}) == visitor


@pytest.mark.parametrize(
    "details", [{"first_ar": "هند"}, {"identifiers": {"national_id": "1999900010"}}, {"first_ar": "", "family_ar": ""}]
)
def test_who_has_only_the_mobile_gets_an_account_of_his_own(visitor, sent, details):
    assert register(sent, **details) != visitor
    assert not User.objects.get(pk=visitor.pk).has_usable_password()


def test_an_account_of_the_counter_does_not_stand_before_ones_own(visitor, sent, add, client):
    own = add(mobile="0500000555")
    own.identifiers.create(kind="national_id", value=ID[1], index=visitor.identifiers.get(kind="national_id").index)
    assert known_as(ID[1]) == own
    client.post(reverse("people:sign_in"), {"identifier": ID[1], "password": PASSWORD})
    assert own.sign_ins.current().exists()
