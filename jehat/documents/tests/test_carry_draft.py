"""Going on at another place with what was typed."""

import pytest

from jehat.core.verdict import Refused
from jehat.documents import actions
from jehat.documents.actions.drafting import Gone
from jehat.documents.models import Draft, File

from .test_keep_draft import DESK, PHONE, PLACE, keep

TO = "new:PRA-LIC"


def carry(user, place=PLACE, to=TO):
    return actions.carry_draft(by=user, place=place, to=to)


def test_words_and_files_are_at_the_other_place_alone(world, given):
    file = actions.keep(by=world.sara, upload=given())
    keep(world.sara, "from the phone", files=[file], device=PHONE)
    draft = carry(world.sara)
    assert (Draft.objects.get(), draft.place, draft.words["text"]) == (draft, TO, "from the phone")
    assert File.objects.get(pk=file.pk).draft_id == draft.pk


def test_what_waits_there_is_put_aside(world):
    keep(world.sara, "typed there", place=TO, device=DESK)
    keep(world.sara, "carried", device=PHONE)
    draft = carry(world.sara)
    assert draft.words["text"] == "carried"
    assert [one["words"]["text"] for one in draft.others] == ["typed there"]


def test_nothing_is_carried_from_nowhere_or_to_where_nothing_can_be_written(world):
    with pytest.raises(Gone):
        carry(world.sara)
    keep(world.sara, "mine")
    with pytest.raises(Gone):
        carry(world.imran)
    with pytest.raises(Refused):
        carry(world.sara, to="case:WRM-1448-000001:comment")
    assert Draft.objects.get().place == PLACE


def test_the_same_words_sent_late_are_no_other_version(world):
    keep(world.sara, "the same", device=PHONE)
    draft = keep(world.sara, "the same", device=DESK, is_older=True)
    assert draft.others == []
