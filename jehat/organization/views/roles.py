"""The roles of an entity: which there are, and the matrix of what each of them gives."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from jehat.core.verdict import Refused
from jehat.organization import actions, holders, matrix, permissions
from jehat.organization.forms import AddRoleForm, RoleForm
from jehat.organization.models import Role
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .administration import administers, status_of

ON_A_PAGE = 25
# What the button under the matrix sends: to look first at what would change, or to save what was looked at.
SAVE, BACK = "save", "back"


@require_GET
@administers
def roles(request, *, entity):
    context = {"roles": holders.roles_of(entity), "may_create": permissions.can_create_role(request.user, entity)}
    return render(request, "organization/roles.html", {"entity": entity} | context)


@require_GET
@administers
def role_holders(request, *, entity, code):
    """Who has a role, page by page."""
    role = get_object_or_404(Role.objects.of(entity), code=code)
    page = Paginator(holders.holders(role), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "organization/role_holders.html", {"role": role, "page": page})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@administers
def create_role(request, *, entity):
    """A new role, from nothing or as a copy; what it would give is shown before it is made."""
    permissions.can_create_role(request.user, entity).require()
    copied = Role.objects.of(entity).filter(code=request.GET.get("copy", "")).first()
    given = holders.terms_of(copied) if copied else []
    form = AddRoleForm(request.POST or None, entity=entity, given=given)
    context = {"form": form, "copied": copied, "entity": entity}
    if not form.is_valid() or request.POST.get("step") == BACK:
        return _matrix(request, context)
    confirm = ConfirmForm(request.POST if _saves(request) else None, fresh=is_fresh(request))
    if _saves(request) and confirmed(request, confirm) and (role := _made(request, form, entity)):
        messages.success(request, _("The role was made."))
        return redirect("organization:change_role", role.code)
    return _look(request, context | {"confirm": confirm, "changes": matrix.changes(entity, (), form.terms)})


def _made(request, form, entity):
    given = {name: form.cleaned_data[name] for name in ("code", "name_ar", "name_en")}
    return _tried(form, lambda: actions.create_role(by=request.user, entity=entity, terms=form.terms, **given))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@administers
def change_role(request, *, entity, code):
    """The matrix of a role; whoever may not change it reads it, with the reason."""
    now = timezone.now()
    role = get_object_or_404(holders.roles_of(entity), code=code)
    may_change, given = permissions.can_change_role(request.user, role), holders.terms_of(role)
    if request.method == "POST":
        may_change.require()
    seen = request.POST.get("seen") or f"{matrix.stamp(role, given)} {now.isoformat()}"
    form = RoleForm(request.POST or None, entity=entity, given=given, initial=_names(role))
    context = {"form": form, "role": role, "may_change": may_change, "seen": seen}
    context["may_retire"] = permissions.can_begin_to_retire(request.user, role)
    if not form.is_valid() or request.POST.get("step") == BACK:
        return _matrix(request, context)
    return _changed(request, context, given, now)


def _names(role) -> dict[str, str]:
    return {"name_ar": role.name_ar, "name_en": role.name_en}


def _changed(request, context, given, now):
    """Look at what would change, or save it; what somebody else changed meanwhile is shown beside it."""
    role, form = context["role"], context["form"]
    named = {name: form.cleaned_data[name] for name in ("name_ar", "name_en")}
    found = matrix.changes(role.entity, given, form.terms)
    if not found and named == _names(role):
        messages.info(request, _("Nothing was changed."))
        return redirect("organization:change_role", role.code)
    confirm = ConfirmForm(request.POST if _saves(request) else None, fresh=is_fresh(request))
    stood, _space, since = context["seen"].partition(" ")
    is_stale = stood != matrix.stamp(role, given)
    if (
        _saves(request)
        and not is_stale
        and confirmed(request, confirm)
        and _is_saved(request, role, form, stood, named)
    ):
        messages.success(request, _("The role was changed."))
        return redirect("organization:change_role", role.code)
    theirs = _theirs(role, given, _moment(since)) if is_stale else {}
    seen = f"{matrix.stamp(role, given)} {now.isoformat()}"
    renamed = named if named != _names(role) else None
    looked = {"confirm": confirm, "changes": found, "seen": seen, "renamed": renamed, "is_stale": is_stale}
    return _look(request, context | looked | theirs)


def _is_saved(request, role, form, stood, named) -> bool:
    changed = {"role": role, "terms": form.terms, "seen": stood, **named}
    return bool(_tried(form, lambda: actions.change_role(by=request.user, **changed)))


def _theirs(role, given, since) -> dict:
    """Who changed the role since the page was opened, and what."""
    if since is None:
        return {}
    before = holders.terms_at(role, since)
    return {
        "theirs": matrix.changes(role.entity, before, given),
        "by": _(", ").join(holders.changed_since(role, since)),
    }


def _moment(text) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _saves(request) -> bool:
    return request.POST.get("step") == SAVE


def _tried(form, act):
    """What the act made, or None with the reason on the form."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _matrix(request, context):
    """The page of the matrix: all of it, or what matches the words asked for."""
    words = request.GET.get("q", "").strip().lower()[:100]
    form, sections = context["form"], context["form"].sections
    found = [(section, [row for row in section.rows if _matches(row, words)]) for section in sections]
    shown = {
        "sections": [(section, rows) for section, rows in found if rows],
        "words": words,
        "levels": form.levels.items(),
    }
    return render(request, "organization/role.html", context | shown, status=_status(request, form))


def _status(request, form) -> int:
    return 200 if request.POST.get("step") == BACK else status_of(form)


def _matches(row, words) -> bool:
    return all(word in f"{row.verb.says} {row.name}".lower() for word in words.split())


def _look(request, context):
    changes, levels = context["changes"], context["form"].levels
    kinds = [one.kind for one in changes]
    counts = {kind: kinds.count(kind) for kind in ("given", "withdrawn", "changed")}
    asked = bool(context["form"].errors or context["confirm"].errors or context.get("is_stale"))
    looked = context | {"counts": counts, "levels": levels}
    return render(request, "organization/role_changes.html", looked, status=422 if asked else 200)
