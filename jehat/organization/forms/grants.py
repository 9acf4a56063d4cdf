"""The shape of a single permission: which, how far, how secret, from when and until when."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.organization import verbs
from jehat.organization.models import Grant, SecrecyLevel
from jehat.organization.terms import Terms

from .days import BetweenDays, day_field

SCOPES = [(scope.value, scope.label) for scope in Grant.Scope if scope != Grant.Scope.ONE]


class DenyForm(BetweenDays):
    """What is denied to an employee; without days it holds from now on, until it is withdrawn."""

    verb = forms.ChoiceField(label=_("Permission"))
    scope = forms.ChoiceField(label=_("How far"), choices=SCOPES, initial=Grant.Scope.ENTITY)
    first_day = day_field(_("First day"), required=False, help_text=_("Left empty, it begins at once."))
    last_day = day_field(_("Last day"), required=False, help_text=_("Left empty, it stays until it is withdrawn."))

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = verbs.known(entity)
        areas = [(area.label, [(one.verb, one.says) for one in area.verbs]) for area in verbs.catalogue(entity)]
        self.fields["verb"].choices = [("", _("Choose…")), *areas]

    def clean(self):
        given = super().clean()
        self._check_reach(given)
        if given["since"] and given["since"] <= timezone.now():
            given["since"] = None
        return given

    def _check_reach(self, given):
        verb, scope = given.get("verb"), given.get("scope")
        if verb and scope and not self._reaches(self.offered[verb], scope):
            self.add_error("scope", ValidationError(_("This permission is not given so far or so narrow.")))

    def _reaches(self, offered, scope) -> bool:
        """What is denied everywhere is denied whatever its bounds."""
        return scope == Grant.Scope.ENTITY or scope in offered.scopes


class GiveForm(DenyForm):
    """What is given to an employee beyond his role."""

    highest = forms.TypedChoiceField(label=_("Up to which degree of secrecy"), coerce=int, initial=0)
    field_order = ("verb", "scope", "highest", "first_day", "last_day")

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, entity=entity, **kwargs)
        levels = SecrecyLevel.objects.by_rank(entity.pk)
        self.fields["highest"].choices = [(rank, level.name) for rank, level in sorted(levels.items())]
        self.fields["highest"].help_text = _("Only where cases are seen; all else follows what is seen.")

    def _reaches(self, offered, scope) -> bool:
        return scope in offered.scopes

    @property
    def terms(self) -> Terms:
        given = self.cleaned_data
        is_ranked = self.offered[given["verb"]].is_ranked
        return Terms(given["verb"], given["scope"], given["highest"] if is_ranked else 0)
