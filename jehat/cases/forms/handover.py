"""The shape of handing over what somebody leaves."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Handover
from jehat.organization.models import Department, Employee


class HandOverForm(forms.Form):
    """Where everything goes that is open with an employee who leaves, or in a department that rests."""

    way = forms.ChoiceField(label=_("The open cases go"), widget=forms.RadioSelect)
    to_employee = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Colleague"), required=False, empty_label=_("Choose…")
    )
    to_department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department"), required=False, empty_label=_("Choose…")
    )

    def __init__(self, *args, place, now, **kwargs):
        super().__init__(*args, **kwargs)
        is_employee = isinstance(place, Employee)
        ways = Handover.Way.choices if is_employee else [(Handover.Way.DEPARTMENT, Handover.Way.DEPARTMENT.label)]
        self.fields["way"].choices = ways
        self.fields["way"].initial = ways[0][0]
        here = place.department_id if is_employee else place.pk
        self.fields["to_department"].queryset = Department.objects.of(place.entity).active().exclude(pk=here)
        if not is_employee:
            del self.fields["to_employee"]
            return
        colleagues = Employee.objects.of(place.entity).active().present(now).exclude(pk=place.pk).with_people()
        self.fields["to_employee"].queryset = colleagues.order_by("department__code", "pk")
        self.fields["to_employee"].label_from_instance = lambda one: f"{one.name} — {one.department.name}"

    def clean(self):
        given = super().clean()
        asked = {Handover.Way.COLLEAGUE: "to_employee", Handover.Way.DEPARTMENT: "to_department"}.get(given.get("way"))
        if asked and not given.get(asked) and asked not in self.errors:
            self.add_error(asked, ValidationError(_("This field is required.")))
        if given.get("way") != Handover.Way.COLLEAGUE:
            given.pop("to_employee", None)
        if given.get("way") != Handover.Way.DEPARTMENT:
            given.pop("to_department", None)
        return given
