"""The installed app: its manifest, and a worker that keeps the shell, off line pages and nothing of anybody."""

import json
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jehat.cases import actions as cases
from jehat.documents import actions as documents
from jehat.documents import queries
from jehat.documents.models import Draft
from jehat.documents.tests.conftest import PNG, given  # noqa: F401
from jehat.portal import offline
from jehat.project.cast import CAST, PASSWORD
from tests.browser import Seat, chromium

KEPT = """
async () => {
  const all = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) {
      const answer = await caches.match(request, { cacheName: name });
      all.push([name, new URL(request.url).pathname, await answer.text()]);
    }
  return all;
}
"""
READY = "async () => Boolean((await navigator.serviceWorker.ready).active && await caches.has('jehat-reader'))"


def test_the_manifest_is_in_the_language_of_the_page(client, db):
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        answer = client.get(reverse("portal:manifest"), {"lang": language})
        told = json.loads(answer.content)
        assert answer["Content-Type"] == "application/manifest+json"
        assert (told["lang"], told["dir"], told["start_url"], told["scope"]) == (language, direction, "/", "/")
        assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} >= {
            ("192x192", "any"),
            ("512x512", "maskable"),
        }
    page = client.get("/").content.decode()
    assert f'rel="manifest" href="{reverse("portal:manifest")}?lang=ar"' in page


def test_icons_and_all_of_the_shell_are_there(client, db):
    for name in (*offline.names(), *(icon["src"].removeprefix("/static/") for icon in _icons(client))):
        assert client.get(f"/static/{name}").status_code == 200 or _found(name), name


def _icons(client):
    return json.loads(client.get(reverse("portal:manifest")).content)["icons"]


def _found(name):
    from django.contrib.staticfiles import finders

    return finders.find(name)


def test_the_worker_has_a_version_of_its_content(client, world):
    first = client.get(reverse("portal:worker"))
    assert first["Content-Type"].startswith("text/javascript")
    assert first["Cache-Control"] == "no-cache"
    assert first.content == client.get(reverse("portal:worker")).content
    told = json.loads(re.match(r"self\.JEHAT = (\{.*\});\n", first.content.decode())[1])
    assert set(told) == {"version", "shell", "pages", "statics"}
    world.kind.name_ar = "اسم آخر"
    world.kind.save(update_fields=["name_ar"])
    assert client.get(reverse("portal:worker")).content != first.content


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_kept_is_the_same_for_everybody(client, world, language):
    for name in ("offline", "offline_new"):
        url = reverse(f"portal:{name}", args=[language])
        client.logout()
        stranger = client.get(url).content.decode()
        assert f'lang="{language}"' in stranger
        assert "csrfmiddlewaretoken" not in stranger and "data-user" not in stranger
    assert world.kind.name_ar in stranger or world.kind.name_en in stranger
    assert client.get(reverse("portal:offline", args=["fr"])).status_code == 404


def test_the_policy_lets_it_be_a_worker(client, db):
    policy = client.get(reverse("portal:worker"))["Content-Security-Policy"]
    assert "worker-src 'self'" in policy and "manifest-src 'self'" in policy and "script-src 'self'" in policy


# In a browser


@pytest.fixture(scope="module")
def browser():
    with pytest.MonkeyPatch.context() as patch, chromium() as browser:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture
def phone(browser, live_server, transactional_db, world):
    """Sara's phone, once it keeps the shell."""
    with Seat(browser, live_server.url, width=390) as seat:
        seat.signs_in(CAST["sara"])
        seat.page.wait_for_function(READY)
        yield seat


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_private_pages_answers_and_files_are_never_kept(phone, world, given):  # noqa: F811
    file = documents.keep(by=world.sara, upload=given(PNG, "صك سري.png"))
    case = cases.submit(by=world.sara, kind=world.kind, subject="موضوع لا يُحفظ", files=[file])
    visited = ["/home/", f"/cases/{case.number}/", "/notices/", "/account/", "/files/mine/", "/files/drafts/"]
    for path in visited:
        phone.goto(path)
    for path in ("/api/v1/cases/", f"/cases/{case.number}/files/{file.pk}/", f"/cases/{case.number}/receipt/"):
        phone.page.evaluate("async (path) => (await fetch(path)).blob()", path)
    kept = phone.page.evaluate(KEPT)
    assert {name.rsplit("-", 1)[0] for name, _path, _text in kept} == {"jehat"}
    shell = {path for _name, path, _text in kept}
    assert all(path.startswith(("/static/", "/offline/")) or path == "/reader" for path in shell), shell
    secrets = ("موضوع لا يُحفظ", "صك سري", case.number, str(world.sara.pk), world.sara.full_name)
    assert not [path for _name, path, text in kept if any(secret in text for secret in secrets)]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_a_connection_a_case_is_written_and_brought_along(phone, world):
    phone.goto("/home/")
    phone.context.set_offline(True)
    phone.goto("/notices/")
    expect(phone.page.locator("h1")).to_have_text(re.compile("لا يوجد اتصال|لا اتصال|No connection"))
    phone.page.locator("main a[href='/cases/new/']").click()
    form = phone.page.locator("[data-offline-case]")
    expect(form).to_be_visible()
    form.locator("select").select_option("WRM-BPR")
    form.locator("[name=subject]").fill("كُتبت بلا اتصال")
    phone.page.wait_for_function("() => Object.values(localStorage).some((text) => text.includes('كُتبت بلا اتصال'))")
    phone.page.once("dialog", lambda dialog: dialog.accept())
    phone.goto("/cases/new/WRM-BPR/")
    expect(phone.page.locator("[name=subject]")).to_have_value("كُتبت بلا اتصال")
    expect(phone.page.locator("[data-without]")).to_be_visible()
    # Chromium lets a page that it opened without a connection believe in one until it is told again.
    phone.context.set_offline(False)
    phone.context.set_offline(True)
    phone.page.wait_for_function("() => !navigator.onLine")
    phone.context.set_offline(False)
    expect(phone.page.locator("[data-online]")).to_be_visible()
    expect(phone.page.locator("[data-without]")).to_be_hidden()
    phone.page.once("dialog", lambda dialog: dialog.accept())
    phone.goto("/home/")
    phone.page.wait_for_function(
        "() => Object.keys(localStorage).some((n) => n.includes(':new:') && JSON.parse(localStorage[n]).synced)"
    )
    assert queries.draft_at(world.sara, "new:WRM-BPR").words == {"subject": "كُتبت بلا اتصال"}
    phone.goto("/cases/new/WRM-BPR/")
    expect(phone.page.locator("[name=subject]")).to_have_value("كُتبت بلا اتصال")
    phone.sends(phone.page.locator("main form").first)
    assert not Draft.objects.exists()
    phone.goto("/cases/new/WRM-BPR/")
    expect(phone.page.locator("[name=subject]")).to_have_value("")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_signing_out_leaves_nothing_of_the_person(phone, world):
    phone.goto("/cases/new/WRM-BPR/")
    phone.page.locator("[name=subject]").fill("نصف جملة")
    phone.page.wait_for_function(
        "() => Object.keys(localStorage).some((n) => n.includes(':new:') && JSON.parse(localStorage[n]).synced)"
    )
    phone.page.once("dialog", lambda dialog: dialog.accept())
    phone.goto("/home/")
    phone.page.locator("form[data-sign-out]").first.evaluate("(form) => form.requestSubmit()")
    phone.page.wait_for_url(re.compile("sign-in|/$"))
    phone.page.wait_for_function("() => !Object.keys(localStorage).some((name) => /draft|person/.test(name))")
    assert str(world.sara.pk) not in json.dumps(phone.page.evaluate(KEPT), ensure_ascii=False)
    assert queries.draft_at(world.sara, "new:WRM-BPR").words["subject"] == "نصف جملة"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_new_version_takes_over_at_the_next_page_and_not_under_a_form(phone, world):
    phone.goto("/cases/new/WRM-BPR/")
    phone.page.locator("[name=subject]").fill("قيد الكتابة")
    before = _versions(phone)
    world.kind.name_ar = "نوع بعد تغيير"
    world.kind.save(update_fields=["name_ar"])
    phone.page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    phone.page.wait_for_function("async () => Boolean((await navigator.serviceWorker.ready).waiting)")
    assert phone.page.input_value("[name=subject]") == "قيد الكتابة"
    assert phone.page.evaluate("async () => (await navigator.serviceWorker.ready).active.state") == "activated"
    phone.page.once("dialog", lambda dialog: dialog.accept())
    phone.goto("/home/")
    phone.page.wait_for_function("async () => !(await navigator.serviceWorker.ready).waiting")
    phone.goto("/notices/")
    # The shell of the former version stays for a page of it that is still open somewhere.
    assert len(_versions(phone)) == 2 and _versions(phone) > before


def _versions(phone) -> set[str]:
    return {name for name in phone.page.evaluate("() => caches.keys()") if name != "jehat-reader"}


def test_the_password_is_never_a_draft(client, world):
    assert client.login(identifier="sara", password=PASSWORD)
    page = client.get(reverse("people:account")).content.decode()
    assert "data-draft-url" not in page
