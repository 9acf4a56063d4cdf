"""A form with one field of every kind, for /dev/ui; its labels are sample words."""

from django import forms

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
