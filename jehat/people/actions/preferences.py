"""How a person wants the platform to look and speak."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.people.models import User

CHOICES = {"language": User.Language, "theme": User.Theme, "digits": User.Digits, "calendar": User.Calendar}


@action("person.set_preferences", says=_("Changed language or appearance"))
def set_preferences(*, by, language=None, theme=None, digits=None, calendar=None, shortcuts=None) -> User:
    """Keep what a person chose; what is None stays as it is. Raises ValueError for what is not offered."""
    given = {"language": language, "theme": theme, "digits": digits, "calendar": calendar}
    chosen = {name: CHOICES[name](value).value for name, value in given.items() if value is not None}
    if shortcuts is not None:
        chosen["shortcuts"] = bool(shortcuts)
    user = User.objects.select_for_update().get(pk=by.pk)
    for name, value in chosen.items():
        setattr(user, name, value)
    user.save(update_fields=list(chosen))
    record("person.set_preferences", user, by=by, **chosen)
    return user
