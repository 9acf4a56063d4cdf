"""The shape of what people type about themselves."""

from .account import (
    ContactForm,
    DetailsForm,
    IdentitiesForm,
    NamesForm,
    PasswordForm,
    PreferencesForm,
    RemoveForm,
)
from .fields import CodeForm
from .recovery import ReclaimForm, RecoverForm, ResetForm
from .registration import CONSENT, RegisterForm
from .representation import AppointForm, CompanyForm, DependentForm
from .second_factor import AppForm, FactorForm, ProofForm
from .sign_in import ActivateForm, SignInForm

__all__ = [
    "CONSENT",
    "ActivateForm",
    "AppForm",
    "AppointForm",
    "CodeForm",
    "CompanyForm",
    "ContactForm",
    "DependentForm",
    "DetailsForm",
    "FactorForm",
    "IdentitiesForm",
    "NamesForm",
    "PasswordForm",
    "PreferencesForm",
    "ProofForm",
    "ReclaimForm",
    "RecoverForm",
    "RegisterForm",
    "RemoveForm",
    "ResetForm",
    "SignInForm",
]
