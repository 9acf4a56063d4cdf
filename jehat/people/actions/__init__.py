"""Everything that happens to an account."""

from .activation import activate, add_person, invite
from .contacts import change_contact, confirm_contact, flag_contact, remove_contact, unflag_contact
from .enrolment import enrol_visitor
from .objection import object_to_reclaim
from .password import change_password, confirm, recover, reset_password, send_recovery_code
from .preferences import set_preferences
from .presence import end_other_presences, end_presence, expire, identify, sign_in, sign_out
from .profile import change_details, change_identities, change_names
from .reclaim import complete_reclaim, prove_reclaim, reclaim, verify_reclaim, warn_of_reclaim
from .registration import forget, prove_contact, register, resend_code
from .representation import (
    accept_appointment,
    add_dependent,
    appoint,
    decline_appointment,
    end_representation,
    register_company,
    verify_company,
)
from .second_factor import (
    confirm_by_factor,
    enrol_app,
    enrol_passkey,
    remove_factor,
    renew_backup_codes,
    reset_second_factor,
    use_factor,
)

__all__ = [
    "accept_appointment",
    "activate",
    "add_dependent",
    "add_person",
    "appoint",
    "change_contact",
    "change_details",
    "change_identities",
    "change_names",
    "change_password",
    "complete_reclaim",
    "confirm",
    "confirm_by_factor",
    "confirm_contact",
    "decline_appointment",
    "end_other_presences",
    "end_presence",
    "end_representation",
    "enrol_app",
    "enrol_passkey",
    "enrol_visitor",
    "expire",
    "flag_contact",
    "forget",
    "identify",
    "invite",
    "object_to_reclaim",
    "prove_contact",
    "prove_reclaim",
    "reclaim",
    "recover",
    "register",
    "register_company",
    "remove_contact",
    "remove_factor",
    "renew_backup_codes",
    "resend_code",
    "reset_password",
    "reset_second_factor",
    "send_recovery_code",
    "set_preferences",
    "sign_in",
    "sign_out",
    "unflag_contact",
    "use_factor",
    "verify_company",
    "verify_reclaim",
    "warn_of_reclaim",
]
