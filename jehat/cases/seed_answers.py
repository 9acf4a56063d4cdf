"""What people of the demonstration answer to the forms of kinds of case, with the documents they hand in."""

from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.seed import forms
from jehat.documents.actions import keep

from .papers import told
from .seed_papers import SECOND_PAGE, deed


def with_answers(said: dict, person, kind) -> dict:
    """What somebody says of a new case, with answers to all that its kind asks."""
    asked = Questionnaire.of(kind.current)
    if not asked:
        return said
    answers, files = dict(forms().get(kind.code, {}).get("answers", {})), list(said.get("files", ()))
    for field in asked.fields:
        if field.is_document and field.is_required:
            paper = keep(by=person, upload=deed(SECOND_PAGE), entity_id=kind.entity_id)
            answers[field.code] = [told(paper)]
            files.append(paper)
    return said | {"answers": answers, "files": files}
