"""The pages of roles: the list, the matrix, what would change, saving over somebody else, copying, retiring."""

import gzip
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.organization import actions, holders, matrix, verbs
from jehat.organization.models import Employee, Grant, Role
from jehat.organization.roles import ADMINISTRATOR, OFFICER, SUPERVISOR
from jehat.organization.terms import Terms
from jehat.people.models import SignIn, User


@pytest.fixture
def follow(world):
    """A role of the entity that nobody has."""
    named = {"code": "follow", "name_ar": "متابعة", "name_en": "Follow-up"}
    terms = [Terms("case.see", "department", 1), Terms("case.note", "own")]
    return actions.create_role(by=world.admin.user, entity=world.entity, terms=terms, **named)


def page_of(name, *args):
    return reverse(f"organization:{name}", args=args)


def sent(page, **instead):
    """What a browser would send from the page of the matrix."""
    form = page.context["form"]
    rows = [row for section in form.sections for row in section.rows]
    chosen = {f"scope.{row.name}": row.scope for row in rows} | {
        f"rank.{row.name}": row.highest for row in rows if row.verb.is_ranked
    }
    names = {"name_ar": form["name_ar"].value(), "name_en": form["name_en"].value()}
    return names | chosen | {"seen": page.context["seen"], "step": "look"} | instead


def test_the_list_says_who_holds_what(world, as_admin, follow, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        page = as_admin.get(page_of("roles"), headers={"accept-language": "en"})
    counted = {role.code: (role.holders, role.verbs) for role in page.context["roles"]}
    assert counted["follow"] == (0, 2)
    assert counted[OFFICER][0] == Employee.objects.active().of(world.entity).filter(role__code=OFFICER).count()


@pytest.mark.parametrize("page", ["roles", "create_role"])
def test_strangers_see_no_roles(stranger, page):
    client = Client()
    client.force_login(stranger)
    assert client.get(page_of(page)).status_code == 403


def test_a_role_of_another_entity_is_not_there(world, as_admin):
    named = {"entity": world.stranger.entity, "code": "elsewhere", "name_ar": "هناك", "name_en": "Elsewhere"}
    Role.objects.create(**named)
    for page in ("change_role", "role_holders", "retire_role"):
        assert as_admin.get(page_of(page, "elsewhere")).status_code == 404


def test_what_would_change_is_shown_before_it_is_saved(world, as_admin, follow):
    address = page_of("change_role", "follow")
    choice = sent(as_admin.get(address), **{"scope.case.see": "entity", "scope.case.note": "", "scope.case.ask": "own"})
    looked = as_admin.post(address, choice)
    assert looked.status_code == 200
    assert looked.context["counts"] == {"given": 1, "withdrawn": 1, "changed": 1}
    assert set(holders.terms_of(follow)) == {Terms("case.see", "department", 1), Terms("case.note", "own")}
    assert as_admin.post(address, choice | {"step": "save"}).status_code == 302
    assert set(holders.terms_of(follow)) == {Terms("case.see", "entity", 1), Terms("case.ask", "own")}


def test_one_goes_back_to_the_matrix_with_what_was_chosen(as_admin, follow):
    address = page_of("change_role", "follow")
    page = as_admin.post(address, sent(as_admin.get(address), **{"scope.case.ask": "own", "step": "back"}))
    assert page.status_code == 200
    rows = {row.name: row for section in page.context["form"].sections for row in section.rows}
    assert rows["case.ask"].scope == "own"


def test_nothing_chosen_otherwise_changes_nothing(as_admin, follow):
    address = page_of("change_role", "follow")
    before = Grant.objects.count()
    answer = as_admin.post(address, sent(as_admin.get(address)))
    assert answer.status_code == 302 and Grant.objects.count() == before


def test_what_was_not_on_the_page_stays(as_admin, follow):
    """Without a script the words searched for leave only some rows."""
    address = page_of("change_role", "follow")
    page = as_admin.get(address, {"q": "case.note"})
    shown = [row.name for _section, rows in page.context["sections"] for row in rows]
    assert shown == ["case.note"]
    kept = {name: sent(page)[name] for name in ("name_ar", "name_en", "seen")}
    as_admin.post(address, kept | {"scope.case.note": "", "step": "save"})
    assert holders.terms_of(follow) == [Terms("case.see", "department", 1)]


def test_several_grants_of_a_verb_stay_where_it_is_not_touched(world, as_admin):
    named = {"code": "twice", "name_ar": "مرتان", "name_en": "Twice"}
    terms = [Terms("case.see", "entity", 0), Terms("case.see", "own", 2)]
    role = actions.create_role(by=world.admin.user, entity=world.entity, terms=terms, **named)
    address = page_of("change_role", "twice")
    as_admin.post(address, sent(as_admin.get(address), **{"scope.case.note": "own", "step": "save"}))
    assert set(holders.terms_of(role)) == {*terms, Terms("case.note", "own")}


def test_a_stale_save_shows_both(world, as_admin, follow):
    address = page_of("change_role", "follow")
    mine = sent(as_admin.get(address), **{"scope.case.see": "entity", "step": "save"})
    theirs = [Terms("case.see", "department", 1), Terms("case.ask", "own")]
    named = {"name_ar": follow.name_ar, "name_en": follow.name_en}
    actions.change_role(by=world.admin.user, role=follow, terms=theirs, **named)
    page = as_admin.post(address, mine)
    assert page.status_code == 422
    assert {one.verb.verb for one in page.context["theirs"]} == {"case.note", "case.ask"}
    assert world.admin.user.name in page.context["by"]
    assert set(holders.terms_of(follow)) == set(theirs)
    again = mine | {"seen": page.context["seen"]}
    assert as_admin.post(address, again).status_code == 302
    assert Terms("case.see", "entity", 1) in holders.terms_of(follow)


def test_what_was_changed_between_the_look_and_the_save_is_refused(world, follow):
    terms = holders.terms_of(follow)
    given = {"by": world.admin.user, "role": follow, "name_ar": "متابعة", "name_en": "Tracking", "terms": terms}
    with pytest.raises(Refused):
        actions.change_role(**given, seen="of another time")
    assert actions.change_role(**given, seen=matrix.stamp(follow, terms)).name_en == "Tracking"


def test_who_was_not_proved_just_now_is_asked(world, as_admin, follow):
    address = page_of("change_role", "follow")
    choice = sent(as_admin.get(address), **{"scope.case.see": "entity", "step": "save"})
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))
    page = as_admin.post(address, choice)
    assert page.status_code == 422 and "current_password" in page.context["confirm"].errors
    assert Terms("case.see", "department", 1) in holders.terms_of(follow)


def test_what_is_not_offered_is_refused_in_words(as_admin, follow):
    address = page_of("change_role", "follow")
    for wrong in (
        {"scope.case.see": "moon"},
        {"rank.case.see": "8"},
        {"rank.case.see": "x", "scope.case.note": "across"},
    ):
        page = as_admin.post(address, sent(as_admin.get(address), **wrong))
        assert page.status_code == 422 and page.context["form"].non_field_errors()


def test_nobody_changes_the_role_that_he_has(as_admin):
    page = as_admin.get(page_of("change_role", ADMINISTRATOR))
    assert page.status_code == 200 and not page.context["may_change"]
    assert as_admin.post(page_of("change_role", ADMINISTRATOR), {"step": "save"}).status_code == 403


def test_a_role_is_made_as_a_copy(world, as_admin):
    address = f"{page_of('create_role')}?copy={SUPERVISOR}"
    page = as_admin.get(address)
    rows = [row for section in page.context["form"].sections for row in section.rows]
    chosen = {f"scope.{row.name}": row.scope for row in rows if row.given}
    named = {"name_ar": "نائب مشرف", "name_en": "Deputy", "code": "deputy"}
    assert as_admin.post(address, named | chosen | {"step": "look"}).context["counts"]["given"] == len(chosen)
    assert as_admin.post(address, named | chosen | {"step": "save"}).status_code == 302
    made = Role.objects.of(world.entity).get(code="deputy")
    supervisor = Role.objects.of(world.entity).get(code=SUPERVISOR)
    assert set(holders.terms_of(made)) == set(holders.terms_of(supervisor))


def test_a_code_is_given_once(as_admin):
    named = {"name_ar": "مشرف", "name_en": "Supervisor", "code": SUPERVISOR, "step": "save"}
    page = as_admin.post(page_of("create_role"), named)
    assert page.status_code == 422 and page.context["form"].errors["code"]


def test_a_role_that_nobody_has_is_retired(as_admin, follow):
    assert as_admin.get(page_of("retire_role", "follow")).context["may_retire"]
    assert as_admin.post(page_of("retire_role", "follow")).status_code == 302
    follow.refresh_from_db()
    assert follow.is_retired
    choices = as_admin.get(page_of("add_employee")).context["form"].fields["role"].queryset
    assert follow not in choices


def test_a_role_that_somebody_has_is_not(as_admin):
    page = as_admin.get(page_of("retire_role", OFFICER))
    assert page.status_code == 200 and not page.context["may_retire"] and page.context["role"].holders
    assert as_admin.post(page_of("retire_role", OFFICER)).status_code == 403


def test_three_hundred_verbs_and_five_thousand_employees(world, as_admin, monkeypatch, django_assert_max_num_queries):
    says = "To do a thing of which there are many"
    many = {f"case.thing_{n}": verbs.Grantable(f"case.thing_{n}", says, verbs.PLACES) for n in range(300)}
    known = verbs.known
    monkeypatch.setattr(verbs, "known", lambda entity: known(entity) | many)
    role = Role.objects.of(world.entity).get(code=OFFICER)
    users = User.objects.bulk_create(
        User(username=f"many{n}", first_ar="سالم", family_ar="السهيل") for n in range(5000)
    )
    place = {"entity": world.entity, "department": world.permits, "role": role}
    Employee.objects.bulk_create(Employee(user=user, **place) for user in users)
    Grant.objects.bulk_create(Grant(entity=world.entity, role=role, verb=verb, scope="own") for verb in many)
    with django_assert_max_num_queries(20):
        page = as_admin.get(page_of("change_role", OFFICER))
    assert page.content.count(b"data-row") > 300
    assert len(page.content) < 400 * 1024 and len(gzip.compress(page.content)) < 30 * 1024
    with django_assert_max_num_queries(20):
        as_admin.get(page_of("role_holders", OFFICER))
    # What is sent asks anew each time who may what, the frame of the page too.
    with django_assert_max_num_queries(50):
        looked = as_admin.post(page_of("change_role", OFFICER), sent(page, **{"scope.case.thing_7": "entity"}))
    assert looked.context["role"].holders > 5000 and looked.context["counts"]["changed"] == 1


def test_the_stamp_tells_one_state_from_another(world, follow):
    terms = holders.terms_of(follow)
    assert matrix.stamp(follow, terms) == matrix.stamp(follow, reversed(terms))
    assert matrix.stamp(follow, terms) != matrix.stamp(follow, terms[:1])


def test_the_page_leads_whoever_has_it_to_another_role(world, as_admin):
    address = page_of("retire_role", OFFICER)
    page = as_admin.get(address, {"to": "clerk"})
    assert page.context["may_retire"] and {one.kind for one in page.context["changes"]} == {"given"}
    assert page.context["role"].holders == 4 and 'name="to" value="clerk"' in page.content.decode()
    assert as_admin.post(address, {"to": "clerk"}).status_code == 302
    assert Role.objects.get(entity=world.entity, code=OFFICER).is_retired
    assert not world.entity.employees.filter(role__code=OFFICER).exists()
