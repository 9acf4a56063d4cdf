"""What each kind of person comes for, one journey each, said once for all hands, widths and languages."""

import re
import secrets
from collections.abc import Callable
from datetime import date

from jehat.project.cast import CAST
from tests.journeys import permissions
from tests.journeys.others import KIND, asks, new_case, new_citizen
from tests.journeys.walk import Walk

NUMBER = re.compile(r"WRM-14\d\d-\d{6}")
WORDS = {
    "ar": {
        "search": "بنيت ملحقًا بلا رخصة",
        "subject": "رخصة ملحق في الدور الأرضي",
        "text": "الملحق غرفتان، والمخطط مرفق.",
        "comment": "وصل الملف، وهو الآن قيد المراجعة.",
        "note": "تنبغي مطابقة المخطط بالصك أولًا.",
        "ask": "يلزم إرفاق صورة حديثة من الصك.",
        "answer": "أُرفقت الصورة المطلوبة.",
        "done": "صدرت الرخصة، ويمكن تسلمها.",
        "reply": "شكر على الانتظار",
        "company": "نماء الواحة",
    },
    "en": {
        "search": "built an annex without a permit",
        "subject": "Permit for an annex on the ground floor",
        "text": "Two rooms; the drawing is attached.",
        "comment": "Your file has arrived and is being reviewed.",
        "note": "Compare the drawing with the deed first.",
        "ask": "Please attach a recent copy of the deed.",
        "answer": "The copy is attached.",
        "done": "The permit is issued and can be collected.",
        "reply": "Thanks for waiting",
        "company": "Namaa Oasis",
    },
}
# One row that would change a name, and one that cannot be taken.
TABLE = "code,name_ar,name_en\nPERM,إدارة الرخص,Permits Office\n!,,\n"
# Who got a case and how much everybody has to do is different every day.
HOLDERS = (
    ".custody li",
    ".side .kv dd",
    ".tl-ev",
    ".answers div:nth-child(2) dd",
    ".answers div:nth-child(4) dd",
    ".answers > .muted",
)


def stranger(walk: Walk) -> None:
    """Looks for what he needs in his own words, reads about it, and is led to the door when he begins."""
    words = WORDS[walk.seat.language]
    walk.opens("/")
    walk.looks("front", approved=True)
    walk.writes("q", words["search"])
    walk.goes("main .finder button[type=submit]")
    walk.looks("found")
    walk.goes(f"main .found a[href$='/{KIND}/']")
    walk.looks("kind", approved=True, moving=(".at-once",))
    walk.goes(f"main a[href$='/cases/new/{KIND}/']")
    walk.arrives("/account/sign-in/")
    walk.goes("main a[href^='/account/register/']")
    walk.arrives("/account/register/")
    walk.looks("register", last=True)


def citizen(walk: Walk) -> None:
    """Files a case with a file, follows it, answers what is asked, comments, and withdraws it."""
    words = WORDS[walk.seat.language]
    _, email = new_citizen(walk.seat.url, walk.seat.language)
    walk.signs_in(email)
    walk.arrives("/home/")
    number = _files(walk, words)
    walk.looks("case", approved=True, moving=HOLDERS)
    asks(walk.seat.url, walk.page.locator("main").inner_text(), number, words["ask"])
    walk.opens("/home/")
    walk.looks("home")
    walk.goes("main .callout a[href$='#answer']")
    walk.writes("text", words["answer"], "form[action$='/answer/']")
    walk.goes("form[action$='/answer/'] button.btn--primary")
    walk.sees("#thread", words["answer"])
    walk.writes("text", words["text"], "form[action$='/comment/']")
    walk.goes("form[action$='/comment/'] button.btn--primary")
    walk.goes("main a[href$='/withdraw/']")
    walk.looks("withdraw")
    walk.goes("main form .btn--danger-solid")
    walk.arrives(f"/cases/{number}/")
    assert walk.page.locator("main a[href$='/withdraw/']").count() == 0
    walk.looks("withdrawn", last=True)


def _files(walk: Walk, words: dict[str, str], *, company: str = "") -> str:
    """By way of the entity and the kind; the number that the case got."""
    walk.goes("a[href='/cases/new/']")
    walk.looks("new")
    walk.presses("main a[href$='entity=WRM']")
    walk.goes(f"main a[href$='/cases/new/{KIND}/']")
    walk.looks("file", approved=True, moving=(".draft-line",))
    if company:
        walk.chooses("beneficiary", text=company)
    walk.writes("subject", words["subject"])
    walk.writes("text", words["text"])
    walk.chooses("priority", "important")
    walk.attaches("deed.pdf", "main form")
    walk.goes("main form .form-actions button.btn--primary")
    return NUMBER.search(walk.page.url)[0]


def delegate(walk: Walk) -> None:
    """Files a case for the company he acts for, and finds it among his own."""
    words = WORDS[walk.seat.language]
    walk.enters(CAST["imran"])
    walk.opens("/home/")
    number = _files(walk, words, company=words["company"])
    walk.sees("main", words["company"])
    walk.looks("case", approved=True, moving=HOLDERS)
    walk.opens("/home/")
    walk.sees("main .case", number)
    walk.sees("main .case", words["company"])
    walk.looks("home")
    walk.opens("/account/represent/")
    walk.goes("main b a[href*='/represent/company/']")
    walk.sees("h1", words["company"])
    walk.looks("company", last=True)


def employee(walk: Walk) -> None:
    """Finds a new case in the inbox, writes to the beneficiary and to the team, asks, and completes it."""
    words, language = WORDS[walk.seat.language], walk.seat.language
    number, member = new_case(walk.seat.url, language, words["subject"], words["text"])
    walk.enters(member)
    walk.opens("/cases/inbox/")
    walk.looks("inbox")
    walk.goes(f"#inbox a.row[href*='{number}']")
    walk.sees("h1", words["subject"])
    walk.looks("work", approved=True, moving=(".list", ".inspect", "#watching", ".crumbs", "#thread", *HOLDERS))
    walk.composes("external")
    walk.presses("#composer form[action$='/comment/'] [data-canned]")
    walk.takes("#canned-list")
    walk.writes("text", words["comment"], "#composer form[action$='/comment/']")
    walk.goes("#composer form[action$='/comment/'] button.btn--primary")
    walk.sees("#thread", words["comment"])
    walk.composes("internal")
    walk.writes("text", words["note"], "#composer form[action$='/note/']")
    walk.goes("#composer form[action$='/note/'] button.btn--primary")
    walk.sees("#thread .msg--note", words["note"])
    walk.acts("ask", words["ask"])
    walk.closes("complete", words["done"])
    walk.sees("#thread", words["done"])
    walk.looks("completed", last=True)


def supervisor(walk: Walk) -> None:
    """Looks at the team, gives a case to somebody else and takes that back, and keeps the words everybody uses."""
    words, language = WORDS[walk.seat.language], walk.seat.language
    number, _ = new_case(walk.seat.url, language, words["subject"], words["text"])
    walk.enters(CAST["huda"])
    walk.opens("/cases/team/")
    walk.looks("team", approved=True, moving=(".figures",))
    walk.goes("main a[href^='/cases/team/']")
    walk.looks("member")
    walk.opens(f"/cases/{number}/work/")
    holder = walk.page.locator(".custody .is-now").inner_text()
    walk.presses(".actions [data-dialog=assign]")
    walk.chooses("to", inside="#assign")
    walk.goes("#assign form button.btn--primary")
    assert walk.page.locator(".custody .is-now").inner_text() != holder
    walk.goes(".toast .toast-undo")
    assert walk.page.locator(".custody .is-now").inner_text().splitlines()[:2] == holder.splitlines()[:2]
    walk.opens("/cases/replies/")
    walk.goes("main a[href='/cases/replies/write/']")
    title = f"{words['reply']} {secrets.token_hex(3)}"
    walk.writes("title", title)
    walk.writes("arabic", WORDS["ar"]["comment"])
    walk.writes("english", WORDS["en"]["comment"])
    walk.looks("reply", approved=True)
    walk.goes("main form.panel--form button.btn--primary, main form.panel button.btn--primary")
    walk.goes(f"main .replies li:has(h3:text-is('{title}')) a[href*='/cases/replies/']")
    walk.goes("main form[action$='/retire/'] button")
    assert title not in walk.page.locator("main").inner_text()
    walk.looks("replies", last=True)


def administrator(walk: Walk) -> None:
    """Looks after the entity: an absence with a substitute, a kind of case, a whole table, programs and webhooks."""
    walk.enters(CAST["admin"])
    walk.opens("/settings/")
    walk.looks("settings", approved=True)
    walk.goes("main a[href='/organization/employees/']")
    walk.picks("department", "PERM")
    walk.goes("main form.searchbar button")
    name = CAST["majed"].user_name
    walk.goes(f".roster li:has-text('{name}') a[href*='/organization/employees/']")
    _is_away(walk)
    _publishes(walk)
    walk.opens("/organization/departments/")
    walk.goes("main a[href$='/tables/departments/']")
    walk.hands_in("file", "departments.csv", TABLE)
    walk.goes("main form button.btn--primary")
    walk.arrives("/organization/batches/")
    walk.looks("batch", approved=True)
    walk.opens("/settings/")
    walk.goes("main a[href='/integrations/programs/']")
    walk.looks("programs")
    walk.opens("/settings/")
    walk.goes("main a[href='/integrations/webhooks/']")
    walk.goes("main a[href='/integrations/webhooks/add/']")
    walk.looks("subscribe", last=True)


def _is_away(walk: Walk) -> None:
    """From a day to a day, with somebody who stands in; then it is taken back."""
    form = "form[action*='/absences/']:has([name=first_day])"
    year = date.today().year + 1
    walk.sets_day("first_day", date(year, 2, 2), form)
    walk.sets_day("last_day", date(year, 3, 3), form)
    substitute = walk.page.locator(f"{form} select[name=substitute] option").nth(1)
    walk.picks("substitute", substitute.get_attribute("value"), form)
    walk.goes(f"{form} button[type=submit]")
    walk.sees(".away li", substitute.inner_text().strip().split(" ")[0])
    walk.looks("employee")
    walk.goes(".away li form button")


def _publishes(walk: Walk) -> None:
    """One sentence of the guide is put better, looked at, and published."""
    code = "WRM-INV"
    walk.opens(f"/guide/keep/kinds/{code}/")
    walk.writes(f"summary_{walk.seat.language}", f"{WORDS[walk.seat.language]['done']} {secrets.token_hex(3)}")
    walk.looks("writing")
    walk.goes("main form.edit button[name=preview]")
    walk.looks("preview")
    walk.goes("main form[action$='/publish/'] button")
    walk.opens(f"/guide/kinds/{code}/")
    walk.sees(".lead", WORDS[walk.seat.language]["done"])


def inspector(walk: Walk) -> None:
    """Watches how cases move, follows one, opens it by urgent access, reads it, and ends the access."""
    words, language = WORDS[walk.seat.language], walk.seat.language
    number, _ = new_case(walk.seat.url, language, words["subject"], words["text"])
    walk.enters(CAST["oversight"])
    walk.opens("/oversight/")
    walk.looks("movement")
    walk.picks("entity", "WRM")
    walk.goes("main form.filters button")
    walk.opens(f"/oversight/cases/{number}/")
    assert words["subject"] not in walk.page.content()
    walk.looks("trail")
    walk.goes("main a[href*='/access/break/']")
    walk.chooses("reason", "inspection")
    walk.writes("words", words["note"])
    walk.looks("break")
    walk.goes("main form.panel--form button.btn--danger")
    walk.arrives(f"/cases/{number}/work/")
    walk.sees("h1", words["subject"])
    walk.looks("read")
    assert not walk.page.locator("main textarea").count()
    walk.opens("/oversight/access/?show=live")
    walk.goes(f".roster li:has-text('{number}') .roster-who a")
    walk.goes("main form[action$='/end/'] button")
    walk.looks("ended", last=True)
    assert walk.seat.status_of(f"/cases/{number}/work/") == 404


def granter(walk: Walk) -> None:
    """Looks after what people may do."""
    words = WORDS[walk.seat.language]
    permissions.granter(walk, words["subject"], words["text"])


def head(walk: Walk) -> None:
    """Looks after the people of a department."""
    words = WORDS[walk.seat.language]
    permissions.head(walk, words["subject"], words["text"])


JOURNEYS: dict[str, Callable[[Walk], None]] = {
    one.__name__: one
    for one in (stranger, citizen, delegate, employee, supervisor, administrator, inspector, granter, head)
}
