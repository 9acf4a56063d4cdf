"""Forms with one field of every kind, for /dev/ui; their labels are sample words."""

from django import forms

from jehat.catalogue.fields import Questionnaire, read_fields
from jehat.catalogue.fields.asking import PreviewForm

STARS = [(str(n), str(n)) for n in range(1, 6)]


class KitForm(forms.Form):
    subject = forms.CharField(max_length=200)
    identity = forms.CharField(max_length=10)
    mobile = forms.RegexField(regex=r"^05\d{8}$")
    email = forms.EmailField(required=False)
    password = forms.CharField(widget=forms.PasswordInput)
    code = forms.CharField(max_length=6)
    entity = forms.ChoiceField()
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    priority = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    details = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sms = forms.BooleanField(required=False, initial=True)
    agree = forms.BooleanField()
    stars = forms.ChoiceField(choices=STARS, widget=forms.RadioSelect, required=False)

    def __init__(self, *args, words: dict, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in words["labels"].items():
            self.fields[name].label = label
        for name, hint in words["hints"].items():
            self.fields[name].help_text = hint
        choices = [(str(place), label) for place, label in enumerate(words["kinds"], 1)]
        self.fields["kind"].choices = self.fields["priority"].choices = choices
        self.fields["entity"].choices = [("", "—"), *choices]


def asked_form(prefix: str, words: dict, given: dict | None = None) -> PreviewForm:
    """A question of each type as the form of a kind of case asks it, one of them with a file that was handed in."""
    labels = words["labels"]
    options = [_labelled(str(place), one) for place, one in enumerate(words["kinds"], 1)]
    rows = [
        _labelled("text", labels["subject"], type="text", is_required=True),
        _labelled("long", labels["details"], type="long_text"),
        _labelled("choice", labels["kind"], type="choice", options=options, is_required=True),
        _labelled("choices", labels["entity"], type="choices", options=options),
        _labelled("yes", labels["agree"], type="yes_no"),
        _labelled("day", labels["until"], type="date", when={"terms": [{"field": "yes", "value": "yes"}]}),
        _labelled("papers", words["attachments"], type="file"),
    ]
    form = PreviewForm(given, auto_id=f"{prefix}-%s")
    papers = [{"id": f"{prefix}-plan", "name": "plan.pdf", "kind": "pdf", "size": 24_000}]
    form.ask(Questionnaire(read_fields(rows)), {"papers": papers})
    if form.is_bound and form.is_valid():
        form.check_answers()
    return form


def _labelled(code: str, label: str, **more) -> dict:
    return {"code": code, "label_ar": label, "label_en": label, **more}
