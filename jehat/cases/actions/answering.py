"""What is answered to the form of a kind of case, kept with the case."""

from django.utils.translation import gettext as _

from jehat.cases.models import Answers
from jehat.cases.points import answered, missing, questionnaire
from jehat.catalogue.fields import Checked, Questionnaire
from jehat.core.verdict import Refused


class Incomplete(Refused):
    """Something that the kind of case asks was not answered, or not rightly; `checked` says what, field by field."""

    def __init__(self, questionnaire: Questionnaire, checked: Checked):
        labels = [one.label for one in questionnaire.fields if one.code in checked.problems]
        super().__init__(_("These answers are missing or not right: %(fields)s") % {"fields": _(", ").join(labels)})
        self.checked = checked


def right_answers(terms, given: dict, files) -> dict:
    """The answers as they are kept; Incomplete says what is missing, and a document has to be among the files."""
    return _right(Questionnaire.of(terms), given, files)


def right_values(points: list[dict], given: dict, files) -> dict:
    """The answers to points of a question, those that came and are right."""
    return _right(questionnaire(points), given, files)


def keep_values(points, values: dict) -> list[str]:
    """Put the answers in their places; what is still missing, in words."""
    points.listed = answered(points.listed, values)
    points.save(update_fields=["listed"])
    return missing(points.listed)


def _right(questionnaire: Questionnaire, given: dict, files) -> dict:
    checked = questionnaire.checked(given)
    if not checked.is_right:
        raise Incomplete(questionnaire, checked)
    known = {str(file.pk) for file in files}
    named = {
        one["id"]
        for field in questionnaire.fields
        if field.type == "file"
        for one in checked.values.get(field.code, ())
    }
    if not named <= known:
        raise Refused(_("A document that an answer names was not handed in with the case."))
    return checked.values


def keep_answers(case, values: dict) -> None:
    """Seal the answers with the case; where nothing was asked there is nothing to keep."""
    if values:
        Answers.objects.create(entity_id=case.entity_id, case=case, values=values)
