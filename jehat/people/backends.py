from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

from . import passwords
from .models import User
from .queries import known_as


class IdentifierBackend(BaseBackend):
    """Signs in by anything a person is known by. One hash is computed for every answer, so that none is faster."""

    def authenticate(self, request, identifier=None, password=None, **_others):
        if not isinstance(identifier, str) or not isinstance(password, str):
            return None
        user, password = known_as(identifier), passwords.canonical(password)
        if user is None:
            make_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        """The person of a session; a closed account has none, from the next request on."""
        return User.objects.filter(pk=user_id, is_active=True).first()
