"""The shape of what people type about an entity, its departments and its employees."""

from .counter import FindRequestForm, VerifyCompanyForm, VerifyIdentityForm
from .delegations import DelegationForm
from .entity import ChangeBrandForm, ContactForm
from .grants import DenyForm, GiveForm
from .reviews import DecideForm, TakeForm
from .roles import AddRoleForm, RoleForm
from .secrecy import AddLevelForm, LevelForm
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
    "AddLevelForm",
    "AddRoleForm",
    "BatchForm",
    "ChangeBrandForm",
    "ChangeDepartmentForm",
    "ChangeEmployeeForm",
    "ContactForm",
    "DecideForm",
    "DelegationForm",
    "DenyForm",
    "FindRequestForm",
    "GiveForm",
    "LevelForm",
    "RecordAbsenceForm",
    "RoleForm",
    "TakeForm",
    "VerifyCompanyForm",
    "VerifyIdentityForm",
]
