"""Views of the inbox: kept under a name, preferred, forgotten."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import SavedView


@action("view.save", says=_("A view of the inbox was saved"))
def save_view(*, by, name, asked, scope="own", now=None):
    """Keep a choice of filters, order and grouping for oneself, or share it with one's department."""
    now = now or timezone.now()
    permissions.can_save_view(by, scope).require()
    employee = by.employee
    view = SavedView.objects.create(
        entity_id=employee.entity_id,
        employee=employee,
        department_id=employee.department_id if scope == "department" else None,
        name=name,
        asked=dict(asked),
        kept_at=now,
    )
    record("view.save", view, by=by, at=now, scope=scope)
    return view


@action("view.prefer", says=_("The view with which the inbox opens was chosen"))
def prefer_view(*, by, view, now=None):
    """Let the inbox open with a view of one's own; chosen once more, it opens as before."""
    permissions.can_prefer_view(by, view).require()
    own = SavedView.objects.own_of(by.employee).select_for_update().order_by("pk")
    view = next(one for one in own if one.pk == view.pk)
    preferred = not view.is_preferred
    own.filter(is_preferred=True).update(is_preferred=False)
    SavedView.objects.filter(pk=view.pk).update(is_preferred=preferred)
    record("view.prefer", view, by=by, at=now or timezone.now(), preferred=preferred)
    view.is_preferred = preferred
    return view


@action("view.forget", says=_("A saved view of the inbox was given up"))
def forget_view(*, by, view, now=None):
    """Give up a saved view; the cases in it stay as they are."""
    permissions.can_forget_view(by, view).require()
    record("view.forget", view, by=by, at=now or timezone.now(), scope=view.scope)
    SavedView.objects.filter(pk=view.pk).delete()
