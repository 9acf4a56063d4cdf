"""Every page for whom it is meant, in both languages; forms that come back keep what was typed; and what pages cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Case, Comment, Note
from jehat.cases.states import Status
from jehat.organization.models import Employee
from jehat.people.identifiers import USERNAME
from jehat.people.models import User
from jehat.people.seed import Person, add_people
from tests.granting import leave_only

from .conftest import PNG
from .many import cost, make_cases, weight

TYPED = "what was typed <b>before</b>"
SHOWN = "what was typed &lt;b&gt;before&lt;/b&gt;"
TOO_LONG = TYPED + "x" * 5000
languages = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def visit(client):
    """`visit(user, address)`: the page, read in a language."""

    def visit(user, address, language="ar", **how):
        User.objects.filter(pk=user.pk).update(language=language)
        client.force_login(user)
        return client.get(address, **how)

    return visit


@pytest.fixture
def post(client):
    def post(user, verb, case, data):
        client.force_login(user)
        return client.post(reverse(f"cases:{verb}", args=[case.number]), data)

    return post


def at(name, case) -> str:
    return reverse(f"cases:{name}", args=[case.number])


def said_in_every_way(world, case, speak, hand_in):
    """Words, voice and files from both sides and inside the team."""
    officer = world.noura.user
    actions.comment(by=world.sara, case=case, text="See http://example.test", files=[hand_in(world.sara)])
    actions.comment(by=world.sara, case=case, voice=speak(world.sara))
    actions.comment(by=officer, case=case, voice=speak(officer))
    actions.note(by=officer, case=case, text="Among us", voice=speak(officer), files=[hand_in(officer)])


@languages
@pytest.mark.parametrize(
    "address", ["/cases/new/", "/cases/new/?entity=WRM", "/cases/new/?entity=none", "/cases/new/WRM-BPR/"]
)
def test_the_pages_of_filing(world, visit, address, language):
    page = visit(world.sara, address, language)
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page.content.decode()


def test_choosing_an_entity_brings_only_the_choice_to_htmx(world, visit):
    page = visit(world.sara, "/cases/new/?entity=WRM", headers={"hx-request": "true"})
    assert page.content.decode().lstrip().startswith('<div id="new"')


def test_a_kind_that_is_not_offered_has_no_form(world, visit):
    type(world.kind).objects.filter(pk=world.kind.pk).update(is_published=False)
    assert visit(world.sara, "/cases/new/WRM-BPR/").url == "/guide/kinds/WRM-BPR/"


@languages
@pytest.mark.parametrize("state", ["case", "opened", "asked", "done", "queued"])
def test_the_beneficiarys_page_in_every_state(world, request, visit, state, language):
    case = request.getfixturevalue(state)
    page = visit(world.sara, at("case", case), language)
    assert page.status_code == 200
    for shown in (case.number, case.subject, world.permits.name_en if language == "en" else world.permits.name_ar):
        assert shown in page.content.decode()


@languages
@pytest.mark.parametrize("state", ["case", "opened", "asked", "done", "queued"])
def test_the_workbench_in_every_state(world, request, visit, state, language):
    case = request.getfixturevalue(state)
    page = visit(world.huda.user, at("work", case), language)
    assert page.status_code == 200
    assert case.subject in page.content.decode()


@languages
@pytest.mark.parametrize("show", ["all", "external", "internal", "files", "other"])
@pytest.mark.parametrize("side", ["case", "work"])
def test_every_part_of_the_story(world, opened, visit, speak, hand_in, side, show, language):
    said_in_every_way(world, opened, speak, hand_in)
    reader = world.sara if side == "case" else world.noura.user
    assert visit(reader, f"{at(side, opened)}?show={show}", language).status_code == 200


@languages
@pytest.mark.parametrize("act", ["ask", "refer", "assign", "complete", "reject", "other"])
def test_every_dialog_has_an_address(world, opened, visit, act, language):
    page = visit(world.noura.user, f"{at('work', opened)}?act={act}", language)
    assert page.status_code == 200
    assert (f'<section class="panel" id="{act}"' in page.content.decode()) == (act != "other")


@languages
@pytest.mark.parametrize("view", ["mine", "department", "unassigned", "disputed", "late", "closed"])
def test_every_view_of_the_inbox(world, case, queued, visit, view, language):
    assert visit(world.huda.user, f"/cases/inbox/?view={view}", language).status_code == 200


@languages
def test_a_rated_case_shows_the_opinion_on_both_sides(world, done, visit, language):
    actions.rate(by=world.sara, case=done, stars=4, text="Quick as a hare")
    assert visit(world.sara, at("case", done), language).status_code == 200
    assert "Quick as a hare" in visit(world.noura.user, at("work", done), language).content.decode()


def test_a_colleague_to_assign_to_may_be_wanting(world, opened, visit):
    Employee.objects.filter(pk__in=[world.faisal.pk, world.majed.pk]).update(takes_cases=False)
    assert visit(world.noura.user, f"{at('work', opened)}?act=assign").status_code == 200


def test_who_may_only_read_finds_no_form(world, opened, visit):
    leave_only(world.huda.role, "case.see", scope="department")
    page = visit(world.huda.user, at("work", opened)).content.decode()
    assert "composer" not in page.split('id="thread"')[1]


def test_markup_in_what_people_write_stays_text(world, visit):
    said = "<script>alert(1)</script>"
    case = actions.submit(by=world.sara, kind=world.kind, subject=said, text=said)
    for user, side in ((world.sara, "case"), (world.noura.user, "work")):
        assert said not in visit(user, at(side, case)).content.decode()


# What works without a script: each form posts, the act is done, and the answer leads back.

DONE = {
    "comment": ("opened", "sara", {"text": "When?"}),
    "note": ("opened", "noura", {"text": "Is it his land?"}),
    "ask": ("opened", "noura", {"text": "The plan?"}),
    "answer": ("asked", "sara", {"text": "Here."}),
    "complete": ("opened", "noura", {"text": "Done."}),
    "reject": ("opened", "noura", {"text": "No.", "outcome": "rejected", "ground": "facts"}),
    "withdraw": ("opened", "sara", {"text": "Not needed any more."}),
    "rate": ("done", "sara", {"stars": "5", "text": "Quick"}),
}


@pytest.mark.parametrize("verb", DONE)
def test_a_form_that_is_sent_does_its_act_and_leads_back(world, request, post, client, verb):
    state, who, data = DONE[verb]
    case, person = request.getfixturevalue(state), getattr(world, who)
    user = getattr(person, "user", person)
    answer = post(user, verb, case, data)
    side = "case" if who == "sara" else "work"
    assert (answer.status_code, answer.url.split("#")[0]) == (302, at(side, case))
    assert client.get(answer.url).status_code == 200


def test_an_assigned_case_has_left_and_so_leads_to_the_inbox(world, opened, post):
    answer = post(world.noura.user, "assign", opened, {"to": str(world.faisal.pk)})
    assert (answer.status_code, answer.url) == (302, reverse("cases:inbox"))
    assert Case.objects.get(pk=opened.pk).assignee == world.faisal


def test_the_supervisor_who_assigns_still_sees_it(world, opened, post):
    assert post(world.huda.user, "assign", opened, {"to": str(world.faisal.pk)}).url == at("work", opened) + "#end"


def test_a_referred_case_has_left_and_so_leads_to_the_inbox(world, opened, post):
    answer = post(world.noura.user, "refer", opened, {"to": str(world.legal.pk), "note": "Yours"})
    assert (answer.status_code, answer.url) == (302, reverse("cases:inbox"))
    assert Case.objects.get(pk=opened.pk).department == world.legal


def test_a_case_is_filed_in_words_and_with_files(world, client):
    client.force_login(world.sara)
    files = [SimpleUploadedFile(f"plan {n}.png", PNG, "image/png") for n in (1, 2)]
    given = {"subject": "A workshop", "text": "Soon", "priority": "important", "attachments": files}
    answer = client.post("/cases/new/WRM-BPR/", given)
    case = Case.objects.get()
    assert (answer.status_code, answer.url) == (302, at("case", case))
    assert sorted(one.file.name for one in case.comments.get().attachments.all()) == ["plan 1.png", "plan 2.png"]
    assert case.number in client.get(answer.url).content.decode()


def test_a_case_may_be_filed_by_voice_alone(world, client, recording):
    client.force_login(world.sara)
    voice = SimpleUploadedFile("voice.webm", recording, "audio/webm")
    assert client.post("/cases/new/WRM-BPR/", {"priority": "normal", "voice": voice}).status_code == 302
    case = Case.objects.get()
    assert world.kind.name_ar in case.subject
    assert case.comments.get().voice.is_voice


def test_files_handed_in_before_are_used_by_their_id(world, opened, post, hand_in):
    mine, theirs = hand_in(world.sara), hand_in(world.imran)
    assert post(world.sara, "comment", opened, {"files": [str(mine.pk)]}).status_code == 302
    assert opened.comments.last().attachments.get().file_id == mine.pk
    assert post(world.sara, "comment", opened, {"files": [str(theirs.pk)]}).status_code == 422
    assert post(world.sara, "comment", opened, {"files": [str(mine.pk)]}).status_code == 422


# What comes back with 422 keeps what was typed.

WRONG = {
    "comment": ("opened", "sara", {"text": TOO_LONG}),
    "note": ("opened", "noura", {"text": TOO_LONG}),
    "ask": ("opened", "noura", {"text": TOO_LONG}),
    "answer": ("asked", "sara", {"text": TOO_LONG}),
    "complete": ("opened", "noura", {"text": TOO_LONG}),
    "reject": ("opened", "noura", {"text": TOO_LONG}),
    "refer": ("opened", "noura", {"note": TYPED}),
    "rate": ("done", "sara", {"text": TYPED}),
}


@pytest.mark.parametrize("verb", WRONG)
def test_a_form_that_comes_back_keeps_what_was_typed(world, request, post, verb):
    state, who, data = WRONG[verb]
    case, person = request.getfixturevalue(state), getattr(world, who)
    before = Comment.objects.count(), Note.objects.count(), case.status
    answer = post(getattr(person, "user", person), verb, case, data)
    assert answer.status_code == 422
    assert SHOWN in answer.content.decode()
    case.refresh_from_db()
    assert (Comment.objects.count(), Note.objects.count(), case.status) == before


def test_the_employees_reply_that_comes_back_is_kept_in_its_own_form(world, opened, post):
    page = post(world.noura.user, "comment", opened, {"text": TOO_LONG}).content.decode()
    note, reply = page.index(at("note", opened)), page.index(at("comment", opened))
    kept = page.index(SHOWN)
    assert page.count(SHOWN) == 1
    assert (kept > reply) and (kept < note or note < reply)


def test_an_internal_note_that_comes_back_is_never_in_the_reply(world, opened, post):
    page = post(world.noura.user, "note", opened, {"text": TOO_LONG}).content.decode()
    note, kept = page.index(at("note", opened)), page.index(SHOWN)
    assert page.count(SHOWN) == 1
    assert kept > note


@pytest.mark.parametrize("verb", ["comment", "note", "answer"])
def test_nothing_said_is_told_to_be_nothing(world, asked, post, verb):
    user = world.noura.user if verb == "note" else world.sara
    page = post(user, verb, asked, {"text": "   "})
    assert page.status_code == 422


@pytest.mark.parametrize("data", [{}, {"to": "nobody"}])
def test_an_assignment_to_nobody_comes_back(world, opened, post, data):
    assert post(world.noura.user, "assign", opened, data).status_code == 422


def test_an_assignment_to_a_stranger_comes_back(world, opened, post):
    assert post(world.noura.user, "assign", opened, {"to": str(world.yousef.pk)}).status_code == 422
    assert post(world.noura.user, "refer", opened, {"to": str(world.permits.pk), "note": "x"}).status_code == 422


def test_a_filing_that_comes_back_keeps_what_was_typed(world, client):
    client.force_login(world.sara)
    page = client.post("/cases/new/WRM-BPR/", {"subject": "", "text": TYPED, "priority": "urgent"})
    assert (page.status_code, page.context["form"]["priority"].value()) == (422, "urgent")
    assert SHOWN in page.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("side", ["submit", "comment", "note", "answer", "ask"])
def test_what_is_no_recording_is_refused_and_the_words_are_kept(world, asked, client, side):
    client.force_login(world.noura.user if side == "note" else world.sara)
    if side == "ask":
        Case.objects.filter(pk=asked.pk).update(status=Status.IN_PROGRESS)
        client.force_login(world.noura.user)
    address = "/cases/new/WRM-BPR/" if side == "submit" else at(side, asked)
    voice = SimpleUploadedFile("voice.webm", PNG, "audio/webm")
    page = client.post(address, {"subject": "x", "text": TYPED, "priority": "normal", "voice": voice})
    assert page.status_code == 422
    assert SHOWN in page.content.decode()


@pytest.mark.parametrize("verb", ["complete", "reject"])
def test_an_empty_file_is_refused_and_the_words_are_kept(world, opened, post, verb):
    empty = SimpleUploadedFile("plan.png", b"", "image/png")
    page = post(world.noura.user, verb, opened, {"text": TYPED, "attachments": [empty]})
    assert page.status_code == 422
    assert SHOWN in page.content.decode()


def test_too_many_waiting_files_are_told_of(world, opened, post, monkeypatch):
    monkeypatch.setattr("jehat.documents.permissions.MOST_UNATTACHED", 0)
    plan = SimpleUploadedFile("plan.png", PNG, "image/png")
    assert post(world.sara, "comment", opened, {"text": TYPED, "attachments": [plan]}).status_code == 409


def test_what_is_refused_has_its_reason_on_the_page(world, done, post):
    answer = post(world.sara, "comment", done, {"text": TYPED})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert answer.context["refusal"] in page and SHOWN in page


def test_an_employee_whose_case_was_closed_meanwhile_keeps_his_words(world, done, post):
    answer = post(world.noura.user, "ask", done, {"text": TYPED})
    assert answer.status_code == 409
    assert SHOWN in answer.content.decode()


# What pages cost.


def fill(world, case, hand_in, count):
    for _ in range(count):
        actions.comment(by=world.sara, case=case, text="Please", files=[hand_in(world.sara), hand_in(world.sara)])
        actions.note(by=world.noura.user, case=case, text="Among us", files=[hand_in(world.noura.user)])


@pytest.mark.parametrize("side", ["case", "work"])
def test_a_page_costs_the_same_however_much_was_said(world, opened, client, hand_in, side):
    fill(world, opened, hand_in, 1)
    make_cases(world, 2)
    client.force_login(world.sara if side == "case" else world.noura.user)
    few = cost(client, at(side, opened))
    fill(world, opened, hand_in, 9)
    make_cases(world, 27)
    assert cost(client, at(side, opened)) == few
    assert few <= 45


def test_the_dialog_costs_the_same_however_many_colleagues(world, opened, client):
    client.force_login(world.noura.user)
    address = f"{at('work', opened)}?act=assign"
    few = cost(client, address)
    named = {"arabic": ("نجم", "سعد", "الواحي"), "english": ("Najm", "Saad", "Alwahi")}
    people = add_people([Person(**named, identifiers={USERNAME: f"new{n:02}"}) for n in range(27)], password="!")
    place = {"entity": world.entity, "department": world.permits, "role": world.faisal.role}
    Employee.objects.bulk_create(Employee(user=user, **place) for user in people)
    assert cost(client, address) == few
    assert len(client.get(address).context["assign_form"].candidates) == 29
    alone = client.get(f"{at('work', opened)}?form=assign", headers={"HX-Request": "true"})
    assert len(alone.context["assign_form"].candidates) == 29


def test_a_full_workbench_is_light(world, opened, client, hand_in):
    make_cases(world, 50)
    fill(world, opened, hand_in, 15)
    client.force_login(world.noura.user)
    page = client.get(at("work", opened))
    assert len(page.context["page"].rows) == 50
    assert weight(page) <= 30 * 1024
