"""The brand of an entity: the page where it is chosen, and the two public files it is served as."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jehat.organization import actions, brand_sheet, colours, looks, permissions
from jehat.organization.brand_sample import drawn
from jehat.organization.forms import ChangeBrandForm
from jehat.organization.models import Brand, Logo

from .administration import administers, done, status_of

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"


@require_http_methods(["GET", "POST"])
@administers
def change_brand(request, *, entity):
    permissions.can_change_brand(request.user, entity).require()
    brand = looks.brand_of(entity) or Brand(entity=entity)
    initial = {name: getattr(brand, name) for name in ("name_ar", "name_en", "colour")}
    form = ChangeBrandForm(_with_shade(request), request.FILES or None, brand=brand, initial=initial)
    if done(form, lambda given: actions.change_brand(by=request.user, entity=entity, **given)):
        messages.success(request, _("The brand was changed."))
        return redirect("organization:change_brand")
    colour = form["colour"].value() or brand.colour
    context = {"entity": entity, "brand": brand, "form": form, "sample": _sample(colour)}
    return render(request, "organization/change_brand.html", context, status=status_of(form))


def _with_shade(request):
    """What was typed; where a button offered the nearest shade and was pressed, with that."""
    if request.method != "POST" or "shade" not in request.POST:
        return request.POST or None
    data = request.POST.copy()
    data["colour"] = data["shade"]
    return data


@require_GET
@administers
def sample(request, *, entity):
    """How a colour looks, before it is chosen."""
    return render(request, "organization/_brand_sample.html", {"sample": _sample(request.GET.get("colour", ""))})


def _sample(colour):
    colour = colour.lower() if isinstance(colour, str) else ""
    if not colours.HEX.match(colour):
        colour = Brand.PLAIN
    nearest = colours.nearest(colour)
    return {
        "colour": colour,
        "ratio": f"{colours.contrast('#ffffff', colour):.1f}",
        "passes": colours.passes(colour),
        "nearest": nearest,
        "schemes": drawn(colours.palette(nearest)),
    }


@require_GET
def sheet(request, code):
    brand = get_object_or_404(Brand, entity__code=code)
    if not brand.has_colour:
        raise Http404
    answer = HttpResponse(brand_sheet.sheet(brand.colour), content_type="text/css; charset=utf-8")
    return _kept(request, answer, brand_sheet.digest(brand.colour))


@require_GET
def logo(request, code):
    logo = get_object_or_404(Logo, entity__code=code)
    answer = HttpResponse(bytes(logo.png), content_type="image/png")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _kept(request, answer, logo.digest)


def _kept(request, answer, version):
    """Browsers keep for ever what its address names; without that name only for a while."""
    answer["Cache-Control"] = FOR_EVER if request.GET.get("v") == version else FOR_A_WHILE
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
