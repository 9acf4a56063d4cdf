"""Its owner says until when a document holds; one that holds no more is not given again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.documents import actions
from jehat.documents.models import File

from .test_reuse import deed

__all__ = ["deed"]
TODAY = timezone.localdate()


def test_it_is_kept_and_goes_along_with_the_copy(world, deed):
    actions.set_validity(by=world.sara, file=deed, valid_until=TODAY + timedelta(days=9))
    again = actions.reuse(by=world.sara, file=File.objects.get(pk=deed.pk))
    assert again.valid_until == TODAY + timedelta(days=9)
    assert Event.objects.filter(verb="file.set_validity", by=world.sara, subject_id=deed.pk).exists()


def test_what_holds_no_more_is_not_given_again(world, deed):
    found = actions.set_validity(by=world.sara, file=deed, valid_until=TODAY - timedelta(days=1))
    with pytest.raises(Refused):
        actions.reuse(by=world.sara, file=found)


def test_nobody_else_says_it(world, deed):
    for user in (world.imran, world.noura.user, world.stranger.user):
        with pytest.raises(Refused):
            actions.set_validity(by=user, file=deed, valid_until=TODAY)


def test_by_the_page_and_by_a_program(world, deed, client):
    client.force_login(world.sara)
    assert client.post(f"/files/{deed.pk}/validity/", {"valid_until": "2031-01-02"}).status_code == 302
    assert File.objects.get(pk=deed.pk).valid_until == date(2031, 1, 2)
    assert "2031-01-02" in client.get("/files/mine/").content.decode()
    told = client.put(f"/api/v1/files/{deed.pk}/validity", {"valid_until": None}, content_type="application/json")
    assert told.status_code == 200 and File.objects.get(pk=deed.pk).valid_until is None
    client.force_login(world.imran)
    assert client.post(f"/files/{deed.pk}/validity/", {}).status_code == 404
