from .absence import Absence, AbsenceQuerySet
from .bilingual import Bilingual
from .department import Department, DepartmentQuerySet
from .employee import Employee, EmployeeQuerySet
from .entity import Entity
from .role import Post, Role

__all__ = [
    "Absence",
    "AbsenceQuerySet",
    "Bilingual",
    "Department",
    "DepartmentQuerySet",
    "Employee",
    "EmployeeQuerySet",
    "Entity",
    "Post",
    "Role",
]
