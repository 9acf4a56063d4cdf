"""The shape of what people type about an entity, its departments and its employees."""

from .counter import FindRequestForm, VerifyCompanyForm, VerifyIdentityForm
from .entity import ChangeBrandForm, ContactForm
from .structure import (
    AddDepartmentForm,
    AddEmployeeForm,
    BatchForm,
    ChangeDepartmentForm,
    ChangeEmployeeForm,
    RecordAbsenceForm,
)

__all__ = [
    "AddDepartmentForm",
    "AddEmployeeForm",
    "BatchForm",
    "ChangeBrandForm",
    "ChangeDepartmentForm",
    "ChangeEmployeeForm",
    "ContactForm",
    "FindRequestForm",
    "RecordAbsenceForm",
    "VerifyCompanyForm",
    "VerifyIdentityForm",
]
