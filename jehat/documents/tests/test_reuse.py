"""A file given once is given again as a copy of its own; only one's own, and never what was internal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext

from jehat.audit.models import Event
from jehat.cases import actions as cases
from jehat.core.verdict import Refused
from jehat.documents import actions, queries, vault
from jehat.documents.models import File
from jehat.project.cast import PASSWORD

from .conftest import PNG


@pytest.fixture
def deed(world, given):
    """A file of Sara's, attached to her case."""
    file = actions.keep(by=world.sara, upload=given(name="صك الملكية.png"))
    cases.submit(by=world.sara, kind=world.kind, subject="A workshop", files=[file])
    return File.objects.get(pk=file.pk)


def read(file):
    with vault.unseal(file) as stream:
        return stream.read()


def test_the_copy_lies_by_itself_and_remembers_where_it_came_from(world, deed):
    copy = actions.reuse(by=world.sara, file=deed)
    assert (copy.origin, copy.attached_at, copy.name) == (deed, None, deed.name)
    assert copy.path != deed.path
    case = cases.submit(by=world.sara, kind=world.other_kind, subject="A licence", files=[copy])
    attached = File.objects.get(pk=copy.pk)
    assert (attached.entity_id, attached.origin_id) == (case.entity_id, deed.pk)
    assert read(attached) == read(File.objects.get(pk=deed.pk)) == PNG
    assert deed.entity_id == world.entity.pk
    assert Event.objects.get(verb="file.reuse").particulars == {"origin": str(deed.pk)}


def test_it_is_refused_to_everybody_else(world, deed):
    for user in (world.imran, world.noura.user, world.stranger.user):
        with pytest.raises(Refused) as no:
            actions.reuse(by=user, file=deed)
        assert str(no.value) == gettext("Only files that you gave yourself can be used again.")
    waiting = actions.keep(by=world.sara, upload=SimpleUploadedFile("b.png", PNG, "image/png"))
    with pytest.raises(Refused):
        actions.reuse(by=world.sara, file=waiting)


def test_what_an_employee_attached_inside_the_team_is_never_among_his_own(world, deed, given):
    case = world.kind.cases.get()
    inside, answer = (actions.keep(by=world.noura.user, upload=given(name=f"{n}.png")) for n in ("inside", "answer"))
    cases.note(by=world.noura.user, case=case, text="among us", files=[inside])
    cases.comment(by=world.noura.user, case=case, text="to her", files=[answer])
    assert queries.own_files(world.noura.user) == ([], False)
    assert queries.own_files(world.sara) == ([deed], False)
    with pytest.raises(Refused):
        actions.reuse(by=world.noura.user, file=inside)


# The page


@pytest.fixture
def sara_in(client, world):
    assert client.login(identifier="sara", password=PASSWORD)
    return client


def test_the_page_lists_finds_and_leads_to_the_case(sara_in, world, deed):
    number = world.kind.cases.get().number
    page = sara_in.get(reverse("documents:mine")).content.decode()
    assert "صك الملكية.png" in page and f"/cases/{number}/" in page
    assert f"/cases/{number}/files/{deed.pk}/?download" in page
    assert "صك الملكية.png" in sara_in.get(reverse("documents:mine"), {"q": "الملكيه"}).content.decode()
    assert "صك الملكية.png" not in sara_in.get(reverse("documents:mine"), {"q": "جواز"}).content.decode()


def test_the_script_takes_the_copy_into_its_form(sara_in, deed):
    url = reverse("documents:reuse", args=[deed.pk])
    told = sara_in.post(url, headers={"accept": "application/json"})
    assert told.status_code == 201
    assert File.objects.get(pk=told.json()["id"]).origin_id == deed.pk


def test_without_a_script_it_goes_into_the_draft(sara_in, world, deed):
    draft = reverse("documents:draft_then", args=["new:PRA-LIC", "mine"])
    chooser = sara_in.post(draft, {"subject": "A licence"}, headers={"accept": "text/html"})["Location"]
    page = sara_in.get(chooser).content.decode()
    assert reverse("documents:reuse", args=[deed.pk]) in page
    url = reverse("documents:reuse", args=[deed.pk])
    answer = sara_in.post(url, {"for": "new:PRA-LIC"}, headers={"accept": "text/html"})
    page = sara_in.get(answer["Location"]).content.decode()
    assert 'value="A licence"' in page
    assert page.count('name="files"') == 1


def test_another_persons_file_is_not_there(client, world, deed):
    assert client.login(identifier="imran", password=PASSWORD)
    assert client.post(reverse("documents:reuse", args=[deed.pk])).status_code == 404
    assert "صك" not in client.get(reverse("documents:mine")).content.decode()


def test_pages_cost_the_same_however_many_there_are(sara_in, world, given, django_assert_max_num_queries):
    for number in range(25):
        file = actions.keep(by=world.sara, upload=given(name=f"{number}.png"))
        cases.submit(by=world.sara, kind=world.kind, subject=f"Case {number}", files=[file])
    with django_assert_max_num_queries(16):
        page = sara_in.get(reverse("documents:mine")).content.decode()
    assert page.count("24.png") and not page.count(">4.png<")
    older = sara_in.get(reverse("documents:mine"), {"page": 2}).content.decode()
    assert "4.png" in older and "24.png" not in older
