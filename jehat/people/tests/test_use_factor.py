from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, backup_codes, time_codes
from jehat.people.models import SecondFactor

pytestmark = pytest.mark.django_db

SECRET = time_codes.new_secret()


@pytest.fixture
def app(sara):
    return SecondFactor.objects.create(user=sara, kind="app", sealed={"secret": SECRET})


@pytest.fixture
def request_(rf):
    return rf.get("/", REMOTE_ADDR="203.0.113.7")


def use(user, request, code, now=None):
    return actions.use_factor(by=user, request=request, code=code, now=now)


def shown(now):
    return time_codes.code_at(SECRET, time_codes.step_at(now))


def test_the_code_of_now_proves_and_is_recorded(sara, app, request_):
    now = timezone.now()
    assert use(sara, request_, shown(now), now).means == "app"
    app.refresh_from_db()
    assert app.used_at == now
    event = Event.objects.get(verb="person.use_factor")
    assert (event.by, event.outcome, event.particulars) == (sara, "done", {"means": "app"})


def test_no_code_is_heard_twice(sara, app, request_):
    now = timezone.now()
    assert use(sara, request_, shown(now), now).means
    assert not use(sara, request_, shown(now), now).means
    later = now + timedelta(seconds=time_codes.PERIOD)
    assert not use(sara, request_, shown(now), later).means
    assert use(sara, request_, shown(later), later).means


def test_arabic_digits_and_spaces_are_the_same_code(sara, app, request_):
    now = timezone.now()
    code = shown(now)
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in code)
    assert use(sara, request_, f"{arabic[:3]} {arabic[3:]}", now).means


@pytest.mark.parametrize("seconds", [-90, 90])
def test_old_codes_and_codes_to_come_prove_nothing(sara, app, request_, seconds):
    now = timezone.now()
    assert not use(sara, request_, shown(now + timedelta(seconds=seconds)), now).means
    assert Event.objects.get(verb="person.use_factor").outcome == "refused"


def test_a_thousand_guesses_in_ten_minutes_are_nearly_all_unheard(sara, app, request_):
    now = timezone.now()
    tried = [use(sara, request_, f"x{number}", now + timedelta(seconds=0.6 * number)) for number in range(1000)]
    heard = [trial for trial in tried if not trial.wait]
    assert len(heard) <= 15 and not any(trial.means for trial in tried)
    assert Event.objects.filter(verb="person.use_factor").count() == len(heard)


def test_strangers_do_not_shut_the_owner_out_of_his_own_device(sara, app, request_, rf, monkeypatch):
    now = timezone.now()
    for _number in range(20):
        use(sara, request_, "000000", now)
    monkeypatch.setattr("jehat.people.actions.second_factor.known_device", lambda request, user: "his own")
    assert use(sara, rf.get("/"), shown(now), now).means == "app"


def test_a_backup_code_is_spent_and_told(sara, app, request_, sent):
    codes = backup_codes.new_codes()
    SecondFactor.objects.create(user=sara, kind="backup", sealed={"codes": backup_codes.digests(codes)})
    assert use(sara, request_, codes[3]).means == "backup"
    assert not use(sara, request_, codes[3]).means
    assert len(sara.second_factors.get(kind="backup").sealed["codes"]) == backup_codes.MANY - 1
    assert [letter.recipient for letter in sent] == ["+966500000201"]


def test_the_code_of_another_proves_nothing(sara, app, request_, layla):
    SecondFactor.objects.create(user=layla, kind="app", sealed={"secret": time_codes.new_secret()})
    now = timezone.now()
    assert not use(layla, request_, shown(now), now).means


def test_a_closed_account_is_refused(sara, app, request_):
    sara.is_active = False
    sara.save(update_fields=["is_active"])
    with pytest.raises(Refused):
        use(sara, request_, shown(timezone.now()))


def test_a_presence_needs_it_whatever_door_is_used(sara, app, request_):
    with pytest.raises(Refused, match="second factor"):
        actions.sign_in(by=sara, request=request_)
