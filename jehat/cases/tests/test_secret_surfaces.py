"""What a secret case shows: nothing to whoever is not cleared, and in lists no words to anybody but its beneficiary."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions, notices, permissions, queries
from jehat.cases.models import Case
from jehat.cases.models.case import MASK
from jehat.cases.queries.lists import counted_all
from jehat.cases.queries.paces import paces
from jehat.cases.queries.told import may_be_told, untold
from jehat.cases.stream import stream
from jehat.integrations import withheld
from jehat.organization.models import Absence, Grant

from .secret import SECRET, TOP_SECRET, WORDS, clear, file_secret
from .traces import outgoing

UNCLEARED = ["noura", "faisal", "huda", "salma", "admin", "yousef", "stranger", "imran"]
both_ranks = pytest.mark.parametrize("rank", [SECRET, TOP_SECRET])


@pytest.fixture
def secret(world, rank):
    """Majed alone is cleared, and works on it."""
    clear(world.majed, rank)
    case = file_secret(world, rank)
    return actions.open_case(by=world.majed.user, case=case)


def user_of(world, who):
    somebody = getattr(world, who)
    return getattr(somebody, "user", somebody)


@both_ranks
@pytest.mark.parametrize("who", UNCLEARED)
def test_to_whom_is_not_cleared_it_is_not_there(world, secret, client, who):
    user = user_of(world, who)
    client.force_login(user)
    assert not Case.objects.visible_to(user).exists()
    assert not permissions.can_see(user, secret)
    for page in ("case", "work", "receipt", "classify"):
        assert client.get(reverse(f"cases:{page}", args=[secret.number])).status_code == 404
    for address in ("/api/v1/cases/", "/notices/", "/home/", "/cases/inbox/?view=all", "/cases/team/"):
        page = client.get(address, follow=True).content.decode()
        assert secret.number not in page
        assert WORDS not in page
    for address in (f"/api/v1/cases/{secret.number}", f"/api/v1/cases/{secret.number}/timeline"):
        assert client.get(address).status_code == 404
    assert may_be_told(user, {secret.pk}) == set()
    assert Case.objects.hidden_from(user).exists() == (secret.rank == TOP_SECRET)


@both_ranks
@pytest.mark.parametrize("who", ["noura", "huda"])
def test_no_count_no_search_and_no_palette_has_it(world, secret, client, who):
    employee = getattr(world, who)
    views = queries.inbox_views(employee, now=timezone.now())
    assert {name: tally.number for name, tally in counted_all(views).items()} == dict.fromkeys(views, 0)
    assert not queries.find(views["all"], WORDS).cases.exists()
    assert not queries.find(views["all"], secret.number).cases.exists()
    client.force_login(employee.user)
    assert secret.number not in client.get("/cases/inbox/found/", {"q": secret.number}).content.decode()
    assert {one.open for one in _team(world)} == {0}


def _team(world):
    now = timezone.now()
    return queries.team(world.huda, list(queries.colleagues(world.huda, now=now)), now=now)


@both_ranks
def test_the_load_that_is_told_leaves_out_what_is_hidden(world, secret, rank):
    other = actions.submit(by=world.sara, kind=_ordinary(world.kind), subject="A workshop")
    loads = {one.user.username: one.load for one in queries.candidates(other, now=timezone.now())}
    assert loads[world.majed.user.username] == (1 if rank == SECRET else 0)


def _ordinary(kind):
    kind.secrecy = "normal"
    kind.save(update_fields=["secrecy"])
    return kind


@both_ranks
def test_it_weighs_all_the_same_when_cases_are_given(world, secret):
    given = [actions.submit(by=world.sara, kind=_ordinary(world.kind), subject="A workshop") for _one in range(2)]
    assert world.majed not in [case.assignee for case in given]


@both_ranks
def test_a_substitute_who_is_not_cleared_does_not_see_it(world, secret):
    now = timezone.now()
    Absence.objects.create(
        entity=world.entity,
        employee=world.majed,
        substitute=world.faisal,
        since=now - timezone.timedelta(hours=1),
        until=now + timezone.timedelta(days=1),
    )
    assert not Case.objects.visible_to(world.faisal.user).exists()
    clear(world.faisal, secret.rank)
    assert Case.objects.visible_to(world.faisal.user).get() == secret


@both_ranks
def test_a_clearance_that_is_withdrawn_bites_at_once(world, secret, client):
    assert Case.objects.visible_to(world.majed.user).exists()
    Grant.objects.filter(employee=world.majed).update(withdrawn_at=timezone.now())
    assert not Case.objects.visible_to(world.majed.user).exists()
    client.force_login(world.majed.user)
    assert client.get(reverse("cases:work", args=[secret.number])).status_code == 404


@both_ranks
def test_in_lists_its_words_are_masked_for_whoever_sees_it(world, secret, client):
    client.force_login(world.majed.user)
    for address in ("/cases/inbox/", "/cases/inbox/found/?q=" + secret.number, "/api/v1/cases/"):
        page = client.get(address).content.decode()
        assert secret.number in page
        assert WORDS not in page
    assert client.get("/api/v1/cases/").json()["items"][0]["subject"] == str(MASK)
    assert not queries.find(Case.objects.all(), WORDS).cases.exists()
    assert queries.find(Case.objects.all(), world.sara.full_name.split()[0]).cases.get() == secret


@both_ranks
def test_to_its_beneficiary_nothing_of_it_is_masked(world, secret, client):
    client.force_login(world.sara)
    assert f"About {WORDS}" in client.get("/home/").content.decode()
    assert client.get("/api/v1/cases/").json()["items"][0]["subject"] == f"About {WORDS}"
    page = client.get(reverse("cases:case", args=[secret.number]))
    assert (page.status_code, f"About {WORDS}" in page.content.decode()) == (200, True)
    assert queries.find_own(queries.home(world.sara), WORDS).cases.get() == secret


@both_ranks
def test_a_list_of_many_costs_no_more_queries(world, secret, client, django_assert_max_num_queries):
    client.force_login(world.majed.user)
    client.get("/cases/inbox/")
    with django_assert_max_num_queries(40) as few:
        client.get("/cases/inbox/")
    for _one in range(4):
        file_secret(world, secret.rank)
    with django_assert_max_num_queries(len(few)):
        client.get("/cases/inbox/")


@both_ranks
def test_no_message_and_no_notice_has_its_words_or_its_kind(world, secret):
    actions.comment(by=world.sara, case=secret, text=f"More {WORDS}")
    actions.comment(by=world.majed.user, case=secret, text=f"Answer {WORDS}")
    assert WORDS not in outgoing()
    assert world.kind.name_en not in outgoing()


@both_ranks
def test_the_deeds_of_a_colleague_tell_of_it_to_the_cleared_alone_and_without_words(world, secret):
    actions.comment(by=world.majed.user, case=secret, text=f"Answer {WORDS}")
    assert stream(world.majed, seen_by=world.huda)[0] == []
    clear(world.huda, secret.rank, Grant.Scope.DEPARTMENT)
    deeds, _next = stream(world.majed, seen_by=world.huda)
    assert {deed.case for deed in deeds} == {secret}
    assert [deed.said for deed in deeds] == [None] * len(deeds)


@both_ranks
def test_administrators_and_programs_are_not_told(world, secret, rank):
    assert list(untold()) == [{"pk": secret.pk}]
    kept = Event.objects.filter(withheld.about_withheld()).values_list("subject_id", flat=True)
    assert set(kept) == {secret.pk}
    Case.objects.filter(pk=secret.pk).update(assignee=None, status="triage")
    # Of what waits without an owner an administrator may be told the number, unless it is hidden.
    waiting = Case.objects.get(pk=secret.pk)
    told = {one.to for one in notices.told_of_assignment(waiting)}
    assert told == (set() if rank == TOP_SECRET else {world.admin.user})
    assert may_be_told(world.admin.user, {secret.pk}) == ({secret.pk} if rank == SECRET else set())


@both_ranks
def test_the_pace_that_everybody_reads_leaves_out_what_is_hidden(world, secret, rank):
    actions.complete(by=world.majed.user, case=secret, text="Done.")
    told = {kind: pace.number_of_cases for kind, pace in paces(now=timezone.now() + timezone.timedelta(minutes=1))}
    assert told == ({world.kind: 1} if rank == SECRET else {})


@both_ranks
def test_oversight_learns_the_number_of_what_is_secret_and_nothing_of_what_is_hidden(world, secret, rank):
    ordinary = actions.submit(by=world.sara, kind=_ordinary(world.kind), subject="A workshop")
    assert list(Case.objects.only_counted()) == ([secret] if rank == SECRET else [])
    assert set(Case.objects.unhidden()) == ({secret, ordinary} if rank == SECRET else {ordinary})
    assert list(Case.objects.ordinary()) == [ordinary]


def test_two_levels_of_two_entities_are_not_confused(world):
    clear(world.majed, SECRET)
    clear(world.stranger, TOP_SECRET, Grant.Scope.ENTITY)
    case = file_secret(world, SECRET)
    assert not Case.objects.visible_to(world.stranger.user).filter(pk=case.pk).exists()
