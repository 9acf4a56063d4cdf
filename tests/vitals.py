"""What a person with a slow phone feels: when the largest part of a page shows, what jumps, how soon a press answers.

A phone of the middle class on a slow 4G: the processor four times slower, 150 ms there and back, 1.6 megabits a second
(the conditions of Lighthouse's mobile runs). The names and limits are those of web.dev/vitals.
"""

from dataclasses import dataclass

from jehat.project.cast import CAST
from tests.browser import Seat, chromium

SLOWDOWN = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
WATCH = """
window.vitals = { lcp: 0, cls: 0, inp: 0 };
const watch = (type, see) =>
  new PerformanceObserver((list) => list.getEntries().forEach(see))
    .observe({ type, buffered: true, durationThreshold: 16 });
watch("largest-contentful-paint", (one) => { vitals.lcp = one.startTime; });
watch("layout-shift", (one) => { if (!one.hadRecentInput) vitals.cls += one.value; });
watch("event", (one) => { if (one.interactionId) vitals.inp = Math.max(vitals.inp, one.duration); });
"""


@dataclass(frozen=True)
class Felt:
    """Of one page: seconds, a share of the window, milliseconds; what they may be says `jehat/project/bench.py`."""

    page: str
    lcp: float
    cls: float
    inp: float


def felt(url: str) -> list[Felt]:
    """Home, new case, case and inbox, each loaded as on a first visit after signing in, touched, and typed in."""
    found = []
    with chromium() as browser:
        for who, pages in (("sara", ("home", "new", "case")), ("noura", ("inbox",))):
            with Seat(browser, url, width=390, has_touch=True) as seat:
                seat.signs_in(CAST[who])
                addresses = _addresses(seat)
                found += [_felt(seat, page, addresses[page]) for page in pages]
    return found


def _addresses(seat: Seat) -> dict[str, str]:
    seat.goto("/home/")
    own = seat.page.locator("main a[href^='/cases/']").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    case = next((one for one in own if one.count("/") == 3 and not one.startswith("/cases/new")), "")
    return {"home": "/home/", "new": "/cases/new/WRM-BPR/", "case": case.split("#")[0], "inbox": "/cases/inbox/"}


def _felt(seat: Seat, name: str, path: str) -> Felt:
    page = seat.context.new_page()
    page.add_init_script(WATCH)
    phone = seat.context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.clearBrowserCache")
    phone.send("Network.emulateNetworkConditions", NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(path, wait_until="networkidle")
    # The largest part is settled by the first touch.
    lcp = page.evaluate("vitals.lcp") / 1000
    for field in page.locator("main input:not([type=hidden]):visible, main textarea:visible").all()[:2]:
        if field.get_attribute("type") in (None, "text", "search"):
            field.tap()
            field.press_sequentially("معاملة", delay=80)
    for summary in page.locator("main summary:visible, header summary:visible").all()[:2]:
        summary.tap()
    page.wait_for_timeout(800)
    vitals = page.evaluate("vitals")
    page.close()
    return Felt(name, round(lcp, 2), round(vitals["cls"], 3), round(vitals["inp"]))
