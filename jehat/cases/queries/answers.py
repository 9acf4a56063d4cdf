"""What was answered when a case was filed, as people read it."""

from jehat.catalogue.fields import Questionnaire, Told


def answered(case) -> list[Told]:
    """The answers by the form of the version under which the case was filed, in the active language."""
    given = getattr(case, "answers", None)
    return Questionnaire.of(case.terms).told(given.values) if given else []
