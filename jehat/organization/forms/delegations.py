"""The shape of a delegation: to whom, which of the giver's verbs, from which day to which."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.organization import verbs
from jehat.organization.models import Employee

from .days import BetweenDays, day_field


class DelegationForm(BetweenDays):
    """`department` is where the colleague works; what is offered is what the giver may do by himself now."""

    taker = forms.ModelChoiceField(Employee.objects.none(), label=_("To which colleague"), empty_label=_("Choose…"))
    wanted = forms.MultipleChoiceField(
        label=_("What the colleague may do"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whatever is done to cases goes with seeing them, as far as the colleague is cleared."),
    )
    first_day = day_field(_("First day"))
    last_day = day_field(_("Last day"), help_text=_("It is over by itself at the end of this day."))

    def __init__(self, *args, giver, department, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = Employee.objects.of(giver.entity).active().filter(department=department).exclude(pk=giver.pk)
        self.fields["taker"].queryset = colleagues.with_people().order_by("created_at", "pk")
        self.fields["taker"].label_from_instance = lambda one: one.name
        self.fields["wanted"].choices = [(one.verb, one.says) for one in delegable(giver)]

    def clean(self):
        given = super().clean()
        if given["since"]:
            given["since"] = max(given["since"], timezone.now())
        return given


def delegable(giver) -> list[verbs.Grantable]:
    """What an employee may let a colleague do: what he may do himself, and not in another's place."""
    standing = giver.standing()
    offered = [one for area in verbs.catalogue(giver.entity) for one in area.verbs if one.is_delegable]
    return [one for one in offered if any(held.delegation is None for held in standing.good(one.verb))]
