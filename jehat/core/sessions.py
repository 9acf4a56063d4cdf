"""Sessions in the database under a digest of their key: who reads the table cannot step into anybody's session."""

import hashlib

from django.contrib.sessions.backends import db
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone


def kept_as(session_key: str) -> str:
    """The name of a session in the database, from the key that only the browser has."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's database sessions, with the key replaced by its digest wherever a row is named."""

    @classmethod
    def end(cls, kept: str) -> None:
        """Delete a session by its name in the database."""
        cls.get_model_class().objects.filter(session_key=kept).delete()

    @property
    def kept_as(self) -> str:
        return kept_as(self._get_or_create_session_key())  # type: ignore[attr-defined]

    def _get_session_from_db(self):
        try:
            return self.model.objects.get(session_key=kept_as(self.session_key or ""), expire_date__gt=timezone.now())
        except (self.model.DoesNotExist, SuspiciousOperation):
            self._session_key = None

    def exists(self, session_key):
        return super().exists(kept_as(session_key))

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.session_key = self.kept_as
        return row

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key is not None:
            self.end(kept_as(key))
