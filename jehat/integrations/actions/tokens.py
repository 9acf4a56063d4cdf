"""Letting programs in, and shutting them out."""

import secrets
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.integrations import permissions
from jehat.integrations.models import Program, Token
from jehat.integrations.queries import token_index
from jehat.organization.models import Employee, Entity
from jehat.people.actions.registration import new_username
from jehat.people.models import User

MARK = "jehat_"
SHOWN = len(MARK) + 4


def _issue(*, by, user, entity, name, scopes, days, now) -> tuple[Token, str]:
    secret = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        entity=entity,
        user=user,
        issued_by=by,
        name=name,
        hint=secret[:SHOWN],
        index=token_index(secret),
        scopes=sorted(scopes),
        created_at=now,
        expires_at=now + timedelta(days=min(days, Token.MOST_DAYS)),
    )
    return token, secret


@action("token.issue", says=_("A token was issued"))
def issue_token(*, by, name, scopes, days, now=None):
    """Make a key by which a program acts as the person himself: (token, secret); the secret is told this once."""
    now = now or timezone.now()
    by = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    held = Token.objects.own_of(by).valid(now).count()
    permissions.can_issue(by, scopes=scopes, held=held).require()
    token, secret = _issue(by=by, user=by, entity=None, name=name, scopes=scopes, days=days, now=now)
    record("token.issue", token, by=by, scopes=token.scopes, days=days)
    return token, secret


@action("token.issue_program", says=_("A token was issued to a program"))
def issue_program_token(*, by, program, name, scopes, days, now=None):
    """Make a key for a program of the entity: (token, secret); the secret is told this once."""
    now = now or timezone.now()
    program = (
        Program.objects.select_for_update(of=("self",)).select_related("employee__user", "entity").get(pk=program.pk)
    )
    user = program.employee.user
    held = Token.objects.of_entity(program.entity).filter(user=user).valid(now).count()
    permissions.can_issue_for(by, program, scopes=scopes, held=held).require()
    token, secret = _issue(by=by, user=user, entity=program.entity, name=name, scopes=scopes, days=days, now=now)
    record("token.issue_program", token, by=by, scopes=token.scopes, days=days, program=program.pk)
    return token, secret


@action("token.revoke", says=_("A token was ended"))
def revoke_token(*, by, token, now=None):
    """End a token; its next request is refused. Ending it again changes nothing."""
    token = Token.objects.select_for_update(of=("self",)).get(pk=token.pk)
    permissions.can_revoke(by, token).require()
    if token.revoked_at is None:
        token.revoked_at = now or timezone.now()
        token.save(update_fields=["revoked_at"])
        record("token.revoke", token, by=by)
    return token


@action("program.add", says=_("A program was added to the entity"))
def add_program(*, by, entity, name_ar, name_en, department, role):
    """Give a system of the entity a place and a role, under which its tokens act; nobody signs in as it."""
    entity = Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=entity.pk)
    permissions.can_add_program(by, entity, department=department, role=role).require()
    user = User(username=new_username(), password=make_password(None), first_ar=name_ar, first_en=name_en)
    user.save(force_insert=True)
    employee = Employee(user=user, entity=entity, department=department, role=role, takes_cases=False)
    employee.save(force_insert=True)
    program = Program.objects.create(entity=entity, employee=employee)
    record("program.add", program, by=by, department=department.pk, role=role.code)
    return program


@action("program.end", says=_("A program was ended, with its tokens"))
def end_program(*, by, program, now=None):
    """Shut a program out: its tokens end and its place is empty; what it did stays under its name."""
    now = now or timezone.now()
    program = Program.objects.select_for_update(of=("self",)).select_related("employee__user").get(pk=program.pk)
    permissions.can_end_program(by, program).require()
    Token.objects.filter(user=program.employee.user, revoked_at__isnull=True).update(revoked_at=now)
    Employee.objects.filter(pk=program.employee_id).update(is_active=False)
    User.objects.filter(pk=program.employee.user_id).update(is_active=False)
    record("program.end", program, by=by)
    return program
