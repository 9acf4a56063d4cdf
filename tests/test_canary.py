"""Unique words typed by everybody in a story, and the names and contents of their files, lie nowhere on the disk.

The counter-proof is the same story on the same platform with its encryption taken out (`tests.plaintext_settings`):
there the same search finds every one of them.
"""

import tempfile
import time
from pathlib import Path

import pytest

from jehat.documents.tests.recordings import chrome
from jehat.project.cast import CAST
from jehat.project.launcher.postgres import Cluster
from tests.canaries import Canaries, newer_files, spellings
from tests.outside import Outside
from tests.running import Platform
from tests.visitor import Upload, Visitor, member_called

BIG = 700 * 1024


def shows(page, words: str) -> bool:
    """Whether a page shows what was said; words of another script are isolated each by itself."""
    return all(word in page.text for word in words.split())


class Story:
    """A beneficiary, an officer and an administrator use one platform and fill in everything they can."""

    def __init__(self, **environment: str) -> None:
        self.words = Canaries()
        # What nobody keeps: passwords, and what was refused.
        self.unkept = Canaries()
        self.began = time.time()
        self.platform = Platform()
        # Whatever the platform leaves in passing lands beside its data folder.
        self.passing = self.platform.folder / "tmp"
        self.passing.mkdir(mode=0o777)
        self.environment = {"TMPDIR": str(self.passing), **environment}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.platform.remove()

    def play(self) -> None:
        with Outside() as self.outside:
            self.platform.start(**self.outside.environment, **self.environment)
            self.sara = Visitor(self.platform.url)
            self._registers()
            number = self._files()
            self._works_on(number)
            self._answers(number)
            self._closes(number)
            self._refers()
            self._is_refused()
            self._hires()
            self.outside.waits_for(self.email, 4)

    def upload(self, what: str, size: int = 0) -> Upload:
        words = self.words.said(f"content of {what}").encode()
        name = f"{self.words.arabic(f'name of {what}')}-{self.words.latin(f'name of {what}')}.pdf"
        return Upload(name, b"%PDF-1.7\n" + words + b"\n" + b"." * size, "application/pdf")

    def voice(self, what: str) -> Upload:
        title = self.words.latin(f"title in {what}")
        return Upload(f"{self.words.latin(f'name of {what}')}.webm", chrome(metadata={"title": title}), "audio/webm")

    def _registers(self) -> None:
        words = self.words
        self.email = f"{words.latin('e-mail')}@example.test"
        names = {name: words.arabic(name) for name in ("first_name", "father_name", "family_name")}
        names |= {name: words.latin(name) for name in ("other_first", "other_father", "other_family")}
        self.mobile = words.kept("mobile", f"96654{time.time_ns() % 10**7:07}")
        passport = words.kept("passport", f"ZQ{time.time_ns() % 10**7:07}")
        identity = {"identity_kind": "passport", "identity_number": passport}
        rest = {"contact": self.email, "second_contact": f"+{self.mobile}", "consent": "on"}
        password = {"password": self.unkept.latin("password")}
        page = self.sara.open("/account/register/")
        page = self.sara.does(page, names | identity | rest | password, to="/account/register/")
        code = self.outside.code_sent_to(self.email)
        home = self.sara.does(page, {"code": code}, to="/account/prove/")
        assert home.path == "/home/" and self.words.words["first_name (Arabic)"] in home.text

    def _files(self) -> str:
        page = self.sara.open("/cases/new/WRM-BPR/")
        said = {"subject": self.words.said("subject"), "text": self.words.said("details"), "priority": "urgent"}
        uploads = [
            ("voice", self.voice("voice")),
            ("attachments", self.upload("attachment")),
            ("attachments", self.upload("large attachment", BIG)),
        ]
        case = self.sara.does(page, said, *uploads)
        number = case.path.strip("/").split("/")[-1]
        assert number in case.text and shows(case, said["subject"])
        self.officer = Visitor(self.platform.url)
        self.officer.signs_in(member_called(self.sara.open("/home/").text))
        return number

    def _works_on(self, number: str) -> None:
        work = self.officer.open(f"/cases/{number}/work/")
        assert self.words.words["details (Arabic)"] in work.text
        for verb in ("note", "comment", "ask"):
            said = {"text": self.words.said(verb)}
            uploads = [("attachments", self.upload(f"attachment of the {verb}"))]
            if verb != "ask":
                uploads.append(("voice", self.voice(f"voice of the {verb}")))
            if verb == "ask":
                work = self.officer.open(f"/cases/{number}/work/?act=ask")
            work = self.officer.does(work, said, *uploads, to=f"/{verb}/")
            assert shows(work, said["text"])

    def _answers(self, number: str) -> None:
        page = self.sara.open(f"/cases/{number}/")
        said = {"text": self.words.said("answer")}
        page = self.sara.does(page, said, ("attachments", self.upload("attachment of the answer")), to="/answer/")
        assert shows(page, said["text"]) and self.words.words["note (Arabic)"] not in page.text

    def _closes(self, number: str) -> None:
        work = self.officer.open(f"/cases/{number}/work/?act=complete")
        self.officer.does(work, {"text": self.words.said("outcome")}, to="/complete/")
        page = self.sara.open(f"/cases/{number}/")
        self.sara.does(page, {"stars": 5, "text": self.words.said("rating")}, to="/rate/")

    def _refers(self) -> None:
        """A second case is handed to another department."""
        page = self.sara.open("/cases/new/WRM-BPR/")
        said = {"subject": self.words.said("second subject"), "text": "", "priority": "normal"}
        number = self.sara.does(page, said).path.strip("/").split("/")[-1]
        huda = Visitor(self.platform.url)
        huda.signs_in(CAST["huda"])
        work = huda.open(f"/cases/{number}/work/?act=refer")
        department = _options(work.text.split("/refer/", 1)[1], "to")[1]
        huda.does(work, {"to": department, "note": self.words.said("referral")}, to="/refer/")

    def _is_refused(self) -> None:
        """Whatever is turned away leaves nothing either."""
        stranger, words = Visitor(self.platform.url), self.unkept
        page = stranger.open("/account/sign-in/")
        wrong = {"identifier": words.latin("wrong identifier"), "password": words.latin("wrong password")}
        assert stranger.send(page, wrong, to="/account/sign-in/").status == 422
        page.form("/account/sign-in/").fields["csrfmiddlewaretoken"] = words.latin("forged token")
        assert stranger.send(page, wrong, to="/account/sign-in/").status == 403
        page = self.sara.open("/cases/new/WRM-BPR/")
        program = Upload(f"{words.latin('refused name')}.exe", b"MZ\0" + words.said("refused content").encode())
        assert self.sara.send(page, {"subject": words.said("refused subject")}, ("attachments", program)).status == 415
        assert self.sara.send(page, {"text": words.said("case without subject")}).status == 422

    def _hires(self) -> None:
        admin, words = Visitor(self.platform.url), self.words
        admin.signs_in(CAST["admin"])
        page = admin.open("/organization/employees/add/")
        names = {name: words.arabic(f"employee's {name}") for name in ("first_ar", "father_ar", "family_ar")}
        names |= {name: words.latin(f"employee's {name}") for name in ("first_en", "father_en", "family_en")}
        email = f"{words.latin('employee e-mail')}@example.test"
        chosen = _options(page.text, "department")[1], _options(page.text, "role")[0]
        admin.does(page, names | {"email": email, "department": chosen[0], "role": chosen[1]})
        self.outside.waits_for(email, 1)

    def write_everything_down(self) -> None:
        """What the database holds in memory goes to its files, and its log to a finished segment."""
        Cluster(self.platform.home).run_sql_as_superuser("CHECKPOINT; SELECT pg_switch_wal(); CHECKPOINT;")

    def places(self) -> list[Path]:
        """The data folder, what passed through, and whatever is new in the machine's place for that."""
        ours = [self.platform.home, self.passing]
        machine = Path(tempfile.gettempdir())
        return ours + list(newer_files(machine, self.began, but=machine.glob("jehat-*")))


def _options(text: str, name: str) -> list[str]:
    """The values a choice of a form offers."""
    part = text.split(f'name="{name}"', 1)[1]
    return [piece.split('"', 1)[0] for piece in part.split('value="')[1:]]


def test_the_search_knows_every_spelling(tmp_path):
    canaries = Canaries()
    for word in (canaries.arabic("one"), canaries.latin("two")):
        for number, spelling in enumerate(spellings(word)):
            (tmp_path / f"{number}-{word}").write_bytes(b"\x01\xff" + spelling + b"\xfe\0\n")
    found = canaries.found_in([tmp_path])
    assert {field: len(files) for field, files in found.items()} == {
        field: len(spellings(word)) for field, word in canaries.words.items()
    }
    assert not Canaries.found_in(_one_other(), [tmp_path])


def _one_other() -> Canaries:
    canaries = Canaries()
    canaries.said("other")
    return canaries


@pytest.mark.platform
def test_what_people_say_lies_nowhere_on_the_disk():
    with Story() as story:
        story.play()
        story.write_everything_down()
        assert story.words.found_in(story.places()) == {}
        assert story.unkept.found_in(story.places()) == {}
        story.platform.stop()
        assert story.words.found_in(story.places()) == {}


@pytest.mark.platform
def test_without_encryption_the_same_search_finds_all_of_it():
    with Story(DJANGO_SETTINGS_MODULE="tests.plaintext_settings") as story:
        story.play()
        story.write_everything_down()
        found = story.words.found_in([story.platform.home])
        assert set(story.words.words) - set(found) == set()
        assert story.unkept.found_in(story.places()) == {}
