"""A supervisor refuses a postponement."""

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Status

from .putting_off import WHY, asked_for
from .refusing import ANYBODY, HERSELF, NOT_THE_ROLE, each_stranger, refused
from .traces import line, sentence, told

OFFICER = {"officer of another department": (lambda world: world.yousef.user, NOT_THE_ROLE)}


def test_the_work_goes_on_and_who_asked_is_told(world, opened):
    case = asked_for(world, opened)
    actions.refuse_postponement(by=world.huda.user, case=case, reason="It can be done now.")
    assert Case.objects.get(pk=case.pk).status == Status.IN_PROGRESS
    decided = case.postponements.get()
    assert (decided.state, decided.answer.text) == ("refused", "It can be done now.")
    words = "The postponement of case %(number)s was refused; its work goes on"
    assert told(line("case.refuse_postponement", case)) == {world.noura.user: sentence(words, case)}


def test_what_was_refused_uses_up_nothing(world, opened):
    for _time in range(3):
        case = asked_for(world, opened)
        actions.refuse_postponement(by=world.huda.user, case=case, reason=WHY)
    assert case.postponements.count() == 3


@each_stranger(ANYBODY | OFFICER, HERSELF)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    case, person = asked_for(world, opened), who(world)
    with refused("case.refuse_postponement", case, by=person, reason=reason):
        actions.refuse_postponement(by=person, case=case, reason=WHY)


def test_the_page_does_it_and_the_beneficiary_reads_nothing_of_it(world, opened, client):
    case = asked_for(world, opened)
    client.force_login(world.huda.user)
    assert client.post(f"/cases/{case.number}/postpone/refuse/", {"reason": "Not now"}).status_code == 302
    client.force_login(world.sara)
    assert "Not now" not in client.get(f"/cases/{case.number}/").content.decode()
