"""Letting go of what nobody uses."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import permissions, queries, vault
from jehat.documents.models import File
from jehat.documents.storage import store

# A draft may lie a weekend; a blob without a row is the rest of a crash, and an hour is longer than any upload.
UNUSED_FOR = timedelta(days=3)
FORGOTTEN_FOR = timedelta(days=30)
CRASHED_FOR = timedelta(hours=1)


@action("file.discard", says=_("An unused file was removed"))
def discard(*, by, file):
    """Remove a file that its uploader has not used."""
    file = File.objects.select_for_update().get(pk=file.pk)
    permissions.can_discard(by, file).require()
    _let_go(file, by=by)


@action("file.sweep", says=_("Unused files were removed"))
def sweep(*, by, now):
    """Remove forgotten drafts, files long unused, blobs that no file names, and what a crash left half written.

    Returns how many.
    """
    drafts = list(queries.drafts_since(now - FORGOTTEN_FOR).select_for_update(skip_locked=True))
    for draft in drafts:
        draft.delete()
    files = list(queries.unused_since(now - UNUSED_FOR).select_for_update(skip_locked=True))
    for file in files:
        _let_go(file, by=by)
    moment = (now - CRASHED_FOR).timestamp()
    blobs = list(queries.orphans(store().names(older_than=moment)))
    vault.forget(*blobs)
    pieces = store().sweep(older_than=moment)
    if drafts or files or blobs or pieces:
        counts = {"drafts": len(drafts), "files": len(files), "blobs": len(blobs), "pieces": pieces}
        record("file.sweep", None, by=by, **counts)
    return len(drafts) + len(files) + len(blobs) + pieces


def _let_go(file: File, *, by) -> None:
    record("file.discard", file, by=by)
    transaction.on_commit(partial(vault.forget, file.path, file.playable_path))
    file.delete()
