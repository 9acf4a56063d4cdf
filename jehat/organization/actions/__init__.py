from .absences import end_absence, record_absence
from .batches import forget_batches, hand_in_batch, take_batch
from .brands import change_brand
from .contact import change_contact
from .counter import verify_company, verify_identity
from .departments import add_department, change_department
from .employees import add_employee, change_employee, deactivate_employee, invite_employee, reactivate_employee
from .taking import go_on_batch

__all__ = [
    "add_department",
    "add_employee",
    "change_contact",
    "change_brand",
    "change_department",
    "change_employee",
    "deactivate_employee",
    "end_absence",
    "forget_batches",
    "go_on_batch",
    "hand_in_batch",
    "invite_employee",
    "reactivate_employee",
    "record_absence",
    "take_batch",
    "verify_company",
    "verify_identity",
]
