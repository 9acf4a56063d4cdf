from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Reassignment

from .refusing import ANYBODY, HERSELF, each_stranger, refused
from .traces import line, sentence, told

NOT_HIS = "Only who holds the case asks for it to go to another."
ASKED = "It was asked already; the supervisor decides."


def ask(by, case, **more):
    return actions.ask_reassignment(by=by, case=case, wish="skill", text="Majed knows these.", **more)


def test_the_head_is_told_and_the_case_stays(world, opened):
    asked = ask(world.noura.user, opened)
    opened.refresh_from_db()
    assert (opened.assignee, asked.text, asked.decided_at) == (world.noura, "Majed knows these.", None)
    event = line("case.ask_reassignment", opened)
    assert event.particulars == {"wish": "skill"}
    assert told(event) == {world.huda.user: sentence("A colleague asks for case %(number)s to go to another", opened)}


def test_it_is_asked_once(world, opened):
    ask(world.noura.user, opened)
    with refused("case.ask_reassignment", opened, by=world.noura.user, reason=ASKED):
        ask(world.noura.user, opened)


def test_what_went_elsewhere_needs_no_answer(world, opened):
    ask(world.noura.user, opened)
    actions.assign(by=world.huda.user, case=opened, to=world.majed)
    assert not Reassignment.objects.pending().exists()
    ask(world.majed.user, opened)


@each_stranger(ANYBODY, HERSELF, reason=NOT_HIS)
def test_it_is_refused_to_everybody_else(world, opened, who, reason):
    person = who(world)
    with refused("case.ask_reassignment", opened, by=person, reason=reason):
        ask(person, opened)


def test_the_page_asks_and_shows_what_was_asked(world, opened, client):
    client.force_login(world.noura.user)
    page = reverse("cases:assignment", args=[opened.number])
    assert 'name="wish"' in client.get(page).content.decode()
    assert client.post(reverse("cases:ask_reassignment", args=[opened.number]), {"wish": "no"}).status_code == 422
    answer = client.post(reverse("cases:ask_reassignment", args=[opened.number]), {"wish": "load", "text": "Full"})
    assert answer.url == page
    shown = client.get(page).content.decode()
    assert 'name="wish"' not in shown and "Full" in shown
    client.force_login(world.huda.user)
    assert opened.number in client.get(reverse("cases:wishes")).content.decode()


def test_a_program_asks_and_reads_it(world, opened, client):
    client.force_login(world.noura.user)
    at = f"/api/v1/cases/{opened.number}/reassignment"
    assert client.get(at).status_code == 404
    assert client.post(at, {"wish": "load"}, content_type="application/json").status_code == 201
    assert client.get(at).json()["wish"] == "load"
