"""What a person answers to our mail is his comment in the case, or is politely refused."""

import pytest

from jehat.audit.models import Event
from jehat.cases import actions as of_cases
from jehat.cases.models import Comment, Reading
from jehat.cases.states import Status
from jehat.cases.tests.at_once import at_once
from jehat.mailroom.actions import receive, take
from jehat.mailroom.models import Mail
from jehat.notifications.channels import email
from jehat.notifications.models import Notice

from .conftest import come_in, reply, sent, told_back

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 20


def test_it_answers_what_was_asked_and_the_work_goes_on(world, asked):
    mail = come_in(
        reply(
            asked,
            "Here it is.\n\nOn Sunday Jehat wrote:\n> Please send it.\n-- \nSara",
            files=[("plan.png", PNG, "image/png")],
        )
    )
    asked.refresh_from_db()
    said = Comment.objects.get(pk=mail.comment_id)
    assert (mail.state, mail.by, mail.raw, asked.status) == ("taken", world.sara, "", Status.IN_PROGRESS)
    assert (said.text, said.act, said.by, said.is_from_beneficiary) == ("Here it is.", "answer", world.sara, True)
    assert [one.file.name for one in said.attachments.all()] == ["plan.png"]
    assert said.attachments.get().file.entity_id == world.entity.pk
    assert Event.objects.filter(verb="mail.take", by=world.sara, subject_id=mail.pk, outcome="done").exists()
    assert Notice.objects.filter(to=world.noura.user, kind="case.answered").exists()
    assert not told_back()


def test_where_nothing_is_asked_it_is_a_comment(world, case):
    mail = come_in(reply(case, "A word more."))
    assert (mail.comment.act, mail.comment.text) == ("comment", "A word more.")


def test_once_taken_it_is_not_taken_again(case):
    mail = come_in(reply(case))
    assert take(mail=mail).comment_id == mail.comment_id
    assert Comment.objects.filter(case=case, act="comment").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_put_it_into_the_case_once(world, case):
    mail = receive(raw=reply(case), channel="imap")
    at_once(lambda: take(mail=mail), lambda: take(mail=mail))
    assert Comment.objects.filter(case=case, act="comment").count() == 1


def test_who_is_not_of_the_case_is_refused_and_learns_nothing_of_it(world, case):
    mail = come_in(reply(case, sender="somebody@example.test"))
    (answer,) = told_back()
    assert (mail.state, mail.failure, mail.comment, mail.by) == ("refused", "sender", None, None)
    assert answer.recipient == "somebody@example.test" and answer.to is None
    assert case.number not in answer.body and "A workshop" not in answer.body


def test_an_address_that_is_only_claimed_is_nobodys(proved, case):
    type(proved).objects.filter(pk=proved.pk).update(proved_at=None)
    assert come_in(reply(case)).failure == "sender"


def test_a_closed_case_takes_nothing_and_says_so(world, case):
    raw = reply(case)
    of_cases.withdraw(by=world.sara, case=case)
    mail = come_in(raw)
    (answer,) = told_back()
    assert mail.failure == "closed" and case.number in answer.body


def test_of_a_secret_case_nothing_goes_by_mail(world, case):
    raw = reply(case)
    type(case).objects.filter(pk=case.pk).update(rank=1)
    assert come_in(raw).failure == "secret"


def test_what_only_quotes_says_nothing(case):
    assert come_in(reply(case, "On Sunday Jehat wrote:\n> There is news.")).failure == "empty"


def test_a_token_made_up_is_refused_to_the_known_and_silent_to_strangers(world, case):
    forged = "case+" + "a" * 45 + "@jehat.test"
    assert come_in(reply(case, to=forged)).failure == "no_token"
    assert len(told_back()) == 1
    assert come_in(reply(case, to=forged, sender="x@example.test", message_id="<two@x>")).state == "refused"
    assert len(told_back()) == 1


@pytest.mark.parametrize(
    "head", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}, {"List_Id": "<l.test>"}]
)
def test_what_a_machine_writes_is_put_aside_and_never_answered(case, head):
    mail = come_in(reply(case, **head))
    assert (mail.state, mail.comment) == ("ignored", None)
    assert not told_back()


def test_a_program_is_not_taken_and_the_rest_is(case):
    mail = come_in(
        reply(case, files=[("run.exe", b"MZ" + b"\0" * 600, "application/octet-stream"), ("p.png", PNG, "image/png")])
    )
    (answer,) = told_back()
    assert mail.state == "taken" and [one.file.name for one in mail.comment.attachments.all()] == ["p.png"]
    assert "run.exe" in answer.body and "p.png" not in answer.body


def test_what_is_too_large_is_answered_and_not_kept(settings, case):
    settings.REPLIES_MOST_BYTES = 2000
    mail = come_in(reply(case, files=[("p.png", PNG * 50, "image/png")]))
    assert (mail.failure, mail.raw) == ("too_large", "") and len(told_back()) == 1


def test_our_answer_comes_back_to_nobody(case):
    come_in(reply(case, sender="somebody@example.test"))
    (answer,) = told_back()
    mail = email.composed(answer)
    assert email.sender_of(answer) == ""
    assert mail.extra_headers["Auto-Submitted"] == "auto-replied" and "Reply-To" not in mail.extra_headers
    assert mail.extra_headers["In-Reply-To"] == "<one@example.test>"


def test_our_mails_say_that_they_may_be_answered(settings, case):
    message = sent(case)
    assert email.composed(message).extra_headers["Reply-To"].startswith("case+")
    assert "You may answer this e-mail" in message.body
    settings.REPLIES_ADDRESS = ""
    assert "Reply-To" not in email.composed(message).extra_headers


def test_what_is_kept_no_other_entity_sees(world, case):
    mail = come_in(reply(case))
    assert Mail.objects.get(pk=mail.pk).entity == world.entity


def test_it_says_that_it_came_by_mail_and_proves_that_it_was_read(world, asked, client):
    mail = come_in(reply(asked, "Here it is."))
    assert mail.comment.by_mail
    reading = asked.readings.get()
    assert (reading.by, reading.channel, reading.comment.act) == (world.sara, Reading.Channel.MAIL, "ask")
    client.force_login(world.noura.user)
    page = client.get(f"/cases/{asked.number}/work/").content.decode()
    assert page.count("بالبريد الإلكتروني") == 2


def test_what_is_written_on_the_page_did_not_come_by_mail(world, case):
    assert not of_cases.comment(by=world.sara, case=case, text="Here").by_mail
