"""A letter of the kind of case put on paper: part of the closing that it is sent with."""

from django.core.files.uploadedfile import SimpleUploadedFile

from jehat.cases import letters, permissions
from jehat.cases.models import IssuedLetter
from jehat.core.numbering import next_number
from jehat.documents.actions import keep


def put_on_paper(case, code, *, by, in_place_of, outcome, text, now) -> IssuedLetter | None:
    """The letter of this code with its number, its paper kept as a file; it is saved with the words it goes with."""
    if not code:
        return None
    permissions.can_issue_letter(case, outcome, code).require()
    letter = next(one for one in case.terms.ruled.letters_for(outcome) if one.code == code)
    number, role = _number(case.entity, now), (in_place_of or by).employee.role
    paper = letters.pdf(case, letter, text=text, number=number, role=role, at=now)
    upload = SimpleUploadedFile(f"{number}.pdf", paper, content_type="application/pdf")
    file = keep(by=by, upload=upload, entity_id=case.entity_id)
    told = {"code": code, "number": number, "role": role, "issued_at": now}
    return IssuedLetter(entity_id=case.entity_id, case=case, file=file, **told)


def _number(entity, now) -> str:
    """The entity's next number of a letter in its year, e.g. WRM-L-1448-000012."""
    year = entity.year_at(now)
    return f"{entity.code}-L-{year}-{next_number(f'{entity.code}/letters/{year}'):06d}"
