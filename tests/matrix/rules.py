"""What a door may ask, each rule as steps of the predicate and what follows where a step says no: data."""

SERVED, REFUSED, UNSEEN, SIGN_IN = "served", "refused", "unseen", "sign in"

# What stands on the page of settings is for whoever has one of these.
KEPT = (
    "calendar.change",
    "catalogue.change_wording",
    "catalogue.see_kinds",
    "catalogue.write_article",
    "distribution.change",
    "escalation.change",
    "grant.give",
    "grant.withdraw",
    "integration.manage",
    "message.resend",
    "organization.change_brand",
    "organization.change_contact",
    "organization.see",
    "organization.write_level",
    "oversight.mark_about",
    "oversight.see_glasses",
    "people.verify_identity",
    "presence.see",
    "record.see",
    "reply.write_entity",
    "review.decide",
    "role.change",
    "template.write",
)

# Each step is asked of the predicate as (known, who, verbs, thing).
STEPS = {
    "is signed in": lambda known, who, verbs, row: who is not None,
    "owns it": lambda known, who, verbs, row: row["user_id"] == who,
    "acts for it": lambda known, who, verbs, row: who in row["agents"],
    "is a party": lambda known, who, verbs, row: who in row["parties"] or known.has(who, verbs[0], "department"),
    "works": lambda known, who, verbs, row: known.employee_of(who) is not None,
    "has": lambda known, who, verbs, row: all(known.has(who, verb) for verb in verbs),
    "has one": lambda known, who, verbs, row: any(known.has(who, verb) for verb in verbs),
    # Sees cases by his post, and not only one that was given to him singly.
    "has a place": lambda known, who, verbs, row: all(known.has(who, verb, "own") for verb in verbs),
    "has the first": lambda known, who, verbs, row: known.has(who, verbs[0]),
    "is on the staff": lambda known, who, verbs, row: any(one["user_id"] == who for one in known.employees.values()),
    "has beyond his own": lambda known, who, verbs, row: known.has(who, verbs[0], "department"),
    "receives there": lambda known, who, verbs, row: (
        who != row["user_id"] and known.is_of(who, row) and known.reaches(who, verbs[0], row)
    ),
    "comes or receives": lambda known, who, verbs, row: (
        who == row["user_id"] or (known.is_of(who, row) and known.reaches(who, verbs[0], row))
    ),
    "works there": lambda known, who, verbs, row: known.is_of(who, row),
    "reaches": lambda known, who, verbs, row: known.reaches(who, verbs[0], row),
    "watches": lambda known, who, verbs, row: known.watches(who) and all(known.has(who, verb) for verb in verbs),
    "may look": lambda known, who, verbs, row: not known.is_of(who, row) and row["rank"] < 2,
    "had or guards it": lambda known, who, verbs, row: who == row["inspector"] or known.is_of(who, row),
    "sees glasses": lambda known, who, verbs, row: (
        known.has(who, "oversight.see_glasses") or known.has(who, "oversight.break_glass")
    ),
    "had it not": lambda known, who, verbs, row: who != row["inspector"],
    "had it or has the last": lambda known, who, verbs, row: who == row["inspector"] or known.has(who, verbs[-1]),
    "keeps anything": lambda known, who, verbs, row: any(known.has(who, verb) for verb in KEPT),
    "sees": lambda known, who, verbs, row: known.sees(who, row),
    "is on its side": lambda known, who, verbs, row: known.on_side(who, row),
    "sees at work": lambda known, who, verbs, row: known.sees_at_work(who, row) and not known.on_side(who, row),
    "sees its inside": lambda known, who, verbs, row: known.sees_inside(who, row),
    "may": lambda known, who, verbs, row: all(known.may(who, verb, row) for verb in verbs),
    "may or asks": lambda known, who, verbs, row: known.on_side(who, row) or known.may(who, verbs[0], row),
    "learns who sees": lambda known, who, verbs, row: (
        known.has(who, "grant.give") or (known.has(who, "case.see", "department") and known.sees_inside(who, row))
    ),
    "finds it": lambda known, who, verbs, row: (
        known.sees(who, row) or (known.is_of(who, row) and known.has(who, "grant.give") and row["rank"] < 3)
    ),
}
IN = ("is signed in", SIGN_IN)
RULES = {
    "anybody": (),
    "person": (IN,),
    "owns": (IN, ("owns it", UNSEEN)),
    "agent": (IN, ("acts for it", UNSEEN)),
    "works": (IN, ("works", REFUSED)),
    "has": (IN, ("has", REFUSED)),
    "manages": (IN, ("works", UNSEEN), ("has", REFUSED)),
    "manages-there": (IN, ("works", UNSEEN), ("has", REFUSED), ("works there", UNSEEN)),
    "has-owns": (IN, ("has", REFUSED), ("owns it", UNSEEN)),
    "has-seen-there": (IN, ("has the first", REFUSED), ("works there", UNSEEN), ("has", REFUSED)),
    "has-there-unseen": (IN, ("has", UNSEEN), ("works there", UNSEEN)),
    "works-has-there": (IN, ("works", REFUSED), ("has", REFUSED), ("works there", UNSEEN)),
    "decides": (IN, ("works", REFUSED), ("has", REFUSED), ("works there", UNSEEN), ("reaches", UNSEEN)),
    "works-and": (IN, ("works", REFUSED), ("has", REFUSED)),
    "staff": (IN, ("is on the staff", UNSEEN), ("has", REFUSED)),
    "receives": (IN, ("receives there", UNSEEN)),
    "comes": (IN, ("comes or receives", UNSEEN)),
    "reached": (IN, ("is on the staff", UNSEEN), ("has the first", REFUSED), ("reaches", UNSEEN), ("has", REFUSED)),
    "settings": (IN, ("keeps anything", UNSEEN)),
    "sees-cases": (IN, ("works", REFUSED), ("has a place", UNSEEN)),
    "keeps-view": (IN, ("works", REFUSED), ("has a place", UNSEEN), ("owns it", UNSEEN)),
    "has-one": (IN, ("has one", REFUSED)),
    "has-one-unseen": (IN, ("has one", UNSEEN)),
    "has-there": (IN, ("has", REFUSED), ("works there", UNSEEN)),
    "party": (IN, ("works", REFUSED), ("works there", UNSEEN), ("is a party", REFUSED)),
    "supervises": (IN, ("works", REFUSED), ("has beyond his own", UNSEEN)),
    "leads": (IN, ("has beyond his own", UNSEEN)),
    "leads-there": (IN, ("has beyond his own", UNSEEN), ("reaches", UNSEEN)),
    "writes-reply": (IN, ("has one", UNSEEN), ("has the first", REFUSED)),
    "supervises-there": (IN, ("works", REFUSED), ("has beyond his own", UNSEEN), ("reaches", UNSEEN)),
    "hands-over": (IN, ("works", UNSEEN), ("works there", UNSEEN), ("has", REFUSED)),
    "keeps-reply": (IN, ("has one", UNSEEN), ("owns it", UNSEEN)),
    "sees": (IN, ("sees", UNSEEN)),
    "asks": (IN, ("is on its side", UNSEEN)),
    "at-work": (IN, ("sees at work", UNSEEN)),
    "inside": (IN, ("sees its inside", UNSEEN)),
    "does": (IN, ("sees at work", UNSEEN), ("may", REFUSED)),
    "sees-inside": (IN, ("sees", UNSEEN), ("sees its inside", UNSEEN)),
    "gives-for": (IN, ("works", REFUSED), ("works there", UNSEEN), ("has beyond his own", REFUSED)),
    "speaks": (IN, ("sees", UNSEEN), ("may or asks", REFUSED)),
    "sees-then-does": (IN, ("sees", UNSEEN), ("may", REFUSED)),
    "sees-then-asks": (IN, ("sees", UNSEEN), ("is on its side", REFUSED)),
    "sees-then-inside": (IN, ("sees", UNSEEN), ("sees its inside", REFUSED), ("has", REFUSED)),
    "access": (IN, ("finds it", UNSEEN), ("learns who sees", REFUSED)),
    "watches": (IN, ("watches", REFUSED)),
    "watches-it": (IN, ("watches", REFUSED), ("may look", UNSEEN)),
    "looks-after": (IN, ("has one", REFUSED), ("had or guards it", UNSEEN)),
    "ends": (IN, ("sees glasses", REFUSED), ("had or guards it", UNSEEN), ("had it or has the last", REFUSED)),
    "reviews": (IN, ("sees glasses", REFUSED), ("had or guards it", UNSEEN), ("had it not", REFUSED), ("has", REFUSED)),
    "unmarks": (IN, ("has", REFUSED), ("may", UNSEEN)),
}


def answer(known, who, rule, verbs, row) -> str:
    """What a door with this rule answers a person about a thing."""
    for step, otherwise in RULES[rule]:
        if not STEPS[step](known, who, verbs, row):
            return otherwise
    return SERVED
