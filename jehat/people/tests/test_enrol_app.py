import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, backup_codes, time_codes

from .conftest import other_than

pytestmark = pytest.mark.django_db

SECRET = time_codes.new_secret()


@pytest.fixture
def here(client, sara, rf, present):
    request = rf.get("/")
    request.session, request.user = client.session, sara
    return request


def shown() -> str:
    return time_codes.code_at(SECRET, time_codes.step_at(timezone.now()))


def enrol(request, presence, **given):
    given = {"by": request.user, "request": request, "presence": presence, "secret": SECRET, "code": shown()} | given
    return actions.enrol_app(**given)


def test_an_app_that_shows_the_code_is_kept_with_ten_backup_codes(here, sara, present, sent):
    presence = present(sara)
    codes = enrol(here, presence)
    assert len(set(codes)) == backup_codes.MANY
    assert {one.kind for one in sara.second_factors.all()} == {"app", "backup"}
    presence.refresh_from_db()
    assert presence.means == "app" and presence.is_proved_twice
    assert Event.objects.filter(verb="person.enrol_app", outcome="done", by=sara).exists()
    assert len(sent) == 1


def test_the_code_that_set_it_up_opens_nothing(here, sara, present, sent):
    code = shown()
    enrol(here, present(sara), code=code)
    assert not actions.use_factor(by=sara, request=here, code=code).means


def test_another_app_takes_the_place_of_the_first_and_the_backup_codes_stay(here, sara, present, sent):
    enrol(here, present(sara))
    kept = sara.second_factors.get(kind="backup").sealed
    assert enrol(here, present(sara)) == []
    assert sara.second_factors.filter(kind="app").count() == 1
    assert sara.second_factors.get(kind="backup").sealed == kept


def test_a_wrong_code_sets_up_nothing(here, sara, present, sent):
    assert enrol(here, present(sara), code=other_than(shown())) is None
    assert not sara.second_factors.exists() and not sent
    assert Event.objects.get(verb="person.enrol_app").outcome == "refused"


def test_who_was_proved_a_while_ago_is_refused(here, sara, present):
    with pytest.raises(Refused, match="confirm first"):
        enrol(here, present(sara, minutes=6))


def test_the_presence_of_another_is_refused(here, layla, present):
    with pytest.raises(Refused):
        enrol(here, present(layla))
