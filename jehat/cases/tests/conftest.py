import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jehat.cases import actions
from jehat.cases.models import Referral
from jehat.documents.actions import keep
from jehat.documents.tests import recordings

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 20


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "files"


@pytest.fixture(scope="session")
def recording():
    """A second of sound as Chrome records it."""
    return recordings.chrome(1.0)


@pytest.fixture
def hand_in():
    """Keep a file of a person, not yet used: `hand_in(user, "plan.png")`."""

    def hand_in(user, name="plan.png", data=PNG, content_type="image/png"):
        return keep(by=user, upload=SimpleUploadedFile(name, data, content_type))

    return hand_in


@pytest.fixture
def speak(recording):
    """Keep a voice message of a person: `speak(user)`."""

    def speak(user):
        return keep(by=user, upload=SimpleUploadedFile("voice.webm", recording, "audio/webm"), is_voice=True)

    return speak


@pytest.fixture
def case(world):
    """Sara's case, given to Noura, who has not opened it."""
    return actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open a workshop.")


@pytest.fixture
def opened(world, case):
    """The same, once Noura works on it."""
    return actions.open_case(by=world.noura.user, case=case)


@pytest.fixture
def asked(world, opened):
    """The same, while it waits for Sara."""
    actions.ask(by=world.noura.user, case=opened, text="Please send the plan.")
    opened.refresh_from_db()
    return opened


@pytest.fixture
def done(world, opened):
    """The same, once it is completed."""
    return actions.complete(by=world.noura.user, case=opened, text="The permit is issued.")


@pytest.fixture
def referred(world, opened):
    """The same, referred by Noura to the legal department, where Yousef has it and has not opened it."""
    return actions.refer(by=world.noura.user, case=opened, to=world.legal, note="Yours?", directive="opinion")


@pytest.fixture
def hop(referred):
    """The row of that referral."""
    return Referral.objects.get(case=referred)


@pytest.fixture
def read(world, hop):
    """The hop of a referred case, once Yousef has opened the case."""
    actions.open_case(by=world.yousef.user, case=hop.case)
    return Referral.objects.get(pk=hop.pk)


@pytest.fixture
def queued(world):
    """Sara's case while no officer is there: it waits in the queue of Huda, who heads the department."""
    type(world.noura).objects.filter(department=world.permits).update(takes_cases=False)
    case = actions.submit(by=world.sara, kind=world.kind, subject="Nobody is there")
    type(world.noura).objects.filter(role__code="officer").update(takes_cases=True)
    return case
