"""Types of field whose answer is chosen; the condition of another field may name it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import FieldType, wrong
from .shape import NO, YES


class Choice(FieldType):
    label = gettext_lazy("One of several")
    has_options = is_chosen = True

    def clean(self, field, given):
        if given not in [one.code for one in field.options]:
            raise wrong(_("Choose one of those offered."), "choice")
        return given

    def shown(self, field, kept):
        return next((one.label for one in field.options if one.code == kept), str(kept))


class Choices(Choice):
    label = gettext_lazy("Any of several")
    limits = ("least", "most")
    takes_many = True

    def clean(self, field, given):
        wanted = given if isinstance(given, list) else [given]
        for one in wanted:
            super().clean(field, one)
        chosen = [one.code for one in field.options if one.code in wanted]
        least, most = field.limits.get("least", 0), field.limits.get("most") or len(field.options)
        if len(chosen) < least:
            raise wrong(_("Choose at least %(least)s.") % {"least": least}, "short")
        if len(chosen) > most:
            raise wrong(_("Choose at most %(most)s.") % {"most": most}, "long")
        return chosen

    def shown(self, field, kept):
        return _(", ").join(super(Choices, self).shown(field, one) for one in kept)


class YesNo(FieldType):
    label = gettext_lazy("Yes or no")
    is_chosen = True

    def clean(self, field, given):
        if isinstance(given, bool):
            return given
        if given not in (YES, NO):
            raise wrong(_("Answer yes or no."), "choice")
        return given == YES

    def shown(self, field, kept):
        return _("Yes") if kept else _("No")
