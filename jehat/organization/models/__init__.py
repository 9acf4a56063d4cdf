from jehat.organization.grants import Place, Reach, Standing

from .absence import Absence, AbsenceQuerySet
from .batch import Batch
from .bilingual import Bilingual
from .brand import Brand, Logo
from .department import Department, DepartmentQuerySet
from .employee import Employee, EmployeeQuerySet
from .entity import Entity
from .grant import Delegation, Grant
from .review import AccessReview, ReviewLine
from .role import Post, Role
from .secrecy_level import SecrecyLevel, SecrecyLevelQuerySet
from .use import Surplus, UseReading, VerbUse

__all__ = [
    "Absence",
    "AbsenceQuerySet",
    "AccessReview",
    "Batch",
    "Bilingual",
    "Brand",
    "Delegation",
    "Department",
    "DepartmentQuerySet",
    "Employee",
    "EmployeeQuerySet",
    "Entity",
    "Grant",
    "Logo",
    "Place",
    "Post",
    "Reach",
    "ReviewLine",
    "Role",
    "SecrecyLevel",
    "SecrecyLevelQuerySet",
    "Standing",
    "Surplus",
    "UseReading",
    "VerbUse",
]
