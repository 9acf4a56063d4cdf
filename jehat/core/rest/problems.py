"""What an endpoint answers when it does not do what was asked (RFC 9457)."""

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from .shapes import says

MEDIA_TYPE = "application/problem+json"


class Fault(Schema):
    model_config = says(_("One part of a request that could not be read."))

    where: str = Field(description=_("The place in the request, e.g. `body.subject`."), examples=["body.subject"])
    says: str = Field(examples=["This field is required."])


class Problem(Schema):
    model_config = says(_("Why a request was not done, in the caller's language."))

    type: str = Field(examples=["/api/v1/docs#problem-refused"])
    title: str = Field(examples=["Refused"])
    status: int = Field(examples=[403])
    detail: str = Field("", examples=["The case is closed."])
    instance: str = Field("", examples=["/api/v1/cases/WRM-1448-000123/comments"])
    errors: list[Fault] = []
