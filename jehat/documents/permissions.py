"""Who may keep, attach and discard files. Who may read them, each area asks by its own rules."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from . import places, refusals, uses
from .models import Draft, File

# Enough for any form a person fills; a program that only uploads runs into it.
MOST_UNATTACHED = 60
MOST_DRAFTS = 100


def can_keep(user) -> Verdict:
    """Whoever is signed in may hand in files, a bounded number of them before using any."""
    if not (user.is_authenticated and user.is_active):
        return refuse(refusals.stranger().sentence)
    if File.objects.of_uploader(user).unattached().count() >= MOST_UNATTACHED:
        return refuse(_("Too many files are waiting to be used. Send or remove some of them first."))
    return ALLOWED


def can_pass_on(file: File, entity_id) -> Verdict:
    """What was handed to one entity may go to another; whether it should is asked by who sends it."""
    if file.attached_at is None or file.entity_id in (None, entity_id):
        return refuse(_("Only what was handed to one entity is passed on to another."))
    return ALLOWED


def can_attach(user, file: File) -> Verdict:
    """A file is attached once, by the person who handed it in."""
    if file.uploader_id != user.pk:
        return refuse(_("Only the person who uploaded a file may use it."))
    if file.attached_at:
        return refuse(_("This file is already in use."))
    return ALLOWED


def can_discard(user, file: File) -> Verdict:
    """What has been attached stays; before that its uploader may take it back."""
    return can_attach(user, file)


def can_reuse(user, file: File) -> Verdict:
    """One's own files, given before in matters of one's own, may be given again."""
    if not uses.own_files(user).filter(pk=file.pk).exists():
        return refuse(_("Only files that you gave yourself can be used again."))
    if file.is_expired(timezone.localdate()):
        return refuse(_("This document holds no more. Attach its newer one."))
    return can_keep(user)


def can_set_validity(user, file: File) -> Verdict:
    """Until when a document holds, its owner says."""
    if not uses.own_files(user).filter(pk=file.pk).exists():
        return refuse(_("Only of files that you gave yourself you say until when they hold."))
    return ALLOWED


def can_draft(user, place: str) -> Verdict:
    """A draft is kept where its owner may write."""
    if not (user.is_authenticated and user.is_active):
        return refuse(_("Sign in first."))
    if places.find(user, place) is None:
        return refuse(_("Nothing can be written there."))
    return ALLOWED


def can_begin_draft(user) -> Verdict:
    if Draft.objects.of(user).count() >= MOST_DRAFTS:
        return refuse(_("There are too many drafts. Send or discard some of them first."))
    return ALLOWED
