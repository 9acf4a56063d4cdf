import pytest

from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.queries import company_of as found

from .test_register_company import UNIFIED, company_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(add):
    return add(username="clerk.test")


def test_its_numbers_are_proved(sara, present, clerk):
    company = company_of(sara, present, commercial="1010999901").principal
    actions.verify_company(by=clerk, company=company)
    assert all(one.proved_at for one in company.identifiers.all())


def test_reasons(sara, layla, present, clerk):
    company, rival = company_of(sara, present).principal, company_of(layla, present).principal
    with pytest.raises(Refused, match="acts for"):
        actions.verify_company(by=sara, company=company)
    with pytest.raises(Refused, match="not a company"):
        actions.verify_company(by=clerk, company=layla)
    actions.verify_company(by=clerk, company=company)
    with pytest.raises(Refused, match="already"):
        actions.verify_company(by=clerk, company=company)
    with pytest.raises(Refused, match="Another account"):
        actions.verify_company(by=clerk, company=rival)


def test_it_is_found_by_its_number_and_its_delegate(sara, layla, present):
    company = company_of(sara, present).principal
    rival = company_of(layla, present).principal
    number = ("unified", UNIFIED)
    assert found(number, ("username", "sara.test")) == company
    assert found(number, ("mobile", "+966500000301")) == rival
    assert found(number, ("username", "stranger.test")) is None
    assert found(("unified", "7001999902"), ("username", "sara.test")) is None
