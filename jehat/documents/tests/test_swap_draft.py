import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.documents import actions, queries
from jehat.documents.actions.drafting import Gone
from jehat.documents.models import Draft
from jehat.project.cast import PASSWORD

from .test_keep_draft import DESK, PHONE, PLACE, keep


@pytest.fixture
def both(world):
    keep(world.sara, "from the phone", device=PHONE)
    return keep(world.sara, "from the desk", device=DESK)


def test_the_other_words_come_forward_and_these_go_aside(world, both):
    draft = actions.swap_draft(by=world.sara, place=PLACE, device=str(PHONE))
    assert (draft.words["text"], draft.version) == ("from the phone", both.version + 1)
    assert [other["words"]["text"] for other in draft.others] == ["from the desk"]


def test_nobody_elses_and_nothing_that_is_gone(world, both):
    for user, device in ((world.imran, str(PHONE)), (world.sara, "nothing")):
        with pytest.raises(Gone):
            actions.swap_draft(by=user, place=PLACE, device=device)
    assert Draft.objects.get().words == {"text": "from the desk"}
    assert Event.objects.filter(verb="draft.swap", outcome="refused").count() == 2


def test_the_page_offers_it_and_does_it(client, world, both):
    assert client.login(identifier="sara", password=PASSWORD)
    page = client.get(reverse("cases:submit", args=["WRM-BPR"])).content.decode()
    assert "from the desk" in page and "from the phone" in page
    url = reverse("documents:swap_draft", args=[PLACE, str(PHONE)])
    assert url in page
    answer = client.post(url)
    assert answer["Location"] == reverse("cases:submit", args=["WRM-BPR"])
    assert queries.draft_at(world.sara, PLACE).words == {"text": "from the phone"}
