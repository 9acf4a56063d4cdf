"""Every screen in both languages, light and dark, on phone, tablet and desktop: accessible, no wider than its window,
silent in the console, and no heavier than it may be.
"""

import gzip
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Request, expect

from jehat.cases.states import OPEN, Status
from jehat.project.api.description import TAGS
from jehat.project.cast import CAST
from tests.bare_words import bare_words_of
from tests.browser import HEIGHTS, Seat, chromium, violations_of
from tests.visitor import Visitor, member_called

pytestmark = [pytest.mark.browser, pytest.mark.platform]

KIND = "WRM-BPR"
KILO = 1024
# Of ui.md §10, compressed.
MOST_HTML, MOST_CSS, MOST_JS, MOST_FIRST_VISIT = 30 * KILO, 30 * KILO, 25 * KILO, 220 * KILO
MOST_ISLANDS, MOST_REPEAT = 20 * KILO, 15 * KILO
# In each language the colours in which axe looks at each of these widths: what a phone hides, a desktop shows.
LOOKS = {"ar": {390: "light", 1440: "dark"}, "en": {390: "dark", 1440: "light"}}
FILE = {"name": "صك.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
BENEFICIARY = {"ar": "sara", "en": "imran"}
REVIEW = r"/organization/reviews/[0-9a-f-]{36}/"
LINE = r"/organization/reviews/lines/[0-9a-f-]{36}/"


@dataclass(frozen=True)
class Places:
    """What stands in the addresses of the demonstration: cases to look at, an open invitation, things to change."""

    own: dict[str, list[str]]
    open: dict[str, list[str]]
    work: str
    activation: str
    department: str
    employee: str
    member: str
    secret: str

    opened: str
    review: str
    reviewed: str
    appealed: str
    ended: str

    @property
    def presence(self) -> str:
        return f"/presence/{self.member.split('/')[-2]}/"


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def places(platform) -> Places:
    by_state = {name: _cases(platform, name) for name in BENEFICIARY.values()}
    own = {name: list(cases.values()) for name, cases in by_state.items()}
    still_open = {name: [n for state, n in cases.items() if state in OPEN] for name, cases in by_state.items()}
    admin = Visitor(platform.url)
    admin.signs_in(CAST["admin"])
    return Places(
        own=own,
        open=still_open,
        work=_in_hand(mine := _cases(platform, "noura")),
        ended=mine["completed"],
        appealed=_appealed(platform),
        activation=_invitation(admin),
        department="/organization/departments/PERM/",
        member=_member(platform),
        opened=_opened(platform),
        review=(review := re.search(REVIEW, admin.open("/organization/reviews/").text)[0]),
        reviewed=re.search(LINE, admin.open(review).text)[0],
        secret=_secret(platform),
        employee=re.search(r'"(/organization/employees/[0-9a-f-]{36}/)', admin.open("/organization/employees/").text)[
            1
        ],
    )


def _cases(platform, name: str) -> dict[str, str]:
    """One of the person's cases in each state there is."""
    person = Visitor(platform.url)
    person.signs_in(CAST[name])
    listed = json.loads(person.open("/api/v1/cases/").text)["items"]
    return {case["status"]: case["number"] for case in listed if case["responsible"]}


def _member(platform) -> str:
    """The page of one of the supervisor's people."""
    supervisor = Visitor(platform.url)
    supervisor.signs_in(CAST["huda"])
    return re.search(r'"(/cases/team/[0-9a-f-]{36}/)"', supervisor.open("/cases/team/").text)[1]


def _secret(platform) -> str:
    """The case for which the supervisor is cleared."""
    supervisor = Visitor(platform.url)
    supervisor.signs_in(CAST["huda"])
    listed = json.loads(supervisor.open("/api/v1/cases/").text)["items"]
    return next(case["number"] for case in listed if case["secrecy"] == "top_secret")


def _opened(platform) -> str:
    """The case that the inspector has urgent access to."""
    inspector = Visitor(platform.url)
    inspector.signs_in(CAST["oversight"])
    listed = json.loads(inspector.open("/api/v1/oversight/glasses?show=live").text)["items"]
    return listed[0]["number"]


def _appealed(platform) -> str:
    """The rejected case on whose appeal the head of beneficiary services decides."""
    judge = Visitor(platform.url)
    judge.signs_in(CAST["salma"])
    listed = json.loads(judge.open("/api/v1/cases/").text)["items"]
    return next(case["number"] for case in listed if case["status"] == "rejected")


def _in_hand(cases: dict[str, str]) -> str:
    """One that is being worked on, or that its first opening makes so."""
    return cases.get("in_progress") or cases["assigned"]


def _invitation(admin: Visitor) -> str:
    """The link that a new employee finds in his mail; the demonstration keeps its mail on a page."""
    page = admin.open("/organization/employees/add/")
    form = page.text.split('name="department"', 1)[1]
    department, role = re.findall(r'value="([^"]+)"', form)[0], re.search(r'name="role" value="([^"]+)"', form)[1]
    names = {"first_ar": "وليد", "family_ar": "السنام", "email": "walid.new@example.test"}
    admin.does(page, {**names, "department": department, "role": role})
    return re.search(r"/account/activate/[^/\s\"]+/", admin.open("/dev/").text)[0]


def _for_a_visitor(places: Places, language: str) -> list[str]:
    kit = [f"/dev/ui/?screen={screen}" for screen in ("kit", "workbench", "citizen", "sheet")]
    guide = ["/guide/", "/guide/WRM/", f"/guide/kinds/{KIND}/", "/guide/?q=permit", "/guide/?q=zzzzz"]
    guide += ["/guide/WRM/articles/", "/guide/WRM/articles/before-you-build-five-steps-that-save-your-time/"]
    account = ["/account/register/", "/account/sign-in/", places.activation, "/account/activate/not-a-link/"]
    account += ["/account/recover/", "/account/recover/mobile/", "/account/recover/not-me/"]
    references = [f"/api/v1/docs/{tag}" for tag in TAGS]
    offline = [f"/offline/{language}/", f"/offline/{language}/new/"]
    return ["/", *account, *guide, "/cases/check/", "/api/v1/docs", *references, *offline, "/nowhere/", "/dev/", *kit]


ACCOUNT = [
    "/account/",
    *(f"/account/{page}/" for page in ("profile", "contacts", "contacts/mobile/change", "contacts/email/remove")),
    *(f"/account/{page}/" for page in ("password", "appearance", "sign-ins", "represent", "represent/appoint")),
    *(f"/account/represent/{page}/" for page in ("company", "dependent")),
    *(f"/account/second-factor/{page}" for page in ("", "set-up/", "app/")),
]


def _for_a_beneficiary(places: Places, language: str) -> list[str]:
    filing = ["/cases/new/", "/cases/new/?entity=WRM", f"/cases/new/{KIND}/"]
    cases = [f"/cases/{number}/" for number in places.own[BENEFICIARY[language]]]
    cases += [f"/cases/{number}/withdraw/" for number in places.open[BENEFICIARY[language]][:1]]
    cases += [f"/cases/{number}/print/" for number in places.own[BENEFICIARY[language]][:1]]
    filing += ["/home/?q=zzzz", "/home/?order=due"]
    told = ["/notices/", "/notices/preferences/", "/integrations/tokens/", "/files/mine/", "/files/drafts/"]
    told += ["/appointments/"]
    return ["/home/", "/home/?filter=waiting", *filing, *cases, *told, *ACCOUNT, "/cases/inbox/"]


def _for_an_officer(places: Places, language: str) -> list[str]:
    work = f"/cases/{places.work}/work/"
    assignment = f"/cases/{places.work}/assignment/"
    times = f"/cases/{places.work}/times/"
    acts = [f"{work}?act={act}" for act in ("complete", "reject", "ask", "refer", "assign")]
    acts += [f"/cases/{places.work}/{page}/" for page in ("obstacles", "times", "refer", "refer_out", "links")]
    acts += [f"/cases/{places.work}/obstacles/?act=reject", "/cases/referrals/"]
    replies = ["/cases/replies/", "/cases/replies/write/", "/cases/inbox/?q=1448", "/cases/inbox/?q=zzz"]
    replies += ["/organization/delegations/", "/organization/delegations/give/"]
    return [
        "/cases/inbox/",
        "/cases/inbox/?view=closed",
        "/cases/inbox/?view=all&group=status",
        "/cases/inbox/views/?view=all&priority=urgent",
        f"/cases/{places.work}/print/?for=notes",
        f"/cases/{places.work}/steps/",
        work,
        assignment,
        times,
        *acts,
        *replies,
        "/notices/",
        "/notices/preferences/",
    ]


def _for_a_supervisor(places: Places, language: str) -> list[str]:
    colleague = places.member.split("/")[-2]
    record = ["/record/", "/record/?kind=reads&verb=case.open", f"/record/?person={colleague}"]
    record += [f"/record/cases/{places.work}/", "/record/export/?kind=reads", f"/cases/{places.work}/access/"]
    record += [f"/cases/{places.work}/classify/", f"/cases/{places.work}/prioritise/", f"/cases/{places.secret}/work/"]
    presence = ["/presence/", f"/presence/{colleague}/", f"/presence/{colleague}/?month=1448-01"]
    kept = ["/oversight/about/", "/organization/reviews/", places.review]
    return [
        "/cases/inbox/?view=department&order=priority",
        "/cases/team/",
        places.member,
        "/cases/wishes/",
        f"{places.member}away/",
        f"/cases/{places.ended}/work/?act=reopen",
        f"/cases/{places.appealed}/work/",
        f"/cases/{places.work}/assignment/",
        f"/cases/{places.work}/times/",
        "/appointments/received/",
        "/appointments/offered/",
        *record,
        *presence,
        *kept,
    ]


def _for_a_clerk(places: Places, language: str) -> list[str]:
    judging = f"/cases/{places.appealed}/work/?act=decide_appeal"
    return ["/cases/counter/", "/organization/counter/", judging]


def _for_an_administrator(places: Places, language: str) -> list[str]:
    departments, employees = "/organization/departments/", "/organization/employees/"
    changing = [places.department, places.employee]
    words, articles = "/guide/keep/words/", "/guide/keep/articles/"
    keeping = [words, f"{words}{KIND}/", articles, f"{articles}add/"]
    kinds = "/guide/keep/kinds/"
    keeping += [kinds, f"{kinds}add/", f"{kinds}WRM-EVT/", f"{kinds}WRM-EVT/preview/", f"{kinds}WRM-SUR/versions/"]
    keeping += [f"{kinds}{KIND}/form/", f"{kinds}{KIND}/rules/"]
    keeping += ["/organization/brand/", "/guide/PRA/", "/guide/kinds/PRA-LIC/"]
    templates = "/notices/templates/"
    saying = [templates, f"{templates}case.reply/sms/", f"{templates}case.closed/email/"]
    saying += ["/organization/contact/", "/notices/messages/", "/notices/messages/?show=all"]
    programs, webhooks = "/integrations/programs/", "/integrations/webhooks/"
    joining = [programs, f"{programs}add/", webhooks, f"{webhooks}add/", "/organization/tables/employees/"]
    sharing = "/cases/distribution/"
    saying.append("/cases/escalation/")
    saying += [sharing, f"{sharing}PERM/", f"{sharing}PERM/?kind={KIND}", f"{sharing}skills/"]
    levels = "/organization/levels/"
    saying += [levels, f"{levels}add/", f"{levels}top_secret/"]
    calendar = "/calendar/"
    saying += [f"{calendar}?year=2027", *(f"{calendar}{page}/" for page in ("hours", "holidays/add", "seasons/add"))]
    saying.append(f"{calendar}year/?year=2027")
    roles = "/organization/roles/"
    granting = [roles, *(f"{roles}officer/{page}" for page in ("", "?q=zzzz", "holders/", "retire/"))]
    granting += [f"{roles}add/?copy=clerk", "/organization/delegations/?show=all", "/organization/delegations/give/"]
    granting += [f"{places.employee}permissions/", f"{places.employee}permissions/give/"]
    granting += [f"{places.employee}compare/", f"{places.employee}permissions/deny/"]
    granting += ["/cases/access/", f"/cases/{places.work}/access/", f"{roles}officer/retire/?to=clerk"]
    unused = "/organization/unused/"
    granting += [unused, f"{unused}?of=roles", f"{roles}officer/unused/", f"{places.employee}unused/"]
    granting += ["/organization/reviews/", places.review, f"{places.review}?show=kept", f"{places.review}report/"]
    granting.append(places.reviewed)
    leaving = [*granting, "/cases/handover/department/PERM/", "/settings/", "/record/", "/presence/", places.presence]
    leaving += ["/oversight/access/", "/oversight/access/?show=live"]
    places = [departments, f"{departments}add/", employees, f"{employees}add/"]
    return [*places, *changing, *keeping, *saying, *joining, *leaving, *ACCOUNT]


def _for_an_inspector(places: Places, language: str) -> list[str]:
    movement, access = "/oversight/", "/oversight/access/"
    lists = [movement, f"{movement}?entity=WRM&state=closed", f"{movement}entities/", f"{movement}export/"]
    trail = f"{movement}cases/{places.opened}/"
    return [*lists, trail, access, f"{access}break/?number={places.work}", f"/cases/{places.opened}/work/"]


ROLES = {
    None: _for_a_visitor,
    "beneficiary": _for_a_beneficiary,
    "noura": _for_an_officer,
    "huda": _for_a_supervisor,
    "salma": _for_a_clerk,
    "admin": _for_an_administrator,
    "oversight": _for_an_inspector,
}
# Pages that say no, and mean it.
REFUSING = {"/nowhere/": 404, "/cases/inbox/": 403, "/account/activate/not-a-link/": 410}


@contextmanager
def seated(browser, platform, name: str | None, language: str, **context) -> Iterator[Seat]:
    """A seat of one of the cast, or of a visitor, who reads the language."""
    with Seat(browser, platform.url, language=language, **context) as seat:
        if name:
            seat.signs_in(CAST[BENEFICIARY[language] if name == "beneficiary" else name])
            seat.prefers(language)
        yield seat


@pytest.mark.parametrize("language", LOOKS)
def test_every_page(platform, browser, places, language):
    problems = {}
    for name, pages in ROLES.items():
        with seated(browser, platform, name, language) as seat:
            for path in pages(places, language):
                if found := problems_of(seat, path):
                    problems[f"{name or 'visitor'} {path}"] = found
            if name is None and (found := problems_of_registering(seat)):
                problems["registering"] = found
    assert problems == {}, _told(problems)


def problems_of(seat: Seat, path: str) -> list[str]:
    """Open a page and look at it: what is wrong with it, in words."""
    answer = seat.page.goto(path)
    found = look_at(seat)
    # The kit shows everything at once, and every code on purpose; people never open it.
    if not path.startswith("/dev/"):
        found += bare_words_of(seat.page)
        weight = len(gzip.compress(answer.body()))
        found += [f"weighs {weight}"] if weight > MOST_HTML else []
    expected = REFUSING.get(path, 200)
    if seat.path == "/cases/inbox/" and answer.status == 200:
        expected = 200
    if answer.status != expected:
        found.append(f"answered {answer.status}")
    return found + [one for one in hush(seat) if f"status of {expected}" not in one or expected == 200]


def problems_of_registering(seat: Seat) -> list[str]:
    """The form with mistakes, and the page that asks for the code."""
    seat.goto("/account/register/")
    form = seat.page.locator("main form").first
    form.locator("button.btn--primary").click()
    seat.page.wait_for_selector(".error-summary")
    found = look_at(seat)
    email = f"{seat.language}.pages@example.test"
    seat.fills(form, first_name="سهى", family_name="النخيل", contact=email, password="waha-1448-qasida")
    form.locator("[name=consent]").check()
    form.locator("button.btn--primary").click()
    seat.page.wait_for_url("**/account/prove/")
    return found + look_at(seat) + [one for one in hush(seat) if "status of 422" not in one]


def look_at(seat: Seat) -> list[str]:
    """What axe says of the page in both looks, and whether it is wider than its window at any width."""
    found = []
    for width, height in HEIGHTS.items():
        seat.page.set_viewport_size({"width": width, "height": height})
        over = seat.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            found.append(f"{over} px too wide at {width}: {seat.page.evaluate(WIDEST)}")
        if scheme := LOOKS[seat.language].get(width):
            seat.page.emulate_media(color_scheme=scheme)
            found += [f"{rule['id']} at {width}, {scheme}: {_places(rule)}" for rule in violations_of(seat.page)]
    return found


WIDEST = """
[...document.querySelectorAll("body *")]
  .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
  .slice(0, 3).map((one) => `${one.tagName}.${one.className}`).join(", ")
"""


def _places(rule) -> str:
    nodes = rule["nodes"]
    return " | ".join(f"{node['target'][0]} ({node['any'][0]['message'] if node['any'] else ''})" for node in nodes[:3])


def hush(seat: Seat) -> list[str]:
    """What the console said since the last time."""
    said, seat.complaints[:] = list(seat.complaints), []
    return said


def _told(problems: dict) -> str:
    return "\n".join(f"{page}\n    " + "\n    ".join(found) for page, found in problems.items())


def test_the_first_visit_and_the_second(platform, browser, places):
    with seated(browser, platform, "beneficiary", "ar") as seat:
        state = seat.context.storage_state()
    # The application's worker would have fetched the islands already, for days without a line.
    with Seat(browser, platform.url, width=390, storage_state=state, service_workers="block") as seat:
        weights = weighed(seat, "/home/")
        assert weights["stylesheet"] <= MOST_CSS
        assert weights["script"] <= MOST_JS
        assert sum(weights.values()) <= MOST_FIRST_VISIT, weights
        again = weighed(seat, "/home/")
        assert sum(again.values()) <= MOST_REPEAT, again
        islands = weighed(seat, f"/cases/new/{KIND}/").get("script", 0)
        assert 0 < islands <= MOST_ISLANDS


def weighed(seat: Seat, path: str) -> dict[str, int]:
    """The compressed bytes of a page that had to be fetched, by kind; what the browser kept weighs nothing."""
    came: list[Request] = []

    def note(request: Request) -> None:
        came.append(request)

    seat.page.on("requestfinished", note)
    seat.page.goto(path, wait_until="networkidle")
    seat.page.remove_listener("requestfinished", note)
    weights: dict[str, int] = {}
    for request in came:
        weights[request.resource_type] = weights.get(request.resource_type, 0) + _weight(request)
    return weights


def _weight(request: Request) -> int:
    if request.resource_type == "document":
        return len(gzip.compress(request.response().body()))
    # Of an answer from the browser's own memory only the headers were read, which leaves less than nothing.
    return max(0, request.sizes()["responseBodySize"])


def test_without_a_script(platform, browser):
    """Everything but recording works with the script switched off: registering, filing, commenting, completing."""
    with (
        Seat(browser, platform.url, width=390, java_script_enabled=False) as seat,
        Seat(browser, platform.url, width=820, java_script_enabled=False) as staff,
    ):
        _registers(seat)
        number = _files(seat)
        member = member_called(seat.page.locator("main").inner_text())
        staff.signs_in(member)
        staff.prefers("ar")
        _comments(seat)
        _completes(staff)
        seat.goto(f"/cases/{number}/")
        expect(seat.page.locator("#thread")).to_contain_text("تم بلا برنامج في المتصفح")
        _rates(seat)


def _registers(seat: Seat) -> None:
    email = f"{secrets.token_hex(6)}@example.test"
    seat.goto("/account/register/")
    form = seat.form("/account/register/")
    seat.fills(form, first_name="هند", family_name="السهيل", contact=email, password="waha-1448-qasida")
    form.locator("[name=consent]").check()
    seat.sends(form)
    form = seat.form("/account/prove/")
    seat.fills(form, code=_code_sent_to(seat, email))
    seat.sends(form)
    assert seat.path == "/home/"


def _code_sent_to(seat: Seat, email: str) -> str:
    """From the page on which the demonstration keeps its mail."""
    mailbox = seat.html_of("/dev/")
    return re.search(r"(?<!\d)\d{6}(?!\d)", mailbox[mailbox.index(email) + len(email) :])[0]


def _files(seat: Seat) -> str:
    seat.page.locator("a[href='/cases/new/']").locator("visible=true").first.click()
    seat.page.locator("main a[href$='entity=WRM']").click()
    seat.page.locator(f"main a[href$='/{KIND}/']").click()
    form = seat.page.locator("main form")
    seat.fills(form, subject="طلب بلا برنامج في المتصفح")
    form.locator("[name=attachments]").set_input_files(FILE)
    seat.sends(form)
    expect(seat.page.locator("main .file")).to_contain_text(FILE["name"])
    return seat.path.strip("/").split("/")[-1]


def _comments(seat: Seat) -> None:
    form = seat.form("/comment/")
    seat.fills(form, text="تعليق بلا برنامج في المتصفح")
    form.locator("[name=attachments]").set_input_files(FILE)
    seat.sends(form)
    expect(seat.page.locator("#thread")).to_contain_text("تعليق بلا برنامج في المتصفح")


def _completes(staff: Seat) -> None:
    staff.goto("/cases/inbox/")
    staff.page.locator(".row").filter(has_text="طلب بلا برنامج").first.click()
    expect(staff.page.locator("#thread")).to_contain_text("تعليق بلا برنامج في المتصفح")
    staff.page.locator(".actions a[href*='act=complete']").click()
    form = staff.form("/complete/")
    staff.fills(form, text="تم بلا برنامج في المتصفح")
    staff.sends(form)
    expect(staff.page.locator(".work-tags")).to_contain_text(staff.word(Status.COMPLETED.label))


def _rates(seat: Seat) -> None:
    form = seat.form("/rate/")
    form.locator("[name=stars][value='4']").check(force=True)
    seat.sends(form)
    expect(seat.page.locator("#rate")).to_have_count(0)
