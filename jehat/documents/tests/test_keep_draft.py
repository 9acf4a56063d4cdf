"""Words not sent yet are kept for every device of their owner, and of two devices neither loses any."""

import json
import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext

from jehat.audit.models import Event
from jehat.cases import actions as cases
from jehat.core.verdict import Refused
from jehat.documents import actions, permissions, queries
from jehat.documents.actions.drafting import MOST_BYTES, Gone
from jehat.documents.models import Draft, File
from jehat.project.cast import PASSWORD

PLACE = "new:WRM-BPR"
PHONE, DESK = uuid4(), uuid4()


def keep(user, text, place=PLACE, **more):
    return actions.keep_draft(by=user, place=place, words={"text": text}, **more)


def test_it_is_kept_sealed_and_its_beginning_is_recorded(world, given):
    file = actions.keep(by=world.sara, upload=given())
    draft = keep(world.sara, "نصف جملة", files=[file], device=PHONE)
    assert (draft.version, draft.words, draft.entity_id) == (1, {"text": "نصف جملة"}, world.entity.pk)
    assert list(queries.draft_at(world.sara, PLACE).files.all()) == [file]
    event = Event.objects.get(verb="draft.keep")
    assert (event.by, event.particulars) == (world.sara, {"place": PLACE})
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM documents_draft")
        assert "نصف" not in cursor.fetchone()[0]


def test_going_on_raises_the_version_and_says_nothing_more_to_the_record(world):
    first = keep(world.sara, "one", device=PHONE)
    second = keep(world.sara, "one two", base=first.version, device=PHONE)
    assert (second.pk, second.version, second.others) == (first.pk, 2, [])
    assert Event.objects.filter(verb="draft.keep").count() == 1
    assert keep(world.sara, "one two", base=2, device=PHONE).version == 2


def test_words_another_device_had_not_seen_are_put_aside(world):
    keep(world.sara, "from the phone", device=PHONE)
    draft = keep(world.sara, "from the desk", base=0, device=DESK)
    assert draft.words == {"text": "from the desk"}
    assert [(other["device"], other["words"]) for other in draft.others] == [(str(PHONE), {"text": "from the phone"})]
    # The phone goes on without knowing: now the desk's words wait aside, and the phone's former ones are not repeated.
    draft = keep(world.sara, "from the phone again", base=1, device=PHONE)
    assert {other["words"]["text"] for other in draft.others} == {"from the phone", "from the desk"}


def test_words_that_are_older_go_aside_themselves(world):
    keep(world.sara, "newer", device=DESK)
    draft = keep(world.sara, "older, typed off line", base=7, device=PHONE, is_older=True)
    assert draft.words == {"text": "newer"}
    assert [other["words"]["text"] for other in draft.others] == ["older, typed off line"]


def test_late_words_do_not_bring_back_what_was_sent(world):
    draft = keep(world.sara, "sent meanwhile", device=PHONE)
    actions.discard_draft(by=world.sara, place=PLACE)
    with pytest.raises(Gone):
        keep(world.sara, "sent meanwhile…", base=draft.version, device=PHONE)
    assert not Draft.objects.exists()


def test_emptying_the_form_ends_the_draft(world):
    draft = keep(world.sara, "no", device=PHONE)
    assert actions.keep_draft(by=world.sara, place=PLACE, words={}, base=draft.version, device=PHONE) is None
    assert not Draft.objects.exists()
    assert actions.keep_draft(by=world.sara, place=PLACE, words={}) is None


def test_a_file_the_form_let_go_leaves_the_draft(world, given):
    file = actions.keep(by=world.sara, upload=given())
    draft = keep(world.sara, "x", files=[file], device=PHONE)
    keep(world.sara, "x", base=draft.version, device=PHONE)
    assert File.objects.get(pk=file.pk).draft_id is None


@pytest.mark.parametrize("place", ["new:NO-SUCH", "case:WRM-1448-000001:comment", "elsewhere", "case::", "new:"])
def test_nothing_is_kept_where_nothing_can_be_written(world, place):
    with pytest.raises(Refused) as no:
        keep(world.sara, "x", place=place)
    assert str(no.value) == gettext("Nothing can be written there.")


def test_a_note_is_drafted_by_the_team_alone_and_lies_apart_from_the_reply(world):
    case = cases.submit(by=world.sara, kind=world.kind, subject="A workshop")
    reply, note = (f"case:{case.number}:{act}" for act in ("comment", "note"))
    keep(world.noura.user, "to the beneficiary", place=reply)
    keep(world.noura.user, "among us", place=note)
    assert queries.draft_at(world.noura.user, reply).words == {"text": "to the beneficiary"}
    assert queries.draft_at(world.noura.user, note).words == {"text": "among us"}
    keep(world.sara, "from me", place=reply)
    for user, where in ((world.sara, note), (world.imran, reply), (world.stranger.user, note)):
        with pytest.raises(Refused):
            keep(user, "x", place=where)
    assert [draft.words["text"] for draft in queries.drafts_of(world.sara)] == ["from me"]


def test_too_much_is_refused(world, monkeypatch):
    with pytest.raises(Refused):
        keep(world.sara, "x" * MOST_BYTES)
    monkeypatch.setattr(permissions, "MOST_DRAFTS", 0)
    with pytest.raises(Refused):
        keep(world.sara, "x")


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_begin_at_once_make_one_draft(world):
    def begin(device, text):
        keep(world.sara, text, device=device)
        connection.close()

    both = [threading.Thread(target=begin, args=pair) for pair in ((PHONE, "phone"), (DESK, "desk"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    draft = Draft.objects.get()
    assert {draft.words["text"], *(other["words"]["text"] for other in draft.others)} == {"phone", "desk"}


# The doors


@pytest.fixture
def sara_in(client, world):
    assert client.login(identifier="sara", password=PASSWORD)
    return client


def send(client, body, place=PLACE):
    url = reverse("documents:draft", args=[place])
    return client.post(url, json.dumps(body), content_type="application/json")


def test_the_script_keeps_and_reads_it(sara_in, world):
    told = send(
        sara_in, {"words": {"text": "نص", "csrfmiddlewaretoken": "x", "empty": " "}, "device": str(PHONE)}
    ).json()
    assert (told["version"], told["words"]) == (1, {"text": "نص"})
    assert sara_in.get(reverse("documents:draft", args=[PLACE])).json()["words"] == {"text": "نص"}
    assert send(sara_in, {"words": {"text": "x"}, "base": 5, "device": "no id"}).json()["others"]
    actions.discard_draft(by=world.sara, place=PLACE)
    told = send(sara_in, {"words": {"text": "x"}, "base": 5})
    assert told.status_code == 200 and told.json()["version"] == 0 and told.json()["gone"]


@pytest.mark.parametrize("body", [[], {"words": 5}, {}, {"words": {"text": 3}}, 1])
def test_nonsense_is_no_draft(sara_in, body):
    assert send(sara_in, body).status_code == 400


def test_strangers_get_nothing(sara_in, client, world):
    send(sara_in, {"words": {"text": "hers"}})
    client.logout()
    assert send(client, {"words": {"text": "x"}}).status_code == 401
    assert client.login(identifier="imran", password=PASSWORD)
    assert client.get(reverse("documents:draft", args=[PLACE])).status_code == 404
    assert send(client, {"words": {"text": "x"}}, place="case:WRM-1448-000009:note").status_code == 403
    assert b"hers" not in client.get(reverse("documents:drafts")).content


def test_without_a_script_the_form_is_kept_with_its_files_and_shown_again(sara_in, world, given):
    url = reverse("documents:draft", args=[PLACE])
    form = {"subject": "ورشة بلا برنامج", "priority": "urgent", "attachments": [given()], "draft_base": "0"}
    answer = sara_in.post(url, form, headers={"accept": "text/html"})
    page = sara_in.get(answer["Location"]).content.decode()
    assert 'value="ورشة بلا برنامج"' in page
    assert "صورة الهوية.png" in page
    file = File.objects.get()
    assert f'name="files" value="{file.pk}" checked' in page
    filed = sara_in.post(answer["Location"], {"subject": "ورشة", "priority": "normal", "files": [str(file.pk)]})
    assert filed.status_code == 302
    assert not Draft.objects.exists()
    assert File.objects.get().attached_at


def test_the_list_costs_the_same_however_long_it_is(sara_in, world, django_assert_max_num_queries):
    for number in range(6):
        case = cases.submit(by=world.sara, kind=world.kind, subject=f"Case {number}")
        keep(world.sara, "words", place=f"case:{case.number}:comment")
    with django_assert_max_num_queries(16):
        page = sara_in.get(reverse("documents:drafts")).content.decode()
    assert all(f"Case {number}" in page for number in range(6))
