"""Controls are written by hand, and say what Django's own templates would."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from jehat.core.widgets import Renderer


class Every(forms.Form):
    words = forms.CharField(max_length=4, initial='"<&')
    number = forms.IntegerField(min_value=1)
    mail = forms.EmailField(required=False, disabled=True)
    day = forms.DateField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    kept = forms.CharField(widget=forms.HiddenInput)
    one = forms.ChoiceField(
        choices=[("", "—"), ("1", "a < b"), ("Others", [("2", "two"), ("3", "three")])], initial="2"
    )
    many = forms.MultipleChoiceField(choices=[(1, "x"), (2, "y")], required=False, initial=[2])
    long = forms.CharField(widget=forms.Textarea, required=False)


class Read(HTMLParser):
    """What a browser makes of it: tags with their attributes in any order, and words."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(str(text))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.found.append(tag)

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())


@pytest.mark.parametrize("typed", [None, {"words": "é\"'>", "number": "no", "one": "3", "many": ["1"], "day": "?"}])
@pytest.mark.parametrize("name", Every.base_fields)
def test_a_control_is_what_django_writes(name, typed):
    ours, its = (Every(typed, renderer=renderer())[name].as_widget() for renderer in (Renderer, DjangoTemplates))
    assert Read(ours).found == Read(its).found
