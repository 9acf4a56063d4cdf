from django.urls import reverse

from jehat.audit.models import Event
from jehat.documents import actions
from jehat.documents.models import Draft, File
from jehat.project.cast import PASSWORD

from .test_keep_draft import PLACE, keep


def test_it_goes_and_its_files_wait_for_the_sweep(world, given):
    file = actions.keep(by=world.sara, upload=given())
    keep(world.sara, "no more", files=[file])
    actions.discard_draft(by=world.sara, place=PLACE)
    assert not Draft.objects.exists()
    assert File.objects.get().draft_id is None
    assert Event.objects.get(verb="draft.discard").particulars == {"place": PLACE}
    assert actions.discard_draft(by=world.sara, place=PLACE) is None


def test_it_is_each_ones_own(client, world):
    keep(world.sara, "hers")
    assert client.login(identifier="imran", password=PASSWORD)
    url = reverse("documents:discard_draft", args=[PLACE])
    assert client.post(url, {"then": "/home/"})["Location"] == "/home/"
    assert client.post(url, {"then": "https://elsewhere.test/"})["Location"] == reverse("documents:drafts")
    assert Draft.objects.get().owner == world.sara
