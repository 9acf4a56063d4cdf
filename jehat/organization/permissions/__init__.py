"""Who may manage an entity, its people and what they may do, each answer with its reason."""

from .administering import may_administer
from .counter import can_find_request, can_verify_identity
from .delegating import can_end_delegation, can_give_delegation
from .employees import (
    can_add_employee,
    can_change_employee,
    can_change_role_of,
    can_deactivate_employee,
    can_end_absence,
    can_end_presence,
    can_invite_employee,
    can_reactivate_employee,
    can_record_absence,
    can_reset_second_factor,
    can_start_in,
)
from .entity import (
    can_add_department,
    can_change_brand,
    can_change_contact,
    can_change_department,
    can_rest,
    can_see,
    can_take_batch,
    can_write_level,
)
from .grants import can_deny_grant, can_give_grant, can_withdraw_grant, can_withdraw_unused
from .reviewing import can_decide_review, can_review
from .roles import can_begin_to_retire, can_change_role, can_create_role, can_move_holders, can_retire_role

__all__ = [
    "can_add_department",
    "can_add_employee",
    "can_begin_to_retire",
    "can_change_brand",
    "can_change_contact",
    "can_change_department",
    "can_change_employee",
    "can_change_role",
    "can_change_role_of",
    "can_create_role",
    "can_deactivate_employee",
    "can_decide_review",
    "can_deny_grant",
    "can_end_absence",
    "can_end_delegation",
    "can_end_presence",
    "can_find_request",
    "can_give_delegation",
    "can_give_grant",
    "can_invite_employee",
    "can_move_holders",
    "can_reactivate_employee",
    "can_record_absence",
    "can_reset_second_factor",
    "can_rest",
    "can_retire_role",
    "can_review",
    "can_see",
    "can_start_in",
    "can_take_batch",
    "can_verify_identity",
    "can_withdraw_grant",
    "can_withdraw_unused",
    "can_write_level",
    "may_administer",
]
