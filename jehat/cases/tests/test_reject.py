from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Status

from .refusing import CLOSED, NOT_HIS_OWN, refused, to_staff_only
from .traces import adds_up, both_ways, line, outgoing, sent, sentence, told

WORDS = "The land is not for building."


def test_it_ends_with_the_reason_and_the_beneficiary_is_told_everywhere(world, opened):
    actions.reject(by=world.noura.user, case=opened, text=WORDS)
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, case.is_open, case.version) == (Status.REJECTED, False, opened.version + 1)
    assert case.closed_at == case.first_answer_at
    said = case.comments.get(act=Comment.Act.REJECT)
    assert (said.text, said.by) == (WORDS, world.noura.user)
    event = line("case.reject", case)
    assert (event.by, event.particulars) == (world.noura.user, {"comment": str(said.pk)})
    closed = "Case %(number)s was closed; the outcome is on its page"
    assert told(event) == {world.sara: sentence(closed, case)}
    assert sent(event) == both_ways(world.sara)
    assert "land" not in outgoing()
    assert adds_up(case)


def test_what_waits_in_a_queue_may_be_rejected_by_its_owner(world, queued):
    assert actions.reject(by=world.huda.user, case=queued, text=WORDS).status == Status.REJECTED
    assert queued.custodies.get().employee is None


def test_files_may_go_with_it(world, opened, hand_in):
    plan = hand_in(world.noura.user)
    actions.reject(by=world.noura.user, case=opened, text=WORDS, files=[plan])
    assert opened.comments.get(act="reject").attachments.get().file_id == plan.pk


def test_a_case_that_waits_for_an_answer_may_be_rejected(world, asked):
    assert actions.reject(by=world.noura.user, case=asked, text=WORDS).status == Status.REJECTED


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.reject", opened, by=person, reason=reason):
        actions.reject(by=person, case=opened, text=WORDS)


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.reject", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.reject(by=world.huda.user, case=own, text=WORDS)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.reject", done, by=world.noura.user, reason=CLOSED):
        actions.reject(by=world.noura.user, case=done, text=WORDS)
