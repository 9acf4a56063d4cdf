"""The shape of what people choose and write about notices; no rules."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField

from . import phrases, push_services, tidings
from .models import Preference
from .phrases import Phrase
from .tidings import Side, Tiding, Way

MOST_LETTERS = 4000


def _clock(**given):
    return forms.TimeField(
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "dir": "ltr"}), required=False, **given
    )


class ChooseNoticesForm(forms.Form):
    """Ways for each kind of notice, how often, and the quiet hours."""

    pace = forms.ChoiceField(label=_("How often"), choices=Preference.Pace.choices, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("At what hour"), coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    weekday = forms.TypedChoiceField(label=_("On which day"), coerce=int, choices=Preference.Weekday.choices)
    quiet = forms.BooleanField(label=_("Nothing during quiet hours"), required=False)
    quiet_since = _clock(label=_("From"))
    quiet_until = _clock(label=_("Until"))

    def __init__(self, *args, preference: Preference, sides: list[Side], **kwargs):
        self.tidings = tidings.of_sides(*sides)
        kwargs["initial"] = _initial(preference, self.tidings)
        super().__init__(*args, **kwargs)
        for tiding in self.tidings:
            self.fields[field_of(tiding)] = forms.MultipleChoiceField(
                label=tiding.label, choices=Way.choices, widget=forms.CheckboxSelectMultiple, required=False
            )

    def of_side(self, side: Side) -> list:
        """The bound fields of one side's kinds, in their order."""
        return [self[field_of(tiding)] for tiding in self.tidings if tiding.side == side]

    def clean(self):
        given = super().clean()
        if not given.get("quiet"):
            given["quiet_since"] = given["quiet_until"] = None
        elif not self.errors and (given["quiet_since"] is None or given["quiet_until"] is None):
            missing = "quiet_since" if given["quiet_since"] is None else "quiet_until"
            self.add_error(missing, ValidationError(_("Say from when and until when.")))
        elif not self.errors and given["quiet_since"] == given["quiet_until"]:
            self.add_error("quiet_until", ValidationError(_("Quiet hours need a beginning and an end that differ.")))
        for tiding in self.tidings:
            if tiding.is_duty and not given.get(field_of(tiding)):
                self.add_error(
                    field_of(tiding), ValidationError(_("Leave one way at least: something is needed here."))
                )
        return given

    @property
    def chosen(self) -> dict:
        """What was given, as the arguments of the action."""
        given = self.cleaned_data
        names = ("pace", "hour", "weekday", "quiet_since", "quiet_until")
        return {name: given[name] for name in names} | {
            "ways": {tiding.key: given[field_of(tiding)] for tiding in self.tidings}
        }


def field_of(tiding: Tiding) -> str:
    return "to-" + tiding.key.replace(".", "-").replace("_", "-")


def _initial(preference: Preference, kinds) -> dict:
    return {
        "pace": preference.pace,
        "hour": preference.hour,
        "weekday": preference.weekday,
        "quiet": preference.has_quiet_hours,
        "quiet_since": preference.quiet_since or time(22),
        "quiet_until": preference.quiet_until or time(7),
        **{field_of(tiding): list(preference.ways_of(tiding)) for tiding in kinds},
    }


class SubscribeForm(forms.Form):
    """What a browser says of itself when it subscribes."""

    endpoint = forms.CharField(max_length=1000)
    public_key = forms.CharField(max_length=100)
    secret = forms.CharField(max_length=40)

    def clean_public_key(self):
        return self._known("public_key", push_services.is_public_key)

    def clean_secret(self):
        return self._known("secret", push_services.is_secret)

    def _known(self, name, is_right):
        if not is_right(self.cleaned_data[name]):
            raise ValidationError(_("This browser sent a key that is none."))
        return self.cleaned_data[name]


class TemplateForm(forms.Form):
    """The words of one kind of notice by one way, in every language."""

    def __init__(self, *args, tiding: Tiding, way: str, entity, words: dict, **kwargs):
        self.tiding, self.way, self.entity = tiding, way, entity
        kwargs["initial"] = {
            name: text
            for language, phrase in words.items()
            for name, text in ((f"subject_{language}", phrase.subject), (f"text_{language}", phrase.text))
        }
        super().__init__(*args, **kwargs)
        for language in words:
            self._add(language)

    def _add(self, language) -> None:
        attrs = {"lang": language, "dir": "rtl" if get_language_info(language)["bidi"] else "ltr"}
        if self.has_subject:
            subject = LineField(label=_("Subject"), max_length=150, widget=forms.TextInput(attrs=attrs))
            self.fields[f"subject_{language}"] = subject
        self.fields[f"text_{language}"] = forms.CharField(
            label=_("Words"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={**attrs, "rows": 4})
        )

    @property
    def has_subject(self) -> bool:
        return self.way == Way.EMAIL

    def clean(self):
        given = super().clean()
        for name, text in list(given.items()):
            values = phrases.sample(self.tiding, self.entity, name.rpartition("_")[2])
            given[name] = text = text.replace("\r\n", "\n")
            if reason := phrases.problem(text, self.way, values):
                self.add_error(name, reason)
        return given

    @property
    def words(self) -> dict[str, Phrase]:
        """What was written, by language."""
        given = self.cleaned_data
        return {
            language: Phrase(given[f"text_{language}"], given.get(f"subject_{language}", ""))
            for language in self.languages
        }

    @property
    def languages(self) -> list[str]:
        return [name.removeprefix("text_") for name in self.fields if name.startswith("text_")]

    def shown(self, language) -> Phrase:
        """What stands in the fields at the moment, right or wrong, with made-up values filled in."""
        values = phrases.sample(self.tiding, self.entity, language)
        text = self[f"text_{language}"].value() or ""
        subject = (self[f"subject_{language}"].value() or "") if self.has_subject else ""
        return Phrase(phrases.filled(text, values), phrases.filled(subject, values))
