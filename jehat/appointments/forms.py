"""The shape of what is chosen for appointments."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from jehat.core.words import clock, day_label


class SlotForm(forms.Form):
    """One of the times that are free, by day; and for the department, why."""

    slot = forms.ChoiceField(label=_("Time"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Who comes reads it.")
    )

    def __init__(self, *args, free, needs_reason=False, calendar="hijri", **given):
        super().__init__(*args, **given)
        self.slots = {slot.value: slot for slots in free.values() for slot in slots}
        self.fields["slot"].choices = [
            (f"{date_format(day, 'l')} {day_label(day, calendar)}", [(one.value, _at(one)) for one in slots])
            for day, slots in free.items()
        ]
        if not needs_reason:
            del self.fields["reason"]

    @property
    def chosen(self):
        """The schedule and the time, as the actions take them."""
        slot = self.slots[self.cleaned_data["slot"]]
        return {"schedule": slot.schedule, "since": slot.since}


def _at(slot) -> str:
    return clock(timezone.localtime(slot.since))


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=500, required=False)


class OfferForm(forms.Form):
    """A weekday, hours, how long each, and how many at once."""

    department = forms.ChoiceField(label=_("Department"))
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int)
    opens = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}), initial="08:00")
    closes = forms.TimeField(label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}), initial="12:00")
    minutes = forms.IntegerField(label=_("Minutes for each"), min_value=5, max_value=240, initial=20)
    capacity = forms.IntegerField(label=_("How many at once"), min_value=1, max_value=50, initial=1)

    def __init__(self, *args, departments, **given):
        super().__init__(*args, **given)
        self.departments = {unit.code: unit for unit in departments}
        self.fields["department"].choices = [(unit.code, unit.name) for unit in departments]
        # From Sunday on, as the week begins here; the first of January 2024 was a Monday.
        days = (6, 0, 1, 2, 3, 4, 5)
        self.fields["weekday"].choices = [(one, date_format(date(2024, 1, 1 + one), "l")) for one in days]

    def clean_department(self):
        return self.departments[self.cleaned_data["department"]]

    def clean(self):
        given = super().clean()
        if given.get("opens") and given.get("closes") and given["opens"] >= given["closes"]:
            self.add_error("closes", _("The end comes after the beginning."))
        return given
