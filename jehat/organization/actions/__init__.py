from .absences import end_absence, record_absence
from .departments import add_department, change_department
from .employees import add_employee, change_employee, deactivate_employee, invite_employee, reactivate_employee

__all__ = [
    "add_department",
    "add_employee",
    "change_department",
    "change_employee",
    "deactivate_employee",
    "end_absence",
    "invite_employee",
    "reactivate_employee",
    "record_absence",
]
