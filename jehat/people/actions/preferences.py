"""How a person wants the platform to look and speak."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.people.models import User


@action("person.set_preferences", says=_("Changed language or appearance"))
def set_preferences(*, by, language=None, theme=None) -> User:
    """Keep the language and the theme a person chose; what is None stays as it is."""
    user = User.objects.select_for_update().get(pk=by.pk)
    user.language = User.Language(language or user.language)
    user.theme = User.Theme(theme or user.theme)
    user.save(update_fields=["language", "theme"])
    record("person.set_preferences", user, by=by, language=str(user.language), theme=str(user.theme))
    return user
