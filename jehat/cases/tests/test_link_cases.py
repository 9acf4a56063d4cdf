import pytest

from jehat.cases import actions, queries
from jehat.cases.models import CaseLink

from .refusing import refused, to_staff_only

NOT_ANOTHER = "Name another case of the entity that you see."


@pytest.fixture
def other(world, opened):
    case = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    return actions.assign(by=world.huda.user, case=case, to=world.noura) if case.assignee != world.noura else case


def test_both_show_the_link(world, opened, other):
    link = actions.link_cases(by=world.noura.user, case=opened, other=other, kind="duplicate")
    assert queries.links_of(opened) == queries.links_of(other) == [link]


def test_not_twice_and_not_to_itself(world, opened, other):
    actions.link_cases(by=world.noura.user, case=opened, other=other)
    with refused("case.link_cases", opened, by=world.noura.user, reason="The two are linked so already."):
        actions.link_cases(by=world.noura.user, case=opened, other=other)
    with refused("case.link_cases", opened, by=world.noura.user, reason=NOT_ANOTHER):
        actions.link_cases(by=world.noura.user, case=opened, other=opened)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, other, who, reason):
    person = who(world)
    with refused("case.link_cases", opened, by=person, reason=reason):
        actions.link_cases(by=person, case=opened, other=other)


def test_by_its_page_and_by_a_program(world, opened, other, client):
    client.force_login(world.noura.user)
    at = f"/cases/{opened.number}/"
    assert client.get(f"{at}links/").status_code == 200
    assert client.post(f"{at}link_cases/", {"kind": "reply", "number": other.number}).status_code == 302
    link = CaseLink.objects.get()
    assert client.post(f"{at}links/{link.pk}/unlink/").status_code == 302
    made = client.post(f"/api/v1{at}link", {"number": other.number}, content_type="application/json")
    assert made.status_code == 200
    (told,) = client.get(f"/api/v1{at}links").json()
    assert (told["one"], told["other"], told["kind"]) == (opened.number, other.number, "related")
    assert client.delete(f"/api/v1{at}links/{told['id']}").status_code == 204
    assert not CaseLink.objects.standing().exists()
