"""The degrees of secrecy of an entity."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jehat.organization import actions, permissions
from jehat.organization.forms import AddLevelForm, LevelForm
from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import EFFECTS

from .administration import administers, done, status_of


@require_GET
@administers
def levels(request, *, entity):
    """Each degree with what it does."""
    permissions.can_write_level(request.user, entity).require()
    found = [(level, _does(level)) for level in SecrecyLevel.objects.of(entity)]
    return render(request, "organization/levels.html", {"entity": entity, "levels": found})


def _does(level) -> list:
    return [says for name, says in EFFECTS.items() if getattr(level, name)]


@require_http_methods(["GET", "POST"])
@administers
def add_level(request, *, entity):
    permissions.can_write_level(request.user, entity).require()
    form = AddLevelForm(request.POST or None, entity=entity)
    if done(form, lambda given: actions.write_level(by=request.user, entity=entity, **given)):
        messages.success(request, _("The degree of secrecy was saved."))
        return redirect("organization:levels")
    return render(request, "organization/write_level.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "POST"])
@administers
def write_level(request, *, entity, code):
    permissions.can_write_level(request.user, entity).require()
    level = get_object_or_404(SecrecyLevel.objects.of(entity), code=code)
    known = {"rank": level.rank, "code": level.code}
    initial = {name: getattr(level, name) for name in ("name_ar", "name_en", "data_class", *EFFECTS)}
    form = LevelForm(request.POST or None, level=level, initial=initial)
    if done(form, lambda given: actions.write_level(by=request.user, entity=entity, **known, **given)):
        messages.success(request, _("The degree of secrecy was saved."))
        return redirect("organization:levels")
    context = {"form": form, "level": level}
    return render(request, "organization/write_level.html", context, status=status_of(form))
