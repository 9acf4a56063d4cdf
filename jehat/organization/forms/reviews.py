"""The shape of a decision about what an employee may do: what is taken from it, or a role of less."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class TakeForm(forms.Form):
    """Which of these permissions are taken away; at least one."""

    verbs = forms.MultipleChoiceField(required=False, label=_("Permissions"))

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verbs"].choices = [(line.verb, line.says) for line in lines]

    def clean(self):
        given = super().clean()
        if not self.errors and not self._is_something(given):
            raise ValidationError(_("Mark at least one permission."))
        return given

    def _is_something(self, given) -> bool:
        return bool(given["verbs"])


class DecideForm(TakeForm):
    """In a review a role that gives less may be chosen too."""

    role = forms.ChoiceField(required=False, label=_("A role that gives less"))

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.roles = {role.code: role for role in roles}
        offered = [(code, role.name) for code, role in self.roles.items()]
        self.fields["role"].choices = [("", _("The role stays as it is")), *offered]

    @property
    def role_chosen(self):
        return self.roles.get(self.cleaned_data["role"])

    def _is_something(self, given) -> bool:
        return bool(given["verbs"] or given["role"])
