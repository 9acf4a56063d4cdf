from .absences import end_absence, record_absence
from .batches import forget_batches, hand_in_batch, take_batch
from .brands import change_brand
from .contact import change_contact
from .counter import verify_company, verify_identity
from .delegating import end_delegation, give_delegation
from .departments import add_department, change_department
from .employees import add_employee, change_employee, deactivate_employee, invite_employee, reactivate_employee
from .granting import deny_grant, end_cause, give_for_cause, give_grant, withdraw_grant
from .presences import end_presence, end_presences, reset_second_factor
from .reviewing import decide_review, open_review, remind_reviewers
from .roles import change_role, create_role, retire_role
from .secrecy import write_level
from .taking import go_on_batch
from .using import count_unused, read_uses, withdraw_unused

__all__ = [
    "add_department",
    "add_employee",
    "change_contact",
    "count_unused",
    "decide_review",
    "open_review",
    "remind_reviewers",
    "read_uses",
    "withdraw_unused",
    "change_brand",
    "change_department",
    "change_role",
    "create_role",
    "deny_grant",
    "end_cause",
    "end_delegation",
    "give_delegation",
    "give_for_cause",
    "give_grant",
    "retire_role",
    "withdraw_grant",
    "change_employee",
    "deactivate_employee",
    "end_absence",
    "end_presence",
    "end_presences",
    "forget_batches",
    "go_on_batch",
    "hand_in_batch",
    "invite_employee",
    "reactivate_employee",
    "record_absence",
    "reset_second_factor",
    "take_batch",
    "verify_company",
    "verify_identity",
    "write_level",
]
