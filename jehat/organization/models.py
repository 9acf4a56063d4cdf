from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7


class Bilingual(models.Model):
    """Something public that has an Arabic and an English name."""

    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ar

    def __str__(self) -> str:
        return self.name


class Entity(Bilingual):
    """A body that people deal with (جهة): government, private or third sector. It is the tenant of the platform."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        MUNICIPALITY = "municipality", _("Municipality")
        SUB_MUNICIPALITY = "sub_municipality", _("Sub-municipality")
        AUTHORITY = "authority", _("Authority")
        DIRECTORATE = "directorate", _("Directorate")
        THIRD_SECTOR = "third_sector", _("Third sector")
        PRIVATE_COMPANY = "private_company", _("Private company")
        OVERSIGHT = "oversight", _("Oversight body")

    class YearBasis(models.TextChoices):
        HIJRI = "hijri", _("Hijri")
        GREGORIAN = "gregorian", _("Gregorian")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    year_basis = models.CharField(max_length=9, choices=YearBasis.choices, default=YearBasis.HIJRI)
    default_department = models.ForeignKey(
        "Department",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Where a case goes that nobody else takes."),
    )

    class Meta:
        ordering = ["code"]


class DepartmentQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Department(Bilingual):
    """A unit of an entity (إدارة), of any depth in its tree."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="departments")
    code = models.CharField(max_length=20)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey("Employee", on_delete=models.PROTECT, null=True, blank=True, related_name="heads")
    is_active = models.BooleanField(default=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="department_code_in_entity")]


class Post(Bilingual):
    """A post that employees hold (منصب), e.g. licensing officer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="posts")

    class Meta:
        ordering = ["name_en"]


class Role(Bilingual):
    """A named bundle of verbs of one entity; what an employee may do follows from his role."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="roles")
    code = models.CharField(max_length=20)
    verbs = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="role_code_in_entity")]


class EmployeeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True, user__is_active=True)

    def present(self, now):
        """Those with no absence at the moment."""
        return self.exclude(absences__since__lte=now, absences__until__gt=now)

    def waiting_longest_first(self):
        return self.order_by(F("assigned_at").asc(nulls_first=True), "pk")

    def of(self, entity):
        return self.filter(entity=entity)

    def with_people(self):
        return self.select_related("user", "entity", "department", "post", "role")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Employee(models.Model):
    """A person in a department of an entity (موظف)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employee")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="employees")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="employees")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="employees")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="employees")
    is_active = models.BooleanField(default=True)
    takes_cases = models.BooleanField(default=True)
    assigned_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EmployeeQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def name(self) -> str:
        return self.user.name

    def may(self, verb: str) -> bool:
        return self.is_active and verb in self.role.verbs


class AbsenceQuerySet(models.QuerySet):
    def not_over(self, now):
        return self.filter(until__gt=now)

    def during(self, since, until):
        return self.filter(since__lt=until, until__gt=since)

    def oldest_first(self):
        return self.order_by("since", "pk")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Absence(models.Model):
    """A time in which an employee gets no new work."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="absences")
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("since")), name="absence_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.since:%Y-%m-%d}–{self.until:%Y-%m-%d}"

    @property
    def last_day(self) -> date:
        """The last day that is wholly or partly inside."""
        return timezone.localdate(self.until - timedelta(microseconds=1))
