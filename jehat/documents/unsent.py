"""A draft as a form shows it: the words to begin with, the files that wait, and what other devices hold."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from . import queries
from .models import Draft, File


@dataclass(frozen=True)
class Unsent:
    """What a person has typed at a place and not sent; also where nothing is kept yet.

    `is_typed` says that the form came back with what was just typed, which is newer than anything kept.
    """

    place: str
    draft: Draft | None = None
    files: list[dict] = field(default_factory=list)
    is_typed: bool = False

    @property
    def words(self) -> dict:
        return self.draft.words if self.draft else {}

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def saved_at(self) -> datetime | None:
        return self.draft.saved_at if self.draft else None

    @property
    def others(self) -> list[dict]:
        """What other devices hold, for people: the moment and the words in a few lines."""
        return [
            {"device": one["device"], "at": datetime.fromisoformat(one["saved_at"]), "text": _told(one["words"])}
            for one in (self.draft.others if self.draft else ())
        ]

    @property
    def url(self) -> str:
        return reverse("documents:draft", args=[self.place])

    @property
    def swap_url(self) -> str:
        return f"{self.url}swap/"

    @property
    def mine_url(self) -> str:
        return f"{reverse('documents:mine')}?for={self.place}"


def unsent_at(user, place: str, draft: Draft | None, form=None) -> Unsent:
    """The draft of a place as the form shows it; a form that came back shows what was just typed and handed in."""
    is_typed = form is not None and form.is_bound
    if is_typed:
        files = getattr(form, "kept", None) or queries.waiting_of(user, form.data.getlist("files"))
    else:
        files = list(draft.files.all()) if draft else []
    return Unsent(place, draft, [_waiting(file) for file in files], is_typed)


def _waiting(file: File) -> dict:
    discard = reverse("documents:discard", args=[file.pk])
    return {"id": str(file.pk), "name": file.name, "size": file.size, "kind": file.kind, "discard": discard}


def _told(words: dict) -> str:
    """Only what was written: choices are codes, and no text of a person."""
    texts = [text for value in words.values() for text in (value if isinstance(value, list) else [value])]
    return "\n".join(text for text in texts if " " in text.strip() or not text.isascii())
