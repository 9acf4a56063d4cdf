"""The door the pages of an entity's programs and webhooks share: its administrators, and only that entity."""

from functools import wraps

from django.contrib.auth.decorators import login_required

from jehat.integrations.administering import entity_of


def manages(view):
    """Give the view the entity whose integrations the caller looks after; to anybody else there is no such page."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        return view(request, *args, entity=entity_of(request), **kwargs)

    return guarded


def status_of(form) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200
