"""The tours of those who work on cases: officers, their supervisor and head, the counter."""

from . import closing, handing, inbox, moving, speaking, standing
from .tour import Tour

TOURS: tuple[Tour, ...] = (
    *speaking.TOURS,
    *moving.TOURS,
    *handing.TOURS,
    *standing.TOURS,
    *closing.TOURS,
    *inbox.TOURS,
)

BENEFICIARY = "the beneficiary's own, on his pages"
ADMINISTRATOR = "the administrator's, on the pages of the settings"
BY_ITSELF = "done by the platform itself, on no page"
WITH_ANOTHER = "comes of another verb, on no page of its own"
# A verb of casework that is not in the table: why not.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("case.submit", "case.answer", "case.withdraw"), BENEFICIARY),
    **dict.fromkeys(("case.rate", "case.dispute", "case.appeal"), BENEFICIARY),
    **dict.fromkeys(("case.begin_handover", "escalation.change", "distribution.change"), ADMINISTRATOR),
    **dict.fromkeys(("distribution.add_rule", "distribution.remove_rule", "distribution.write_skill"), ADMINISTRATOR),
    **dict.fromkeys(("case.climb", "case.close_unanswered", "case.remind", "case.escalate"), BY_ITSELF),
    **dict.fromkeys(("case.go_on_handover", "case.transfer", "case.recalculate", "case.warn_of_expiry"), BY_ITSELF),
    **dict.fromkeys(("case.come_home", "case.take_in", "case.prove_reading"), WITH_ANOTHER),
    "case.call_back": WITH_ANOTHER,
    "case.take_over": "of the command that takes over what was closed elsewhere",
    **dict.fromkeys(("case.tick", "case.untick"), "shown with the closing of a case, in the tests of that page"),
    **dict.fromkeys(("case.receive_visitor", "case.submit_for"), "at the counter, after the visitor was looked up"),
}
