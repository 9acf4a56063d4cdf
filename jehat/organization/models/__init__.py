from .absence import Absence, AbsenceQuerySet
from .batch import Batch
from .bilingual import Bilingual
from .brand import Brand, Logo
from .department import Department, DepartmentQuerySet
from .employee import Employee, EmployeeQuerySet
from .entity import Entity
from .role import Post, Role

__all__ = [
    "Absence",
    "AbsenceQuerySet",
    "Batch",
    "Bilingual",
    "Brand",
    "Department",
    "DepartmentQuerySet",
    "Employee",
    "EmployeeQuerySet",
    "Entity",
    "Logo",
    "Post",
    "Role",
]
