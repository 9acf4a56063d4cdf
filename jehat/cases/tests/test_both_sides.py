"""A process dies between the two sides of a referral to another entity: both have moved, or neither has."""

from functools import partial

import pytest
from django.db import connection

from jehat.cases import actions
from jehat.cases.directives import ReturnGround
from jehat.cases.models import Case, Referral
from jehat.cases.states import Status

from .at_once import Doing

# Everything that a side keeps of it; what is only read is no place to die at.
WRITES = ("INSERT", "UPDATE", "DELETE")


class Died(BaseException):
    """The process is gone: nothing of it goes on, and nothing tidies up."""


class Death:
    """The connection breaks off after so many writes, as when a process is killed; `written` is how many there were."""

    def __init__(self, after):
        self.after, self.written = after, 0

    def __call__(self, execute, sql, *given):
        done = execute(sql, *given)
        if sql.lstrip().startswith(WRITES):
            self.written += 1
            if self.written == self.after:
                connection.connection.close()
                raise Died
        return done


def until_death(call, after) -> int:
    """Do it in a process of its own, which dies after so many writes; how many it came to."""
    death = Death(after)

    def die():
        with connection.execute_wrapper(death):
            try:
                call()
            except BaseException:
                assert death.written == death.after
                return

    doing = Doing(die)
    doing.start()
    doing.join(60)
    assert not doing.is_alive() and doing.outcome is None, doing.outcome
    return death.written


def sides(home) -> tuple:
    """What either side says of it."""
    there = list(Case.objects.filter(first=home).values_list("status", "outcome", "closed_at"))
    hops = list(Referral.objects.filter(case=home).values_list("end", "ended_at", "onward"))
    here = Case.objects.values_list("status", "active_at", "tracking", "version").get(pk=home.pk)
    return here, hops, there


def survives(call, home) -> tuple[tuple, tuple]:
    """Die after each write in turn; what both sides said all the while, and what they say once it was done."""
    before, after = sides(home), 1
    while until_death(call, after) == after:
        assert sides(home) == before, f"the {after}. write of one side stayed without the other"
        after += 1
    assert after > 5
    return before, sides(home)


@pytest.fixture
def home(transactional_db, world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open one.")
    return actions.open_case(by=world.noura.user, case=case)


def test_it_is_sent_wholly_or_not_at_all(world, home):
    send = partial(actions.refer_out, by=world.noura.user, case=home, kind=world.other_kind, note="The land is yours.")
    before, done = survives(send, home)
    assert before[1:] == ([], [])
    (here, hops, there) = done
    assert (here[0], len(hops), len(there)) == (Status.WAITING_OTHER, 1, 1)


@pytest.mark.parametrize("verb", ["complete", "refuse_referral"])
def test_it_comes_home_in_the_moment_in_which_it_ends_there(world, home, verb):
    actions.refer_out(by=world.noura.user, case=home, kind=world.other_kind, note="The land is yours.")
    away = Case.objects.with_people().get(first=home)
    holder = away.assignee.user
    actions.open_case(by=holder, case=away)
    given = {"text": "Done there."} if verb == "complete" else {"ground": ReturnGround.NOT_OURS}
    before, done = survives(partial(getattr(actions, verb), by=holder, case=away, **given), home)
    assert before[0][0] == Status.WAITING_OTHER and not before[1][0][0]
    (here, hops, there) = done
    assert here[0] == Status.IN_PROGRESS
    assert hops[0][1] == there[0][2]
