"""The counter's doors: find who stands there, or enrol him, and file his case."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import CounterForm, EnrolForm, VisitorForm
from jehat.cases.models import Case
from jehat.cases.queries.kept import counter_draft, counter_place
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.models import Kind
from jehat.catalogue.queries import kinds_of
from jehat.core.verdict import Refused
from jehat.documents.actions import keep_draft
from jehat.documents.refusals import NotTaken
from jehat.documents.typed import words_of
from jehat.documents.unsent import unsent_at
from jehat.people.models import User

from .papers import papers_of
from .receipts import as_pdf
from .speech import spoken

# A visitor is found once, for as long as he stands there: the address that leads on says who found whom, and runs out.
STANDS = 60 * 60
SALT = "cases.counter"


def _entity_of(request):
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(_("This is for the employees of the entity."))
    permissions.can_find_visitor(request.user, employee.entity).require()
    return employee.entity


def _pass_for(request, visitor) -> str:
    return signing.dumps([str(visitor.pk), str(request.user.pk)], salt=SALT)


class Expired(Exception):
    """The visitor was found too long ago; who stands there now is looked up anew."""

    def __init__(self, visitor):
        super().__init__()
        self.visitor = visitor


def _visitor(request, token) -> User:
    try:
        visitor, clerk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise Http404 from None
    if clerk != str(request.user.pk):
        raise Http404
    person = get_object_or_404(User, pk=visitor)
    try:
        signing.loads(token, salt=SALT, max_age=STANDS)
    except signing.SignatureExpired:
        raise Expired(person) from None
    return person


def _looked_up_anew(view):
    """Back to the number of the document where the address has run out; what was typed waits for the same visitor."""

    @wraps(view)
    def door(request, visitor, **kwargs):
        try:
            return view(request, visitor, **kwargs)
        except Expired:
            messages.warning(request, _("The visitor was found more than an hour ago. Look at the document again."))
            return redirect("cases:counter")

    return door


@login_required
@require_http_methods(["GET", "POST"])
def counter(request):
    """Find the person by the whole number of his document."""
    entity = _entity_of(request)
    form = VisitorForm(request.POST or None)
    context = {"form": form, "entity": entity, "may_verify": request.user.employee.may("people.verify_identity")}
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["identity"]
        found = actions.find_visitor(by=request.user, entity=entity, identity=typed)
        context["found"] = [(one, queries.identity_of(one), _pass_for(request, one)) for one in found]
        context["asked"] = True
        if not found:
            context["enrol_form"] = EnrolForm(auto_id="enrol-%s", initial={"identity": typed, "language": "ar"})
    return render(request, "cases/counter.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@require_POST
def enrol(request):
    """Open an account for a visitor nobody knows yet."""
    entity = _entity_of(request)
    form = EnrolForm(request.POST, auto_id="enrol-%s")
    if form.is_valid():
        try:
            visitor = actions.receive_visitor(by=request.user, entity=entity, **form.given())
            return redirect("cases:counter_choose", _pass_for(request, visitor))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": VisitorForm(), "entity": entity, "enrol_form": form, "asked": True, "found": []}
    return render(request, "cases/counter.html", context, status=422)


@login_required
@require_GET
@_looked_up_anew
def choose(request, visitor):
    """Choose the kind of case for the visitor."""
    entity = _entity_of(request)
    person = _visitor(request, visitor)
    context = {
        "visitor": person,
        "identity": queries.identity_of(person),
        "entity": entity,
        "kinds": kinds_of(entity),
        "token": visitor,
    }
    return render(request, "cases/counter_choose.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@_looked_up_anew
def submit_for(request, visitor, code):
    """Write the case down for the visitor, and file it."""
    entity = _entity_of(request)
    # One that was retired while the clerk was writing is refused by the act, and his words stay.
    kinds = Kind.objects.ever_offered() if request.method == "POST" else Kind.objects.open_to_public()
    kind = get_object_or_404(kinds.filter(entity=entity).select_related("entity", "department", "current"), code=code)
    try:
        person = _visitor(request, visitor)
    except Expired as expired:
        _keep_words(request, kind, expired.visitor)
        raise
    place, kept = counter_place(kind, person), counter_draft(request.user, kind, person)
    words = kept.words if kept else {}
    questionnaire = Questionnaire.of(kind.current)
    form = CounterForm(
        request.POST or None,
        request.FILES or None,
        uploader=request.user,
        initial=words,
        questionnaire=questionnaire,
        papers=papers_of(request, kind, questionnaire, words),
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = spoken(form, by=request.user, entity_id=kind.entity_id)
            case = actions.submit_for(by=request.user, kind=kind, beneficiary=person, draft=place, **given)
        except (NotTaken, Refused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The case was received. Its number is %(number)s.") % {"number": case.number})
            return redirect("cases:counter_receipt", case.number)
    context = {
        "visitor": person,
        "kind": kind,
        "form": form,
        "token": visitor,
        "drafted": unsent_at(request.user, place, kept, form),
        "upload_url": reverse("documents:upload"),
        "max_bytes": settings.MAX_UPLOAD_BYTES,
    }
    return render(request, "cases/counter_submit.html", context, status=422 if form.is_bound else 200)


def _keep_words(request, kind, visitor):
    words = words_of({name: request.POST.getlist(name) for name in request.POST})
    if words:
        keep_draft(by=request.user, place=counter_place(kind, visitor), words=words)


@login_required
@require_GET
def receipt(request, number):
    """What the visitor takes home; the clerk sees of the case what he wrote down himself, and no more."""
    own = Case.objects.written_by(request.user)
    case = get_object_or_404(own.with_people().select_related("terms", "answers"), number=number)
    if "pdf" in request.GET:
        return as_pdf(request, case)
    return render(request, "cases/counter_receipt.html", {"case": case, "contact": queries.contact_of(case)})
