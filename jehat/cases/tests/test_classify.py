import pytest
from django.urls import reverse
from django.utils import translation

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Reason, SecrecyGround, Status
from jehat.core.verdict import Refused
from jehat.documents import vault
from jehat.organization.models import Grant, SecrecyLevel

from .at_once import at_once
from .conftest import PNG
from .refusing import ANYBODY, HERSELF, NOT_HIS_OWN, each_stranger, refused
from .secret import SECRET, TOP_SECRET, clear, file_secret, level
from .traces import adds_up, holders, line, sentence, told, verbs

NOT_YOU = "You are not cleared for this degree of secrecy yourself."
ALREADY = "The case has this degree of secrecy already."
NO_LEVEL = "This is no degree of secrecy of the entity."
NOBODY = "Nobody who could take this case is cleared for its secrecy."
ROLE = "Your role does not include this act."


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


@pytest.fixture
def huda(world):
    """The supervisor, cleared for everything in her department."""
    clear(world.huda, TOP_SECRET, Grant.Scope.DEPARTMENT)
    return world.huda


def classify(by, case, level, ground=SecrecyGround.CONTENT):
    return actions.classify(by=by.user, case=case, level=level, ground=ground)


def test_its_rank_and_its_key_change_and_its_number_and_words_do_not(world, huda, opened):
    clear(world.noura, SECRET)
    before = (opened.number, opened.subject, bytes(opened.record_key))
    classify(huda, opened, level(world, SECRET))
    case = Case.objects.get(pk=opened.pk)
    assert (case.rank, case.key_class) == (SECRET, "secret")
    assert (case.number, case.subject) == before[:2]
    assert bytes(case.record_key) != before[2]
    assert case.comments.get().text == "I wish to open a workshop."
    assert case.assignee == world.noura


def test_its_files_and_recordings_go_with_it_there_and_back(world, huda, opened, hand_in, speak):
    clear(world.noura, SECRET)
    sara, noura = world.sara, world.noura.user
    actions.comment(by=sara, case=opened, text="Here.", files=[hand_in(sara)], voice=speak(sara))
    actions.note(by=noura, case=opened, text="Look.", files=[hand_in(noura, "note.png")], voice=speak(noura))
    given = {file.pk: (file.name, vault.unseal(file).read()) for file in queries.files_of(opened)}
    assert len(given) == 4
    for rank, key_class in ((SECRET, "secret"), (0, "file")):
        classify(huda, Case.objects.get(pk=opened.pk), level(world, rank))
        files = queries.files_of(opened)
        assert {file.key_class for file in files} == {key_class}
        assert {file.pk: (file.name, vault.unseal(file).read()) for file in files} == given


def test_what_is_attached_to_a_secret_case_is_sealed_as_it_is(world, hand_in):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET, files=[hand_in(world.sara)])
    (file,) = queries.files_of(case)
    assert (file.key_class, vault.unseal(file).read()) == ("secret", PNG)


def test_the_record_says_from_what_to_what_and_why(world, huda, opened):
    clear(world.noura, SECRET)
    classify(huda, opened, level(world, SECRET), SecrecyGround.ORDER)
    event = line("case.classify", opened)
    assert event.by == huda.user
    assert event.particulars == {"former": 0, "rank": SECRET, "ground": "order"}


def test_a_holder_who_is_not_cleared_hands_it_to_one_who_is(world, huda, opened):
    clear(world.majed, SECRET)
    classify(huda, opened, level(world, SECRET))
    opened.refresh_from_db()
    assert (opened.assignee, opened.status) == (world.majed, Status.ASSIGNED)
    assert holders(opened)[-1] == (world.permits, world.majed, Reason.ONLY_CLEARED)
    assert adds_up(opened)
    assert verbs(opened)[-2:] == ["case.classify", "case.distribute"]
    assert told(line("case.classify", opened)) == {
        world.majed.user: sentence("Case %(number)s was assigned to you", opened)
    }
    assert not Case.objects.visible_to(world.noura.user).exists()


def test_what_waits_for_the_beneficiary_goes_on_waiting(world, huda, asked):
    clear(world.majed, SECRET)
    classify(huda, asked, level(world, SECRET))
    asked.refresh_from_db()
    assert (asked.assignee, asked.status) == (world.majed, Status.WAITING_BENEFICIARY)


def test_lowered_it_is_everybodys_again_and_its_key_too(world, huda):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    classify(huda, case, level(world, 0), SecrecyGround.OVER)
    case = Case.objects.get(pk=case.pk)
    assert (case.rank, case.key_class, case.title) == (0, "field", case.subject)
    assert case.assignee == world.majed
    assert case.number.split("-")[2] == "S2"


def test_a_closed_case_stays_with_whom_it_was(world, huda, opened):
    actions.complete(by=world.noura.user, case=opened, text="Done.")
    classify(huda, opened, level(world, SECRET))
    opened.refresh_from_db()
    assert (opened.assignee, opened.rank) == (world.noura, SECRET)


def test_without_anybody_cleared_to_take_it_nothing_changes(world, opened):
    clear(world.salma, SECRET)
    Grant.objects.create(entity=world.entity, employee=world.salma, verb="case.classify", scope=Grant.Scope.ENTITY)
    Grant.objects.create(
        entity=world.entity, employee=world.salma, verb="case.see", scope=Grant.Scope.ENTITY, highest=TOP_SECRET
    )
    type(world.salma).objects.filter(pk=world.salma.pk).update(takes_cases=False)
    world.entity.default_department = None
    world.entity.save()
    with pytest.raises(Refused, match=NOBODY):
        classify(world.salma, opened, level(world, TOP_SECRET))
    opened.refresh_from_db()
    assert (opened.rank, opened.key_class, opened.assignee) == (0, "field", world.noura)


def test_nobody_raises_it_above_what_he_is_cleared_for_himself(world, opened):
    clear(world.noura, SECRET)
    with refused("case.classify", opened, by=world.huda.user, reason=NOT_YOU):
        classify(world.huda, opened, level(world, SECRET))


def test_not_to_the_level_it_has_nor_to_one_of_another_entity(world, huda, opened):
    with refused("case.classify", opened, by=huda.user, reason=ALREADY):
        classify(huda, opened, level(world, 0))
    other = SecrecyLevel.objects.get(entity=world.other_entity, rank=1)
    with refused("case.classify", opened, by=huda.user, reason=NO_LEVEL):
        classify(huda, opened, other)


def test_nobody_classifies_a_case_of_his_own(world, huda):
    own = actions.submit(by=huda.user, kind=world.kind, subject="A workshop")
    with refused("case.classify", own, by=huda.user, reason=NOT_HIS_OWN):
        classify(huda, own, level(world, SECRET))


@each_stranger(ANYBODY, HERSELF, {"officer who holds it": (lambda world: world.noura.user, ROLE)})
def test_refused_to_strangers(world, opened, who, reason):
    somebody = who(world)
    reason = ROLE if reason.startswith("This is for the employee who") else reason
    with refused("case.classify", opened, by=somebody, reason=reason):
        actions.classify(by=somebody, case=opened, level=level(world, SECRET), ground=SecrecyGround.CONTENT)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_wrap_the_key_once_each(world, opened):
    clear(world.huda, TOP_SECRET, Grant.Scope.DEPARTMENT)
    clear(world.noura, TOP_SECRET)
    levels = [level(world, rank) for rank in (SECRET, TOP_SECRET)]
    outcomes = at_once(*(lambda one=one: classify(world.huda, opened, one) for one in levels))
    assert not [one for one in outcomes if isinstance(one, Exception)]
    case = Case.objects.get(pk=opened.pk)
    assert (case.rank in (SECRET, TOP_SECRET), case.subject) == (True, "A workshop")


def test_the_page_offers_what_one_is_cleared_for_and_does_it(world, opened, client):
    clear(world.huda, SECRET, Grant.Scope.DEPARTMENT)
    clear(world.majed, SECRET)
    client.force_login(world.huda.user)
    address = reverse("cases:classify", args=[opened.number])
    assert address in client.get(reverse("cases:work", args=[opened.number])).content.decode()
    page = client.get(address)
    assert [one.rank for one in page.context["form"].levels] == [1, SECRET]
    sent = client.post(address, {"level": str(level(world, SECRET).pk), "ground": "content"})
    assert sent.status_code == 302
    opened.refresh_from_db()
    assert (opened.rank, opened.assignee) == (SECRET, world.majed)


def test_the_page_asks_for_a_ground_and_keeps_the_choice(world, huda, opened, client):
    client.force_login(huda.user)
    address = reverse("cases:classify", args=[opened.number])
    page = client.post(address, {"level": str(level(world, SECRET).pk), "ground": ""})
    assert page.status_code == 422
    assert f'value="{level(world, SECRET).pk}" ' in page.content.decode()
    assert client.get(reverse("cases:work", args=[opened.number])).status_code == 200


def test_a_program_does_the_same(world, huda, opened, client):
    clear(world.noura, SECRET)
    client.force_login(huda.user)
    answer = client.post(
        f"/api/v1/cases/{opened.number}/classify",
        {"level": "secret", "ground": "person"},
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["secrecy"]) == (200, "secret")
    unknown = client.post(
        f"/api/v1/cases/{opened.number}/classify",
        {"level": "burnt", "ground": "person"},
        content_type="application/json",
    )
    assert unknown.status_code in (403, 422)
