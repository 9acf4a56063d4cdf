"""What the address of the inbox asks for."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases import queries
from jehat.cases.states import Priority, Status
from jehat.catalogue.models import Kind
from jehat.organization.models import Department, Employee

ORDERS = (
    ("active", _("Newest activity")),
    ("oldest", _("Oldest first")),
    ("due", _("Due soonest")),
    ("priority", _("Most urgent first")),
)
GROUPS = (
    ("", _("Not grouped")),
    ("due", _("By the promised day")),
    ("kind", _("By kind")),
    ("holder", _("By holder")),
    ("status", _("By state")),
)
DAYS = (("7", _("Last 7 days")), ("30", _("Last 30 days")), ("90", _("Last 90 days")), ("365", _("Last year")))


class InboxForm(forms.Form):
    """Search, filters and order of a list of cases. What it does not understand it leaves out."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )
    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("Kind"), required=False, empty_label=_("Every kind"))
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Every state")), *Status.choices])
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=[("", _("Every priority")), *Priority.choices]
    )
    days = forms.ChoiceField(label=_("Filed"), required=False, choices=[("", _("At any time")), *DAYS])
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department"), required=False, empty_label=_("Every department")
    )
    employee = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Employee"), required=False, empty_label=_("Every employee")
    )
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)
    group = forms.ChoiceField(label=_("Grouping"), required=False, choices=GROUPS)

    FILTERS = ("kind", "state", "priority", "days", "department", "employee")

    def __init__(self, data, *, employee, supervises, now):
        super().__init__(data, auto_id="inbox-%s")
        self.now = now
        self.fields["kind"].queryset = Kind.objects.filter(entity=employee.entity_id).order_by("code")
        if supervises:
            self.fields["department"].queryset = queries.departments_of(employee)
            self.fields["employee"].queryset = queries.colleagues(employee, now=now)
            self.fields["employee"].label_from_instance = lambda one: one.name
        else:
            del self.fields["department"], self.fields["employee"]
        self.is_valid()

    def asked(self, name):
        return self.cleaned_data.get(name)

    @property
    def words(self) -> str:
        return self.asked("q") or ""

    @property
    def ordering(self) -> str:
        return self.asked("order") or "active"

    @property
    def grouping(self) -> str:
        return self.asked("group") or ""

    @property
    def chosen(self) -> int:
        """How many filters narrow the list."""
        return sum(1 for name in self.FILTERS if self.asked(name))

    @property
    def filters(self) -> dict:
        """The filters that were understood, as codes and keys."""
        return {name: self[name].data for name in self.FILTERS if self.asked(name)}

    def address(self, **instead) -> str:
        """The present choice as a query, with some of it replaced; what is empty or usual is left out."""
        kept = {name: self[name].data for name in self.fields if self.asked(name)}
        if kept.get("order") == "active":
            del kept["order"]
        return urlencode({name: value for name, value in (kept | instead).items() if value})
