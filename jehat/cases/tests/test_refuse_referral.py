from jehat.cases import actions, queries
from jehat.cases.models import Case, Referral
from jehat.cases.states import Reason, Status
from jehat.organization.models import Employee

from .refusing import refused, to_staff_only
from .traces import adds_up, holders, line, sentence, told

ALREADY = "The referral was accepted already."


def refuse(world, case, **given):
    return actions.refuse_referral(**({"by": world.yousef.user, "case": case, "ground": "not_ours"} | given))


def test_the_case_is_with_its_sender_again(world, referred):
    back = Case.objects.get(pk=refuse(world, referred, note="The land is the city's.").pk)
    assert (back.department, back.assignee, back.status) == (world.permits, world.noura, Status.ASSIGNED)
    assert holders(back)[-1] == (world.permits, world.noura, Reason.RETURNED)
    assert adds_up(back)
    sent = Referral.objects.get()
    assert (sent.end, sent.ground, sent.answer.text) == ("refused", "not_ours", "The land is the city's.")
    assert queries.notes(back).count() == 2


def test_number_age_and_promise_stay(world, opened, referred):
    back = refuse(world, referred)
    assert (back.number, back.created_at, back.due_at) == (opened.number, opened.created_at, opened.due_at)


def test_the_sender_is_told_and_the_record_has_the_code(world, referred):
    refuse(world, referred)
    event = line("case.refuse_referral", referred)
    sent = Referral.objects.get()
    assert event.particulars == {
        "referral": str(sent.pk),
        "ground": "not_ours",
        "department": str(world.permits.pk),
    }
    assert told(event) == {world.noura.user: sentence("Case %(number)s came back to you from a referral", referred)}


def test_who_refused_it_sees_it_no_more(world, referred):
    refuse(world, referred)
    assert not Case.objects.visible_to(world.yousef.user).exists()
    assert Case.objects.visible_to(world.noura.user).exists()


def test_where_the_sender_is_gone_his_department_gives_it_anew(world, referred):
    Employee.objects.filter(pk=world.noura.pk).update(is_active=False)
    back = refuse(world, referred)
    assert back.department == world.permits
    assert back.assignee not in (None, world.noura)


def test_what_was_accepted_is_not_refused(world, referred):
    actions.accept_referral(by=world.yousef.user, case=referred)
    with refused("case.refuse_referral", referred, by=world.yousef.user, reason=ALREADY):
        refuse(world, referred)


def test_it_may_be_sent_elsewhere_afterwards(world, referred):
    back = refuse(world, referred)
    again = actions.refer(by=world.noura.user, case=back, to=world.care, note="Then yours")
    assert again.department == world.care
    assert Referral.objects.open().get().to_department == world.care


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.refuse_referral", opened, by=person, reason=reason):
        refuse(world, opened, by=person)
