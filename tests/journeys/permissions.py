"""What those come for who look after permissions and the record: an administrator, and the head of a department."""

import secrets
from datetime import date

from jehat.project.cast import CAST
from tests.journeys.others import new_case
from tests.journeys.walk import Walk
from tests.visitor import Visitor

SAVES = "main form.panel--form button.btn--primary"


def granter(walk: Walk, subject: str, text: str) -> None:
    """Makes a role and gives it, denies one permission, which bites at once, and reviews what people may do."""
    number, member = new_case(walk.seat.url, walk.seat.language, subject, text)
    walk.enters(CAST["admin"])
    _gives_a_role(walk)
    officer = Visitor(walk.seat.url, walk.seat.language)
    officer.signs_in(member)
    work = f"/cases/{number}/work/"
    assert "act=complete" in officer.open(work).text
    walk.opens("/organization/employees/?department=PERM")
    walk.goes(f".roster li:has-text('{member.user_name}') .roster-who a")
    walk.goes("main a[href$='/permissions/']")
    walk.goes("main a[href$='/permissions/deny/']")
    walk.picks("verb", "case.complete")
    walk.goes("main form.panel--form button.btn--danger")
    walk.looks("permissions")
    assert "act=complete" not in officer.open(work).text
    walk.goes("main a[href='?show=denied']")
    walk.goes(".matrix li:has(form) form button")
    assert "act=complete" in officer.open(work).text
    _reviews(walk)


def _gives_a_role(walk: Walk) -> None:
    """One that begins as a copy, with one permission otherwise; what would change is shown before."""
    code = f"r{secrets.token_hex(4)}"
    walk.opens("/organization/roles/add/?copy=officer")
    walk.writes("name_ar", f"دور {code}")
    walk.writes("name_en", f"Role {code}")
    walk.writes("code", code)
    walk.picks('"scope.case.refer"', "department")
    walk.looks("role")
    walk.goes("main .matrix-save button.btn--primary")
    walk.looks("changes")
    walk.goes("main form.panel--form button[value=save]")
    walk.arrives(f"/organization/roles/{code}/")
    walk.opens("/organization/employees/?department=LEGAL")
    walk.goes(".roster .roster-who a")
    walk.chooses("role", text=code)
    walk.goes(f".cols {SAVES.removeprefix('main ')}")
    walk.opens(f"/organization/roles/{code}/holders/")
    assert walk.page.locator(".roster > li").count() == 1


def _reviews(walk: Walk) -> None:
    """Keeps what one has, takes something from the next, and reads the report."""
    walk.opens("/organization/reviews/")
    walk.looks("reviews")
    walk.goes("main a.btn--primary")
    first = walk.page.locator(".roster-who a").first.get_attribute("href")
    walk.goes(".roster form button")
    assert walk.page.locator(".roster-who a").first.get_attribute("href") != first
    walk.looks("review")
    walk.goes(".roster .roster-who a")
    walk.looks("decide")
    walk.chooses("verbs", "delegation.end")
    walk.goes("main form button[value=withdraw]")
    walk.arrives("/organization/reviews/")
    walk.goes("main a[href$='/report/']")
    walk.looks("report")
    walk.opens("/organization/unused/")
    walk.looks("unused", last=True)


def head(walk: Walk, subject: str, text: str) -> None:
    """Looks who can see a case and why, delegates and ends it, reads the record of a person, and who is there."""
    number, _member = new_case(walk.seat.url, walk.seat.language, subject, text)
    walk.enters(CAST["huda"])
    walk.opens(f"/cases/{number}/access/")
    walk.looks("access")
    _delegates(walk)
    walk.opens("/presence/")
    walk.looks("presence")
    walk.goes("main a[href^='/presence/'][href*='-']")
    walk.looks("days")
    walk.goes("main a[href^='/record/?person=']")
    walk.presses("main details.filters-more > summary")
    walk.writes("since", f"{date.today().year}-01-01")
    walk.goes("main form.form button.btn--primary")
    assert "person=" in walk.page.url and "since=" in walk.page.url
    walk.looks("record", last=True)


def _delegates(walk: Walk) -> None:
    year = date.today().year + 1
    walk.opens("/organization/delegations/give/")
    colleague = walk.page.locator("main select[name=taker] option").nth(1)
    walk.picks("taker", colleague.get_attribute("value"))
    walk.chooses("wanted", "case.complete")
    walk.sets_day("first_day", date(year, 2, 2))
    walk.sets_day("last_day", date(year, 3, 3))
    walk.goes(SAVES)
    walk.arrives("/organization/delegations/")
    walk.looks("delegations")
    there = walk.page.locator("main li.panel").count()
    walk.goes(f"main li.panel:nth-child({there}) form[action$='/end/'] button")
    assert walk.page.locator("main li.panel").count() == there - 1
