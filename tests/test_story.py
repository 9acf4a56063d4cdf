"""The whole story on the platform as people get it: its own command, a real SMTP server, an SMS provider over HTTP.

A stranger registers and files a case by voice and with files; the employee it was given to works on it; it is asked
about, answered, completed and rated; and nothing that the team said among itself is seen anywhere outside.
"""

import re
import secrets
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from jehat.cases.states import Priority, Reason, Status
from jehat.cases.templatetags.cases import HIS_WORDS
from jehat.catalogue.seed import read_catalogue
from jehat.notifications.segments import sms_segments
from jehat.project.cast import Member
from tests.browser import Seat, chromium
from tests.canaries import Canaries
from tests.outside import Outside, until, words_of
from tests.running import seeded
from tests.visitor import member_called

pytestmark = [pytest.mark.browser, pytest.mark.platform]

KIND = "WRM-BPR"
NUMBER = re.compile(r"WRM-14\d\d-\d{6}")
# How each person of the story sits: in Arabic by mobile on a phone, in English by e-mail on a desktop.
WAYS = {
    "ar": {"beneficiary": 390, "staff": 1440, "contact": "mobile", "names": ("ريم", "الغيثي")},
    "en": {"beneficiary": 1440, "staff": 820, "contact": "email", "names": ("Reem", "Alghaithi")},
}


@pytest.fixture(scope="module")
def outside():
    with Outside() as outside:
        yield outside


@pytest.fixture(scope="module")
def platform(outside):
    with seeded(**outside.environment) as platform:
        yield platform


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@dataclass
class Story:
    """What is said in it: words for everybody, words of the team, and where things are."""

    language: str
    outside: Outside
    beneficiary: Seat
    staff: Seat
    words: Canaries = field(default_factory=Canaries)
    secret: Canaries = field(default_factory=Canaries)
    number: str = ""
    contact: str = ""
    member: Member | None = None
    secret_files: list[str] = field(default_factory=list)

    @property
    def way(self) -> dict:
        return WAYS[self.language]

    def say(self, what: str) -> str:
        return self.words.said(what)


@pytest.fixture(params=WAYS)
def story(request, platform, outside, browser):
    way = WAYS[request.param]
    with (
        Seat(browser, platform.url, language=request.param, width=way["beneficiary"]) as beneficiary,
        Seat(browser, platform.url, language=request.param, width=way["staff"]) as staff,
    ):
        yield Story(request.param, outside, beneficiary, staff)


def test_the_whole_story(story):
    registers(story)
    files_a_case(story)
    sees_it_at_home(story)
    officer_finds_it(story)
    officer_hears_it(story)
    officer_notes(story)
    officer_comments(story)
    officer_asks(story)
    beneficiary_answers(story)
    officer_completes(story)
    beneficiary_rates(story)
    both_timelines_tell_it(story)
    nothing_internal_is_outside(story)
    messages_say_only_the_number(story)
    assert story.beneficiary.complaints == []
    assert story.staff.complaints == []


# The steps of the story


def registers(story: Story) -> None:
    seat, (first, family) = story.beneficiary, story.way["names"]
    if story.way["contact"] == "email":
        typed = story.contact = f"{story.words.latin('e-mail')}@example.test"
    else:
        typed = f"055{secrets.randbelow(10**7):07}"
        story.contact = f"+966{typed[1:]}"
    seat.goto("/")
    seat.page.locator("main a[href='/account/register/']").click()
    form = seat.form("/account/register/")
    seat.fills(form, first_name=first, family_name=family, contact=typed, password="qasida-1448-waha")
    form.locator("[name=consent]").check()
    seat.sends(form)
    form = seat.form("/account/prove/")
    seat.fills(form, code=story.outside.code_sent_to(story.contact))
    seat.sends(form)
    assert seat.path == "/home/"
    expect(seat.page.locator("h1")).to_contain_text(first)


def files_a_case(story: Story) -> None:
    seat = story.beneficiary
    seat.page.locator(".hello a[href='/cases/new/'], .dock-add").locator("visible=true").first.click()
    seat.page.locator("main a[href$='entity=WRM']").click()
    seat.page.locator(f"main a[href$='/{KIND}/']").click()
    seat.page.wait_for_url(f"**/cases/new/{KIND}/")
    form = seat.page.locator("main form")
    seat.fills(form, subject=story.say("subject"), text=story.say("details"))
    form.locator("[name=priority][value=urgent]").check()
    seat.records(form, 4)
    seat.uploads(form, f"{story.words.arabic('name of the deed')} صك.pdf")
    seat.uploads(form, f"{story.words.arabic('name of the drawing')} مخطط.pdf", "drop")
    seat.sends(form)
    story.number = seat.path.strip("/").split("/")[-1]
    assert NUMBER.fullmatch(story.number), seat.page.url
    main = seat.page.locator("main")
    expect(main).to_contain_text(story.number)
    expect(main).to_contain_text(story.words.words["details (Latin)"])
    expect(main.locator("voice-player")).to_have_count(1)
    expect(main.locator(".file")).to_have_count(2)


def sees_it_at_home(story: Story) -> None:
    """The six facts of the case, and its number."""
    seat = story.beneficiary
    seat.goto("/home/")
    card = seat.page.locator(".case").filter(has_text=story.number)
    kind = next(row for row in read_catalogue()["case_types"] if row["code"] == KIND)
    status, priority, date = card.locator(".chip"), card.locator(".prio"), card.locator("time").first
    for shown in (status, priority, date):
        expect(shown).not_to_be_empty()
    expect(card.locator("h3")).to_contain_text(story.words.words["subject (Latin)"])
    expect(card).to_contain_text(kind[f"name_{story.language}"])
    expect(status).to_contain_text(seat.word(HIS_WORDS[Status.ASSIGNED]))
    expect(priority).to_contain_text(seat.word(Priority.URGENT.label))
    story.member = member_called(card.locator(".case-emp").inner_text())


def officer_finds_it(story: Story) -> None:
    seat = story.staff
    seat.signs_in(story.member)
    seat.prefers(story.language)
    seat.goto("/cases/inbox/")
    row = seat.page.locator(".row.is-unread").filter(has_text=story.words.words["subject (Latin)"])
    expect(row).to_be_visible()
    row.click()
    seat.page.wait_for_url(f"**/cases/{story.number}/work/**")
    expect(seat.page.locator("h1")).to_contain_text(story.words.words["subject (Arabic)"])
    expect(seat.page.locator("#thread")).to_contain_text(story.words.words["details (Arabic)"])
    reasons = [seat.word(reason.label) for reason in Reason]
    assert any(reason in seat.page.locator("#thread").inner_text() for reason in reasons), "why it was given to him"


def officer_hears_it(story: Story) -> None:
    """It plays, by pieces, and from any place."""
    seat, pieces = story.staff, []
    seat.page.on("response", lambda answer: "/files/" in answer.url and pieces.append(answer.status))
    player = seat.page.locator("#thread voice-player").first
    expect(player.locator(".wave rect").nth(5)).to_be_attached()
    player.locator(".voice-play").click()
    time = "player => player.querySelector('audio').currentTime"
    until(lambda: player.evaluate(time) > 0.2, "sound")
    length = player.evaluate("player => player.querySelector('audio').duration")
    assert 2 < length < 8
    player.locator(".voice-play").click()
    player.locator(".voice-seek").fill("75")
    until(lambda: player.evaluate(time) > 0.7 * length, "the last quarter")
    assert set(pieces) == {206}, "the sound comes by ranges"


def officer_notes(story: Story) -> None:
    """Among the team: words, voice and a file."""
    seat = story.staff
    composer = seat.page.locator("#composer")
    composer.locator(".composer-tabs [value=internal]").check(force=True)
    pane = composer.locator("form[action$='/note/']")
    expect(pane).to_be_visible()
    seat.fills(pane, text=story.secret.said("note"))
    seat.records(pane)
    name = f"{story.secret.arabic('name of the memo')}-{story.secret.latin('name of the memo')}.pdf"
    seat.uploads(pane, name, "paste")
    seat.sends(pane)
    note = seat.page.locator(".msg--note").last
    expect(note).to_contain_text(story.secret.words["note (Arabic)"])
    expect(note.locator(".file")).to_contain_text(story.secret.words["name of the memo (Latin)"])
    story.secret_files = [
        note.locator("audio").get_attribute("src"),
        note.locator("a.file").get_attribute("href"),
    ]
    expect(composer.locator(".composer-tabs [value=internal]")).to_be_checked()


def officer_comments(story: Story) -> None:
    seat = story.staff
    composer = seat.page.locator("#composer")
    composer.locator(".composer-tabs [value=external]").check(force=True)
    pane = composer.locator("form[action$='/comment/']")
    expect(pane.locator("textarea")).to_have_value("")
    seat.fills(pane, text=story.say("comment"))
    seat.sends(pane)
    expect(seat.page.locator(".msg--out").last).to_contain_text(story.words.words["comment (Arabic)"])


def officer_asks(story: Story) -> None:
    seat = story.staff
    seat.page.locator(".actions [data-dialog=ask]").click()
    form = seat.form("/ask/")
    expect(form).to_be_visible()
    seat.fills(form, text=story.say("question"))
    seat.sends(form)
    expect(seat.page.locator(".work-tags")).to_contain_text(seat.word(Status.WAITING_BENEFICIARY.label))


def beneficiary_answers(story: Story) -> None:
    seat = story.beneficiary
    seat.goto("/home/")
    callout = seat.page.locator(".callout").filter(has_text=story.words.words["question (Arabic)"])
    callout.locator("a[href$='#answer']").click()
    seat.page.wait_for_url(f"**/cases/{story.number}/#answer")
    form = seat.form("/answer/")
    seat.fills(form, text=story.say("answer"))
    seat.uploads(form, f"{story.words.arabic('name of the answer')} صفحة ٢.pdf", "paste")
    seat.sends(form)
    said = seat.page.locator(".msg--in").last
    expect(said).to_contain_text(story.words.words["answer (Arabic)"])
    expect(said.locator(".file")).to_contain_text(story.words.words["name of the answer (Arabic)"])
    expect(seat.page.locator("#question")).to_have_count(0)


def officer_completes(story: Story) -> None:
    seat = story.staff
    seat.goto("/cases/inbox/")
    seat.page.locator(".row.is-unread").filter(has_text=story.words.words["subject (Latin)"]).click()
    expect(seat.page.locator("#thread")).to_contain_text(story.words.words["answer (Arabic)"])
    seat.page.locator(".actions [data-dialog=complete]").click()
    form = seat.form("/complete/")
    expect(form).to_be_visible()
    seat.fills(form, text=story.say("outcome"))
    seat.sends(form)
    expect(seat.page.locator(".work-tags")).to_contain_text(seat.word(Status.COMPLETED.label))


def beneficiary_rates(story: Story) -> None:
    seat = story.beneficiary
    seat.goto(f"/cases/{story.number}/")
    expect(seat.page.locator(".work-tags")).to_contain_text(seat.word(Status.COMPLETED.label))
    expect(seat.page.locator(".msg--out").last).to_contain_text(story.words.words["outcome (Arabic)"])
    form = seat.form("/rate/")
    form.locator("[name=stars][value='5']").check(force=True)
    seat.fills(form, text=story.say("opinion"))
    seat.sends(form)
    expect(seat.page.locator("#rate")).to_have_count(0)


# What must be true in the end


def both_timelines_tell_it(story: Story) -> None:
    said = [f"{what} (Latin)" for what in ("details", "comment", "question", "answer", "outcome")]
    for seat, path in ((story.beneficiary, "case"), (story.staff, "work")):
        seat.goto(f"/cases/{story.number}/" + ("work/" if path == "work" else ""))
        thread = seat.page.locator("#thread").inner_text()
        places = [thread.find(story.words.words[name]) for name in said]
        assert -1 not in places and places == sorted(places), dict(zip(said, places, strict=True))
    staff = story.staff.page
    expect(staff.locator("#thread")).to_contain_text(story.secret.words["note (Latin)"])
    expect(staff.locator(".inspect")).to_contain_text(story.words.words["opinion (Latin)"])


def nothing_internal_is_outside(story: Story) -> None:
    """Neither the words of the note, nor the name of its file, nor where its voice and its file lie."""
    seat, number = story.beneficiary, story.number
    pages = [f"/cases/{number}/{show}" for show in ("", "?show=external", "?show=files", "?show=internal")]
    pages += ["/home/", "/home/?filter=closed", "/notices/", "/account/"]
    pages += ["/api/v1/cases/", f"/api/v1/cases/{number}", f"/api/v1/cases/{number}/comments"]
    for path in pages:
        answer = seat.context.request.get(path)
        assert answer.ok, f"{path} was answered {answer.status}"
        assert inside(story, answer.text()) == [], path
    for path in (f"/cases/{number}/work/", f"/api/v1/cases/{number}/notes", *story.secret_files):
        assert seat.status_of(path) == 404, path
        assert seat.status_of(f"{path}?download") == 404, path
    sent = [str(asked.fields) for asked in story.outside.sms.requests]
    sent += [words_of(mail) for _, mail in story.outside.mail.mails]
    assert sent
    for text in sent:
        assert inside(story, text) == []
    for_the_team = inside(story, story.staff.html_of(f"/cases/{number}/work/"))
    assert len(for_the_team) == len(story.secret.words) + len(story.secret_files), "the team has it all"


def inside(story: Story, text: str) -> list[str]:
    """What of the team's own stands in a text."""
    ids = {path: path.strip("/").split("/")[-1] for path in story.secret_files}
    return [name for name, word in {**story.secret.words, **ids}.items() if word in text]


def messages_say_only_the_number(story: Story) -> None:
    """The code; then one message each for the receipt, the comment, the question and the outcome."""
    _, *news = story.outside.waits_for(story.contact, 5)
    assert len(news) == 4, news
    for text in news:
        assert story.number in text
        said = [name for name, word in story.words.words.items() if word in text and name != "e-mail (Latin)"]
        assert said == []
        if story.way["contact"] == "mobile":
            assert sms_segments(text) <= 2
            assert "/cases/" not in text
        else:
            assert f"{story.beneficiary.url}/cases/{story.number}/" in text
