"""An entity's own words: the list of what is said, and the page on which it is written."""

import json
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.notifications import actions, permissions, phrases, queries, tidings
from jehat.notifications.forms import TemplateForm
from jehat.notifications.segments import sms_segments
from jehat.notifications.tidings import Side, Way


def words_of_entity(view):
    """Pass the view the entity of the employee; Refused for those to whom it did not give its words."""

    @login_required
    @wraps(view)
    def guarded(request, **kwargs):
        employee = getattr(request.user, "employee", None)
        if employee is None:
            raise Refused(_("This is for the administrators of the entity."))
        permissions.can_write_template(request.user, employee.entity).require()
        return view(request, entity=employee.entity, **kwargs)

    return guarded


@require_GET
@words_of_entity
def templates(request, *, entity):
    changed = queries.templates_changed(entity)
    sides = [
        {
            "label": label,
            "kinds": [
                {
                    "tiding": tiding,
                    "ways": [{"way": way, "changed": (tiding.key, way.value) in changed} for way in Way],
                }
                for tiding in tidings.of_sides(side)
            ],
        }
        for side, label in ((Side.BENEFICIARY, _("To beneficiaries")), (Side.EMPLOYEE, _("To employees")))
    ]
    return render(request, "notifications/templates.html", {"entity": entity, "sides": sides})


@require_http_methods(["GET", "POST"])
@words_of_entity
def write_template(request, *, entity, kind, way):
    tiding, way = _asked_for(kind, way)
    form = TemplateForm(
        request.POST or None,
        tiding=tiding,
        way=way,
        entity=entity,
        words=queries.phrases_in_force(entity, tiding, way),
    )
    asked = request.POST.get("do")
    if form.is_valid() and asked in DOORS:
        try:
            answer = DOORS[asked](request, form, {"entity": entity, "tiding": tiding, "way": way})
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if answer:
                return answer
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "notifications/write_template.html", _page(form, entity, tiding, way), status=status)


def _save(request, form, place):
    actions.write_template(by=request.user, words=form.words, **place)
    messages.success(request, _("The words were saved."))
    return redirect("notifications:write_template", kind=place["tiding"].key, way=place["way"].value)


def _try(request, form, place) -> None:
    if actions.try_template(by=request.user, words=form.words, **place) is None:
        messages.error(request, _("You cannot be reached this way: choose it on the page of your notices first."))
    else:
        messages.success(request, _("A trial is on its way to you."))


DOORS = {"save": _save, "try": _try}


@require_POST
@words_of_entity
def restore_template(request, *, entity, kind, way):
    tiding, way = _asked_for(kind, way)
    actions.restore_template(by=request.user, entity=entity, tiding=tiding, way=way)
    messages.success(request, _("The platform's own words are said again."))
    return redirect("notifications:write_template", kind=kind, way=way.value)


def _asked_for(kind, way):
    tiding = tidings.named(kind)
    if tiding is None or way not in Way.values:
        raise Http404
    return tiding, Way(way)


def _page(form, entity, tiding, way) -> dict:
    return {
        "form": form,
        "tiding": tiding,
        "way": way,
        "is_sms": way == Way.SMS,
        "languages": [_side(form, entity, language) for language in form.languages],
        "places": [{"name": f"{{{name}}}", "means": means} for name, means in phrases.VARIABLES.items()],
        "versions": queries.template_versions(entity, tiding, way),
        "changed": (tiding.key, way.value) in queries.templates_changed(entity),
    }


def _side(form, entity, language) -> dict:
    """One language of the page: its fields, what they make of sample values, and how many parts that is."""
    shown = form.shown(language)
    return {
        "code": language,
        "subject": form[f"subject_{language}"] if form.has_subject else None,
        "text": form[f"text_{language}"],
        "shown": shown,
        "parts": sms_segments(shown.text),
        "letters": len(shown.text),
        "sample_json": json.dumps(phrases.sample(form.tiding, entity, language), ensure_ascii=False),
        "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
    }
