"""The pages of the record: of the entity or of one's people, and of one case."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jehat.cases.models import Case
from jehat.desk import actions, permissions
from jehat.desk.forms import KINDS, CaseRecordForm, RecordForm
from jehat.desk.queries.lines import told
from jehat.desk.queries.people import OFFERED, find_people
from jehat.desk.queries.record import lines_of_case, lines_within
from jehat.desk.sight import RECORD, sight_of
from jehat.desk.tables import csv_of, head_of_record, row_of_record
from jehat.people.views.confirmed import confirmed_first

from .places import places
from .taking_along import file_of, offered

MOST_TAKEN = 10_000
A_TIME = 500


class Asked:
    """What an address asks of the record of the entity."""

    def __init__(self, request):
        self.request = request
        if getattr(request.user, "employee", None) is None:
            raise Http404
        permissions.can_see_record(request.user).require()
        self.sight = sight_of(request.user, RECORD)
        self.form = RecordForm(request.GET, sight=self.sight, kind=request.GET.get("kind", ""))
        self.is_understood = self.form.is_valid()
        self.given = self.form.cleaned_data if self.is_understood else {}
        self.matches = []
        if self.is_understood and not self.given["person"] and (words := self.given["who"]):
            self._find(words)

    def _find(self, words):
        """One of the name is meant; of several the reader chooses."""
        self.matches = find_people(self.sight.people(), words)
        if not self.matches:
            self.form.add_error("who", _("Nobody of the people you look after has this name."))
        self.is_understood = bool(self.matches)
        if len(self.matches) == 1:
            self.given["person"], self.matches = self.matches[0], []

    @property
    def is_definite(self) -> bool:
        """Whether it is clear what is asked: no mistake, and no name that several have."""
        return self.is_understood and not self.matches

    @property
    def status(self) -> int:
        return 200 if self.is_understood else 422

    @property
    def is_narrow(self) -> bool:
        """Whether the fields that are seldom needed are needed now."""
        return any(self.form[name].data or self.form[name].errors for name in ("verb", "since", "until"))

    @property
    def person(self):
        return self.given.get("person")

    def address(self, **instead) -> str:
        """The present question as a query, with some of it replaced."""
        kept = {name: self.form[name].data for name in ("case", "verb", "since", "until")}
        kept |= {"kind": self.form.kind, "person": self.person.pk if self.person else ""}
        return urlencode({name: value for name, value in (kept | instead).items() if value})

    def page(self, after="", **more):
        """A page of lines; none while it is still to be chosen who is meant."""
        if not self.is_definite:
            return None
        return lines_within(self.sight, self.form.wanted, after=after, **more)


@login_required
@require_GET
def record(request):
    """Who did and read what in the entity, or among one's people."""
    asked = Asked(request)
    page = asked.page(request.GET.get("after", ""))
    context = {
        "asked": asked,
        "places": places(request.user, "record"),
        "kinds": _kinds(asked.form, asked.address),
        "matches": [{"employee": one, "address": asked.address(person=one.pk)} for one in asked.matches[:OFFERED]],
        "without_person": asked.address(person=""),
        "is_more": len(asked.matches) > OFFERED,
        "may_export": page is not None and permissions.can_export_record(request.user, asked.sight.entity),
        **_shown(page, asked.sight.entity, request.user),
        "next": asked.address(after=page.next) if page and page.next else "",
    }
    return render(request, "desk/record.html", context, status=asked.status)


def _kinds(form, address) -> list[dict]:
    return [{"label": label, "url": f"?{address(kind=kind)}", "current": kind == form.kind} for kind, label in KINDS]


def _shown(page, entity, reader) -> dict:
    return {
        "lines": told(page.events, entity=entity, reader=reader) if page else [],
        "searched_to": page.searched_to if page else None,
        "is_asked": page is not None,
    }


@login_required
@never_cache
@require_GET
@confirmed_first
def export_record(request):
    """Take the same lines along as a table, once it is certain who asks."""
    asked = Asked(request)
    entity, back = asked.sight.entity, f"{reverse('desk:record')}?{request.GET.urlencode()}"
    permissions.can_export_record(request.user, entity).require()
    if not asked.is_definite:
        return redirect(back)
    if "file" in request.GET:
        actions.export_record(by=request.user, of=entity, wanted=asked.form.wanted)
        return file_of(_table(asked.page, entity, request.user), "record")
    return offered(request, _("Export the record"), back=back, most=MOST_TAKEN)


def _table(page_of, entity, reader) -> bytes:
    """The newest lines up to a bound, as a table."""
    rows, after = [], ""
    while len(rows) < MOST_TAKEN:
        page = page_of(after, most=A_TIME)
        if page is None:
            break
        rows += [row_of_record(line) for line in told(page.events, entity=entity, reader=reader)]
        after = page.next
        if not after:
            break
    return csv_of(head_of_record(), rows[:MOST_TAKEN])


def case_of(request, number) -> Case:
    """The case, of whom its inside and the record are open; anybody else who sees it is told why not."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_people(), number=number)
    permissions.can_see_case_record(request.user, case).require()
    return case


@login_required
@require_GET
def case_record(request, number):
    """Who did and who read what in one case."""
    case = case_of(request, number)
    form = CaseRecordForm(request.GET, kind=request.GET.get("kind", ""))
    page = lines_of_case(case, form.wanted, after=request.GET.get("after", "")) if form.is_valid() else None
    context = {
        "case": case,
        "form": form,
        "kinds": _kinds(form, lambda **instead: _address(form, **instead)),
        "may_export": permissions.can_export_case_record(request.user, case),
        "query": _address(form),
        **_shown(page, case.entity, request.user),
        "next": _address(form, after=page.next) if page and page.next else "",
    }
    return render(request, "desk/case_record.html", context, status=200 if page else 422)


def _address(form, **instead) -> str:
    kept = {name: form[name].data for name in form.fields} | {"kind": form.kind}
    return urlencode({name: value for name, value in (kept | instead).items() if value})


@login_required
@never_cache
@require_GET
@confirmed_first
def export_case_record(request, number):
    case = case_of(request, number)
    permissions.can_export_case_record(request.user, case).require()
    form = CaseRecordForm(request.GET, kind=request.GET.get("kind", ""))
    if not form.is_valid():
        raise Http404
    back = f"{reverse('desk:case_record', args=[number])}?{_address(form)}"
    if "file" not in request.GET:
        return offered(request, _("Export the record of the case"), back=back, most=MOST_TAKEN)
    actions.export_record(by=request.user, of=case, wanted=form.wanted)

    def page_of(after, **more):
        return lines_of_case(case, form.wanted, after=after, **more)

    return file_of(_table(page_of, case.entity, request.user), f"record-{case.number}")
