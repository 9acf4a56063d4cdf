"""The endpoints of every area under one roof; each operation makes the call its page makes."""

from typing import ClassVar

from django.http import Http404
from django.http.request import RawPostDataException
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

from jehat.appointments.api import router as appointments
from jehat.calendars.api import router as calendars
from jehat.cases.api import router as cases
from jehat.catalogue.api import router as guide
from jehat.core.rest import ScopeMissing, Stale
from jehat.core.verdict import Refused
from jehat.desk.api import router as record
from jehat.documents.api import router as files
from jehat.documents.refusals import NotTaken
from jehat.integrations.api import router as integrations
from jehat.notifications.api import messages, notices
from jehat.organization.api import router as organization
from jehat.oversight.api import router as oversight
from jehat.people.api import router as account

from . import problems
from .shapes import Shapes


class Readable(JSONRenderer):
    """Arabic as Arabic: a third of the bytes, and a person can read it."""

    json_dumps_params: ClassVar = {"ensure_ascii": False}


class Endpoints(NinjaAPI):
    """An operation is called by its area and its function, e.g. `cases_refer`."""

    def get_openapi_operation_id(self, operation) -> str:
        area = operation.view_func.__module__.split(".")[1]
        return f"{area}_{operation.view_func.__name__}"

    def validation_error_from_error_contexts(self, error_contexts) -> ValidationError:
        """A fault is named by where the caller wrote it: what our code calls the whole body is not in it."""
        faults = []
        for context in error_contexts:
            whole = getattr(context.model, "__read_from_single_attr__", None)
            for fault in super().validation_error_from_error_contexts([context]).errors:
                source, *place = fault["loc"]
                faults.append(fault | {"loc": (source, *(place[1:] if place[:1] == [whole] else place))})
        return ValidationError(faults)

    def get_openapi_schema(self, *, path_prefix=None, path_params=None) -> Shapes:
        return Shapes(self, path_prefix or self.get_root_path(path_params or {}))


api = Endpoints(title="Jehat", version="1", urls_namespace="api", docs_url=None, openapi_url=None, renderer=Readable())
api.add_router("/cases/", cases, tags=["cases"])
api.add_router("/appointments/", appointments, tags=["appointments"])
api.add_router("/account/", account, tags=["account"])
api.add_router("/files/", files, tags=["files"])
api.add_router("/messages/", messages.router, tags=["messages"])
api.add_router("/notices/", notices.router, tags=["notices"])
api.add_router("/guide/", guide, tags=["guide"])
api.add_router("/calendar/", calendars, tags=["calendar"])
api.add_router("/organization/", organization, tags=["organization"])
api.add_router("/oversight/", oversight, tags=["oversight"])
api.add_router("/integrations/", integrations, tags=["integrations"])
api.add_router("/record/", record, tags=["record"])

for error, answer in {
    Refused: problems.refused,
    ScopeMissing: problems.out_of_scope,
    Http404: problems.unseen,
    Stale: problems.stale,
    NotTaken: problems.not_taken,
    ValidationError: problems.malformed,
    RawPostDataException: problems.no_json,
    AuthenticationError: problems.unknown_caller,
    HttpError: problems.other,
}.items():
    api.add_exception_handler(error, answer)
